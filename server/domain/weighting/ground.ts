import type { Cube } from '../cube.ts'
import { comparability } from '../lagesbild/comparability.ts'
import type { PopulationCell } from '../population.ts'
import { registerOf, weigh } from '../statistics/index.ts'
import type { Neighbours } from '../statistics/register.ts'
import type { WeighingResult } from '../statistics/weighing.ts'
import { itemsOf } from '../survey/compare.ts'
import type { Survey } from '../survey/survey.ts'

/** A counted round and what the register knows of its areas, the year nearest to it. */
export interface Ground {
  readonly year: number
  readonly survey: Survey
  /** Answers by code are enough: those by open link are never weighted. */
  readonly cube: Cube
  readonly register: { readonly year: number; readonly cells: readonly PopulationCell[] } | null
}

/** Everything that the weighted figures of a round follow from. */
export interface Grounds {
  readonly now: Ground
  /** The kommun's last counted round before this one; null without one. */
  readonly before: Ground | null
  readonly areaIds: readonly string[]
  /** Whom an area with fewer than two answers is weighted together with. */
  readonly neighbours: Neighbours
  /** The focus indicators that were declared before the round opened. */
  readonly focus: readonly string[]
  /** Names all of this but the round's own answers: the same grounds give the same mark, others another. */
  readonly mark: string
}

/** Weighs the answers of a round to the register. */
export const weighed = ({ cube, register }: Ground, neighbours: Neighbours): WeighingResult =>
  weigh(cube, registerOf(register?.cells ?? []), neighbours)

/** Whether a question's figure may be set against the earlier round's: only where the survey says that nothing stands in the way. */
export function comparableIn({ now, before }: Grounds): (question: string) => boolean {
  const free = new Set(
    itemsOf(now.survey)
      .filter(({ id, comparable }) => comparability(now.survey, { id, comparable }, before?.survey).degree === 'yes')
      .map(({ id }) => id),
  )
  return (question) => free.has(question)
}
