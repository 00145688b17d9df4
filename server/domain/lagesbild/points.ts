import { number } from '../format.ts'
import type { Interval } from '../statistics/interval.ts'
import type { TestedDifference } from '../weighting/weighted.ts'

/** A mean with one decimal: '2,4'. */
export const meanWords = (mean: number): string => number(mean, 1)

/** The limits of a mean's interval, rounded outwards: '2,1–2,7'. */
export const meanLimits = ({ low, high }: Interval): string => `${number(floor(low), 1)}–${number(ceil(high), 1)}`

/** A number of points that is needed, rounded up: '0,4 poäng'. */
export const meanPoints = (points: number): string => `${number(ceil(points), 1)} poäng`

/** How far one mean is from another: '+0,4 poäng'. */
export const movedPoints = ({ diff }: Pick<TestedDifference, 'diff'>): string => `${signed(diff)} poäng`

/** The same with its limits, rounded outwards: '+0,4 poäng (+0,1 till +0,8)'. */
export const movedWords = (tested: Pick<TestedDifference, 'diff' | 'low' | 'high'>): string =>
  `${movedPoints(tested)} (${signed(floor(tested.low))} till ${signed(ceil(tested.high))})`

const floor = (value: number) => Math.floor(value * 10 + 1e-9) / 10
const ceil = (value: number) => Math.ceil(value * 10 - 1e-9) / 10

function signed(value: number): string {
  const size = number(Math.abs(value), 1)
  return size === '0,0' ? size : `${value < 0 ? '−' : '+'}${size}`
}
