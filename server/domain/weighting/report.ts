import type { Diagnostics } from '../statistics/diagnostics.ts'
import type { Collapsed, Weighing, WeighingResult } from '../statistics/weighing.ts'

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

/** What has to be published about weights. */
export interface Weights extends Pick<Weighing, 'method' | 'unplaced' | 'fromEmpty' | 'merged'>, Diagnostics {
  /** Which cells of the register were weighted as one; those that stood alone are left out. */
  readonly collapsed: readonly Collapsed[]
}

/** The sentences of a weighing: what stood in the way of it, or of parts of it. */
export const obstaclesOf = (result: WeighingResult): readonly string[] =>
  (result.ok ? result.weighing.uncovered : result.obstacles).map(({ sentence }) => sentence)

/** What a weighing has to tell of itself; null when there is none. */
export function weightsOf(result: WeighingResult): Weights | null {
  if (!result.ok) return null
  const { method, unplaced, fromEmpty, merged, collapsed, diagnostics } = result.weighing
  return { method, unplaced, fromEmpty, merged, collapsed: joined(collapsed), ...diagnostics }
}

function joined(cells: readonly Collapsed[]): readonly Collapsed[] {
  const size = new Map<string, number>()
  for (const { into } of cells) size.set(into, (size.get(into) ?? 0) + 1)
  return cells.filter(({ into }) => (size.get(into) ?? 0) > 1)
}
