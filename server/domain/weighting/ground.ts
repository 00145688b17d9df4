import type { Cube } from '../cube.ts'
import { comparability } from '../lagesbild/comparability.ts'
import type { PopulationCell } from '../population.ts'
import { registerOf, weigh } from '../statistics/index.ts'
import { noRegister, unknownArea } from '../statistics/obstacles.ts'
import { type Neighbours, peopleOf } from '../statistics/register.ts'
import type { WeighingResult } from '../statistics/weighing.ts'
import { itemsOf } from '../survey/compare.ts'
import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'

/** A counted round and what the register knows of its areas, the year nearest to it. */
export interface Ground {
  readonly year: number
  readonly survey: Survey
  /** Answers by code are enough: those by open link are never weighted. */
  readonly cube: Cube
  /** The kommun's areas that year: code → name. */
  readonly areas: ReadonlyMap<string, string>
  readonly register: { readonly year: number; readonly cells: readonly PopulationCell[] } | null
}

/** A round that another is compared with. */
export interface GroundBefore extends Ground {
  /** The rows of it that hide their answers, 'area:1383R001|hot': a difference from one would tell what it hides. */
  readonly hidden: ReadonlySet<string>
}

/** Everything that the weighted figures of a round follow from. */
export interface Grounds {
  readonly now: Ground
  /** The kommun's last counted round before this one; null without one. */
  readonly before: GroundBefore | null
  /** Whom an area with fewer than two answers is weighted together with. */
  readonly neighbours: Neighbours
  /** The focus indicators that were declared before the round opened. */
  readonly focus: readonly string[]
  /** Names all of this but the round's own answers: the same grounds give the same mark, others another. */
  readonly mark: string
}

/** Weighs the answers of a round to the register. An area that the register knows nothing of is missing from every total. */
export function weighed({ cube, areas, register }: Ground, neighbours: Neighbours): WeighingResult {
  if (register === null) return { ok: false, obstacles: [noRegister()] }
  const called = (areaId: string) => areas.get(areaId) ?? areaId
  const known = registerOf(register.cells)
  const result = weigh(cube, known, neighbours, called)
  if (!result.ok) return result
  const people = peopleOf(known)
  const unknown = [...areas.keys()].filter((areaId) => !people.has(areaId)).map((areaId) => unknownArea(areaId, called))
  return { ok: true, weighing: { ...result.weighing, uncovered: [...result.weighing.uncovered, ...unknown] } }
}

/**
 * Whether a question's figure of a population may be set against the earlier round's: only where the survey says that nothing stands in
 * the way, and what it is set against may itself be seen.
 */
export function comparableIn({ now, before }: Grounds): (question: string, population: string) => boolean {
  const free = new Set(
    itemsOf(now.survey)
      .filter(({ id, comparable }) => comparability(now.survey, { id, comparable }, before?.survey).degree === 'yes')
      .map(({ id }) => id),
  )
  return (question, population) => free.has(question) && !before?.hidden.has(placeOf({ population, question }))
}

/** Names a row of those by code. */
export const placeOf = ({ population, question }: Pick<Row, 'population' | 'question'>): string => `${population}|${question}`
