import type { Diagnostics } from '../statistics/diagnostics.ts'
import type { Weighing, WeighingResult } from '../statistics/weighing.ts'

/** How a round was weighted, as it is kept with its counting: everything that has to be told about it. */
export interface WeighingReport {
  /** The mark of the grounds it rests on: when it is another today, the round should be counted again. */
  readonly grounds: string
  /** The register's year, 31 December; null when it has nothing about the kommun. */
  readonly registerYear: number | null
  /** The year of the counted round that this one is compared with; null without one. */
  readonly beforeYear: number | null
  /** The focus indicators that were declared before the round opened. */
  readonly focus: readonly string[]
  /** Why figures could not be weighted, or not all of them, in sentences for the coordinator; none when all could. */
  readonly obstacles: readonly string[]
  /** Why the round before could not be weighted, so that no change could be tested. */
  readonly obstaclesBefore: readonly string[]
  /** Null when nothing could be weighted. */
  readonly weights: Weights | null
}

/** What has to be told about weights. */
export interface Weights extends Pick<Weighing, 'method' | 'unplaced' | 'fromEmpty'>, Pick<Diagnostics, 'spreads'> {}

/** What stood in the way of a weighing, or of parts of it, in sentences that may be told to everybody. */
export const obstaclesOf = (result: WeighingResult): readonly string[] => [
  ...new Set((result.ok ? result.weighing.uncovered : result.obstacles).map(({ sentence, told = sentence }) => told)),
]

/** What a weighing has to tell of itself; null when there is none. */
export function weightsOf(result: WeighingResult): Weights | null {
  if (!result.ok) return null
  const { method, unplaced, fromEmpty, diagnostics } = result.weighing
  return { method, unplaced, fromEmpty, spreads: diagnostics.spreads }
}
