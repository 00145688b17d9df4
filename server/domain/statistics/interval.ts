import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'

/** A range on the share axis, 0–1. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The range the true share plausibly lies in when `x` of `n` people drawn at random said yes: the Clopper–Pearson
 * interval, 0–1. Exact from the binomial distribution, so it covers the truth at least `level` of the time at any share
 * and any n, and keeps a width at 0 of n and n of n. It never covers those who did not answer.
 * Clopper & Pearson (1934), Biometrika 26:404–413. Throws unless n ≥ 1 and 0 ≤ x ≤ n, whole numbers.
 */
export function clopperPearson(x: number, n: number, level = 0.95): Interval {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`An interval needs at least one answer, not ${n}.`)
  if (!Number.isInteger(x) || x < 0 || x > n) throw new RangeError(`${x} of ${n} is no share.`)
  const tail = (1 - level) / 2
  return {
    low: x === 0 ? 0 : betaQuantile(tail, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - tail, x + 1, n - x),
  }
}
