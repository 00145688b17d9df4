import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { sharedBy, valuesOf } from './parts.ts'
import type { Rules } from './rules.ts'
import { sensitiveOf } from './secrets.ts'

/** Where more than this part of the residents have answered, a neighbour is likely to be among them. */
const DENSE = 0.2

/** How many live where a row is about: in its area, or in the whole kommun for everything else; undefined where nobody knows. */
export type Residents = (population: string) => number | undefined

/**
 * Rows, those marked in which everybody gave the same answer to a sensitive question, when so many of the residents answered that
 * it tells of any one of them: who knows that somebody answered then knows what. Where nobody knows how many live there,
 * everybody may have answered. Rows that rest on too few are hidden as they are.
 */
export function withAlike(survey: Survey, rows: readonly Row[], residents: Residents, { bases }: Pick<Rules, 'bases'>): readonly Row[] {
  const sensitive = sensitiveOf(survey)
  const isDense = ({ population, respondents }: Row) => respondents > DENSE * (residents(population) ?? 0)
  const areAlike = (row: Row) => row.base >= bases && sharedBy(row, valuesOf(survey, row.question)) !== undefined
  return rows.map((row) => (sensitive.has(row.question) && isDense(row) && areAlike(row) ? { ...row, alike: true } : row))
}

/** How many live in each area and in the kommun, by the register; unknown where it knows nothing, and for the kommun when it lacks an area. */
export function residentsBy(people: ReadonlyMap<string, number>, areaIds: readonly string[]): Residents {
  const all = areaIds.every((id) => people.has(id)) ? areaIds.reduce((sum, id) => sum + (people.get(id) ?? 0), 0) : undefined
  return (population) => (population.startsWith(AREA) ? people.get(population.slice(AREA.length)) : all)
}

const AREA = 'area:'
