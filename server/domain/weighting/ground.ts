import type { Cube } from '../cube.ts'
import { comparability } from '../lagesbild/comparability.ts'
import type { PopulationCell } from '../population.ts'
import { registerOf, weigh } from '../statistics/index.ts'
import type { WeighingResult } from '../statistics/weighing.ts'
import { itemsOf } from '../survey/compare.ts'
import type { Survey } from '../survey/survey.ts'

/** A counted round and what the register knows of its areas, the newest year at hand. */
export interface Ground {
  readonly year: number
  readonly survey: Survey
  readonly cube: Cube
  readonly register: { readonly year: number; readonly cells: readonly PopulationCell[] } | null
}

/** Everything that the weighted figures of a round follow from. */
export interface Grounds {
  readonly now: Ground
  /** The kommun's last counted round before this one; null without one. */
  readonly before: Ground | null
  readonly areaIds: readonly string[]
  /** The focus indicators that were declared before the round opened. */
  readonly focus: readonly string[]
}

/** Weighs the answers of a round to the register. No areas have neighbours to be weighted together with. */
export const weighed = ({ cube, register }: Ground): WeighingResult => weigh(cube, registerOf(register?.cells ?? []), new Map())

/** Whether a question's figure may be set against the earlier round's: only where the survey says that nothing stands in the way. */
export function comparableIn({ now, before }: Grounds): (question: string) => boolean {
  const free = new Set(
    itemsOf(now.survey)
      .filter(({ id, comparable }) => comparability(now.survey, { id, comparable }, before?.survey).degree === 'yes')
      .map(({ id }) => id),
  )
  return (question) => free.has(question)
}
