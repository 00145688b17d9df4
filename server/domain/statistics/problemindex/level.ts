import type { Interval } from '../interval.ts'
import type { Thresholds } from './thresholds.ts'

/** How much of a problem something is: 0 practically none, 2 normal for Sweden, 6 alarming. */
export type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The levels an interval lies in: the same twice when it lies in one. */
export interface Span {
  readonly low: Level
  readonly high: Level
}

/** From this many answers a place has levels of its own to be coloured by; with fewer, its level is mostly noise. */
export const ENOUGH_FOR_COLOUR = 180

/** A share that is equal to a limit on paper may differ from it in its last binary digit. */
const HAIR = 1e-12

/**
 * The level of an adverse share, 0–1: how many limits it reaches. The first two are reached at the limit (the normal class
 * includes both its ends), the others when passed. Never falls when the share rises.
 */
export function level(share: number, thresholds: Thresholds): Level {
  const reached = thresholds.filter((limit, index) => (index < 2 ? share >= limit - HAIR : share > limit + HAIR))
  return reached.length as Level // six limits: 0–6 of them are reached
}

/** The levels that the interval of an adverse share lies in. */
export const span = ({ low, high }: Interval, thresholds: Thresholds): Span => ({
  low: level(low, thresholds),
  high: level(high, thresholds),
})
