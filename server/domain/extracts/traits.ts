import type { AskedSlot, Standing } from '../counting/slots.ts'
import { SKIPPED, UNANSWERED } from '../cube.ts'
import type { Survey } from '../survey/survey.ts'

/**
 * What somebody who knows a resident knows of them: where they live, sex, age group and housing. The last is the survey's
 * breakdowns, one code each. A blank is a value among others: that somebody did not say is also something to know them by.
 */
export interface Traits {
  readonly areaId: string
  readonly sex: string
  readonly ageGroup: string
  readonly housing: readonly string[]
}

/** Traits, and how many people have exactly these. */
export interface Group {
  readonly traits: Traits
  readonly people: number
}

/** Traits as a stable text: neither an id nor a code holds a line break. */
export const traitsKey = ({ areaId, sex, ageGroup, housing }: Traits): string => [areaId, sex, ageGroup, ...housing].join('\n')

/** The code of somebody's answer to a question asked once: its own, or why there is none. */
export const codeOf = (standing: Standing | undefined): string => standing?.codes[0] ?? (standing?.passed ? SKIPPED : UNANSWERED)

/** Reads traits off how people stand to the survey's questions. */
export function traitsOf(survey: Survey, asked: readonly AskedSlot[]): (areaId: string, standings: readonly Standing[]) => Traits {
  const at = (id: string) => asked.findIndex((slot) => slot.id === id)
  const [sex, age, housing] = [at(survey.cell.sex), at(survey.cell.ageGroup), survey.breakdowns.map(at)]
  return (areaId, standings) => ({
    areaId,
    sex: codeOf(standings[sex]),
    ageGroup: codeOf(standings[age]),
    housing: housing.map((place) => codeOf(standings[place])),
  })
}

/** Which of a survey's questions traits are read off: those that give them, and those their skip rules point at. */
export function traitSlots(survey: Survey, asked: readonly AskedSlot[]): readonly AskedSlot[] {
  const needed = new Set([survey.cell.sex, survey.cell.ageGroup, ...survey.breakdowns])
  // Rules point backwards, so that going from the last to the first finds every question that one is needed for.
  for (const { id, rules } of asked.toReversed()) {
    if (needed.has(id)) for (const { at } of rules) needed.add(asked[at]?.id ?? '')
  }
  return asked.filter(({ id }) => needed.has(id))
}
