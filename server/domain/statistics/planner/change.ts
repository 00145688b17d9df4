import { normal } from './effective.ts'

/** A change as large as is needed to be seen, or the answer that none can be. */
export type Detectable = { readonly detectable: true; readonly change: number } | { readonly detectable: false }

/** What a change is to be seen with. */
export interface Demand {
  /** How many pledges are tested together, each with an indicator of its own. */
  readonly pledges: number
  /** The chance that a change of that size is established when it is real. */
  readonly power: number
}

/** One pledge, and four chances in five. */
export const USUAL_DEMAND: Demand = { pledges: 1, power: 0.8 }

/** Where a change begins, on the axis 0–1: the mean, and the variance of people's answers at another mean. */
export interface Start {
  readonly mean: number
  readonly variance: (mean: number) => number
}

/** A share, 0–1: the variance p(1−p) follows it. */
export const share = (mean: number): Start => ({ mean, variance: (at) => at * (1 - at) })

/**
 * A mean on a scale from 0 to `top`, with its standard deviation there: the variance is held to stay. What is detectable is on the axis
 * 0–1: times `top` for the scale's own points.
 */
export function scaleMean(mean: number, deviation: number, top: number): Start {
  const variance = (deviation / top) ** 2
  return { mean: mean / top, variance: () => variance }
}

/** A change that is wanted: which way from where, and the effective sizes of the two years compared. */
export interface Wanted {
  readonly start: Start
  readonly direction: 'fall' | 'rise'
  readonly before: number
  readonly after: number
}

/** From here on a step on the axis 0–1 is nothing. */
const NOTHING = 1e-15

/**
 * The smallest change, on the axis 0–1, that is established with the demanded power:
 * δ = (z_{1−α/2m} + z_power)·√(v₁/k₁ + v₂/k₂) + ½(1/k₁ + 1/k₂), with α = 0.05 and m pledges held to Holm's strictest step.
 * The last term is a continuity correction: without it the power is 75–79 % instead of 80. Two-sided, though a pledge has a direction.
 */
export function smallestChange({ start, direction, before, after }: Wanted, demand: Demand = USUAL_DEMAND): Detectable {
  if (!(before > 0 && after > 0)) return { detectable: false }
  const room = direction === 'fall' ? start.mean : 1 - start.mean
  const sign = direction === 'fall' ? -1 : 1
  const bar = barOf(demand)
  const steps = (1 / before + 1 / after) / 2
  // Convex in δ and not above 0 at δ = 0: it crosses zero at most once, so halving finds the smallest solution.
  const beyond = (change: number) => {
    const error = Math.sqrt(start.variance(start.mean) / before + start.variance(start.mean + sign * change) / after)
    return change - bar * error - steps
  }
  if (!(beyond(room) >= 0)) return { detectable: false }
  return { detectable: true, change: crossing(beyond, room) }
}

/**
 * The smallest change that a plan promises to see: the same, but none that would leave less than one of all who answer. That
 * near 0 or everybody the formula's normal distribution is no measure any more of when a change is seen.
 */
export function smallestSeen(wanted: Wanted, demand: Demand = USUAL_DEMAND): Detectable {
  const found = smallestChange(wanted, demand)
  if (!found.detectable) return found
  const { start, direction, after } = wanted
  const left = direction === 'fall' ? start.mean - found.change : 1 - start.mean - found.change
  return left * after < 1 ? { detectable: false } : found
}

/** The effective size that each of two years needs for a change to be established with the demanded power: smallestChange turned around. */
export function sizeForChange(
  { start, direction }: Pick<Wanted, 'start' | 'direction'>,
  change: number,
  demand: Demand = USUAL_DEMAND,
): number {
  const to = start.mean + (direction === 'fall' ? -change : change)
  if (!(change > 0 && to >= 0 && to <= 1)) throw new RangeError(`From ${start.mean} there is no ${direction} of ${change}.`)
  const spread = barOf(demand) * Math.sqrt(start.variance(start.mean) + start.variance(to))
  const root = (Math.sqrt(spread ** 2 + 4 * change) - spread) / 2 // of 1/k: u² + spread·u = δ
  return 1 / root ** 2
}

const barOf = ({ pledges, power }: Demand) => normal(1 - 0.05 / pledges / 2) + normal(power)

function crossing(beyond: (at: number) => number, highest: number): number {
  let [low, high] = [0, highest]
  while (high - low > NOTHING) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (beyond(middle) >= 0) high = middle
    else low = middle
  }
  return high
}
