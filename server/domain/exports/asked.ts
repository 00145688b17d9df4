import { ANY, NONE } from '../cube.ts'
import { codesOf } from '../questions/index.ts'
import type { Code, Comparable, Measure, Role, Survey, Text } from '../survey/survey.ts'

/** What the figures are kept by: a question, or one derived from several, with the codes it is counted under, or a group mean. */
export interface Asked {
  readonly id: string
  readonly group: string
  readonly label: Text
  /** Yes and no for a derived question; none for a group mean, and for free text, which is not counted. */
  readonly codes: readonly Code[]
  readonly measure: Measure | undefined
  /** A group mean: it has no share, and people's mean points are its figure. */
  readonly isMean: boolean
  readonly comparable: Comparable | undefined
}

/** Everything a survey counts, in its own order: questions first, then derived questions, group means last. */
export function asked({ questions, derived, groupMeans = [] }: Survey): readonly Asked[] {
  return [
    ...questions.map((one) => ({ ...core(one), codes: codesOf(one), measure: 'measure' in one ? one.measure : undefined, isMean: false })),
    ...derived.map((one) => ({ ...core(one), codes: YES_OR_NO, measure: one.measure, isMean: false })),
    ...groupMeans.map((one) => ({ ...core(one), codes: [], measure: undefined, isMean: true })),
  ]
}

/** The codes a derived question is counted under. */
export const YES_OR_NO: readonly Code[] = [
  { code: ANY, text: { sv: 'Ja', en: 'Yes' }, role: 'value' },
  { code: NONE, text: { sv: 'Nej', en: 'No' }, role: 'value' },
]

/** What a code is to the figures, in words. */
export const ROLES: Readonly<Record<Role, string>> = {
  value: 'värde',
  dont_know: 'vet ej',
  refused: 'vill inte svara',
  not_applicable: 'ej aktuellt',
}

/** Whether two years may be compared, in words. */
export const COMPARABLE: Readonly<Record<Comparable['degree'], string>> = { yes: 'ja', limited: 'begränsat', no: 'nej' }

const core = ({ id, group, label, comparable }: Pick<Asked, 'id' | 'group' | 'label'> & { readonly comparable?: Comparable }) => ({
  id,
  group,
  label,
  comparable,
})
