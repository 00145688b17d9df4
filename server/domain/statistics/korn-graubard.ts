import type { Interval } from './interval.ts'
import { beta, normalOverT, t975 } from './quantile.ts'

/**
 * How many people drawn at random would tell as much as these answers do: n*, the size the interval is made with. `nEff`
 * shrunk by how far the t distribution of the design is wider than that of `n` people drawn at random. Always at 97.5 %,
 * whatever level the interval then has. Null when the design leaves no degree of freedom: no interval can be told.
 * Korn & Graubard (1998), Survey Methodology 24:193–201.
 */
export function adjustedSize(nEff: number, n: number, df: number): number | null {
  return df < 1 ? null : nEff * (t975(n - 1) / t975(df)) ** 2
}

/** What a mean is tested with among others: the size that its careful variance gives, and how many degrees of freedom that variance has. */
export interface Careful {
  readonly size: number
  readonly freedom: number
}

/** Towards 1 a level has no tails for the two distributions to differ in. */
const WIDEST = 0.5

/**
 * The size to make an interval of a chosen level with. `adjustedSize` lets the t distribution in at 97.5 % alone; far out, where
 * one among a hundred tests is decided, t with few degrees of freedom is much wider, so here it is let in at the very level.
 */
export function sizeAt({ size, freedom }: Careful, alpha: number): number {
  const isKnown = size === Number.POSITIVE_INFINITY || freedom === Number.POSITIVE_INFINITY
  return isKnown ? size : size * normalOverT(Math.min(alpha, WIDEST), freedom) ** 2
}

/**
 * The range that a mean on the axis 0–1 plausibly lies in: the Korn–Graubard interval, which is Clopper–Pearson's with a
 * size that need not be whole. Stays on the axis and keeps a width at 0 and 1, where ±1.96 standard errors fails.
 * `alpha` is the chance of missing, 0.05 for 95 %. An infinite size, everybody asked, gives the mean itself.
 */
export function kornGraubard(mean: number, size: number, alpha = 0.05): Interval {
  return { low: lower(mean, size, alpha), high: upper(mean, size, alpha) }
}

/** The lower end of the interval alone: half the work when only one end matters. */
export function lower(mean: number, size: number, alpha: number): number {
  if (size === Number.POSITIVE_INFINITY) return mean
  return mean <= 0 ? 0 : beta(alpha / 2, size * mean, size * (1 - mean) + 1)
}

/** The upper end of the interval alone. */
export function upper(mean: number, size: number, alpha: number): number {
  if (size === Number.POSITIVE_INFINITY) return mean
  return mean >= 1 ? 1 : beta(1 - alpha / 2, size * mean + 1, size * (1 - mean))
}
