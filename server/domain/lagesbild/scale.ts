import type { ShownRow } from '../disclosure/protect.ts'
import { toldOf } from './told.ts'

/** Steps of a map's tint: equally wide, counted from zero, so that a small difference never looks large. */
export interface Steps {
  /** Width of a step, a share 0–1. */
  readonly width: number
  readonly count: 5
}

/** Widths a reader can name: the widest step ends at 5, 10, 25, 50, 75 or 100 per cent. */
const WIDTHS = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2] as const
const COUNT = 5

// 0.3 / 0.1 is a hair under 3: without this a share on a step's edge falls on either side by chance.
const HAIR = 1e-9

/** The narrowest steps that hold every share; shares 0–1. */
export function steps(shares: readonly number[]): Steps {
  const top = Math.max(0, ...shares)
  return { width: WIDTHS.find((width) => top <= width * COUNT + HAIR) ?? 0.2, count: COUNT }
}

/** The step a share falls in, 1 (lowest) to 5; a share on an edge belongs to the step above, the very top to the last. */
export function step({ width, count }: Steps, share: number): number {
  return Math.min(count, 1 + Math.floor(share / width + HAIR))
}

/** Where an axis from zero may end to hold every value: a whole number of tenths, or of twentieths when all are small. Shares 0–1. */
export function axisEnd(values: readonly number[]): number {
  const top = Math.max(0, ...values)
  const unit = top <= 0.25 ? 20 : 10
  return Math.min(1, Math.max(1, Math.ceil(top * unit - HAIR)) / unit)
}

/** The farthest a chart must reach to draw these rows: their upper limits, or their shares where there is no interval. */
export const reach = (rows: Iterable<ShownRow | undefined>): readonly number[] =>
  [...rows].flatMap((row) => {
    const told = toldOf(row)
    return told ? [told.interval?.high ?? told.share] : []
  })
