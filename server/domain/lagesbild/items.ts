import type { Comparable, Group, Measure, Survey, Text } from '../survey/survey.ts'

/** What the lägesbild reports by one share: a question with a measure, or a derived question. */
export interface Item {
  readonly id: string
  readonly group: string
  /** The problem category it shares with the dialogues; null when it has none. */
  readonly theme: string | null
  readonly label: Text
  readonly measure: Measure
  readonly comparable: Comparable | undefined
}

/** Everything a survey reports by a share, in the survey's own order: questions first, then derived questions. */
export function items(survey: Survey): readonly Item[] {
  const asked = survey.questions.flatMap((question) =>
    'measure' in question && question.measure ? [{ ...core(question), theme: question.theme ?? null, measure: question.measure }] : [],
  )
  return [...asked, ...survey.derived.map((derived) => ({ ...core(derived), theme: null, measure: derived.measure }))]
}

/** The items of a survey under its groups, in the groups' order; a group without items is left out. */
export function grouped(survey: Survey): readonly { readonly group: Group; readonly items: readonly Item[] }[] {
  const all = items(survey)
  return survey.groups
    .map((group) => ({ group, items: all.filter((item) => item.group === group.id) }))
    .filter((entry) => entry.items.length > 0)
}

/** The problems a survey asks about: items where a high share is bad, in a category that dialogues also speak about. */
export function problems(survey: Survey): readonly Item[] {
  return items(survey).filter((item) => item.theme !== null && item.measure.direction === 'adverse')
}

const core = ({ id, group, label, comparable }: Pick<Item, 'id' | 'group' | 'label'> & { readonly comparable?: Comparable }) => ({
  id,
  group,
  label,
  comparable,
})
