import type { Design } from './design.ts'
import { type Difference, difference, scaled } from './difference.ts'
import { strataOf } from './estimate.ts'
import type { Made } from './figures.ts'
import { covariance, linearised, variance } from './variance.ts'

/** An area against all others, and against the kommun it is part of: the same hypothesis, told both ways. */
export interface AgainstRest extends Difference {
  /** The others' estimate. */
  readonly rest: number
  /** The area less the whole kommun, with its interval: the difference from the rest times the rest's share of the people. */
  readonly fromKommun: Pick<Difference, 'diff' | 'low' | 'high'>
}

/**
 * This round's figure less the earlier's. Different people answered, or mostly, so the two are taken as independent; the same person
 * answering twice only makes the interval too wide. Null when either lacks an interval, or they are measured on different scales.
 */
export function change(before: Made | undefined, now: Made): Difference | null {
  if (!before?.estimate || !now.estimate) return null
  const [then, here] = [before.estimate.scale, now.estimate.scale]
  return then.from === here.from && then.to === here.to ? difference(before.estimate, now.estimate) : null
}

/** An area's figure less that of the rest of the kommun; null when either lacks an interval. */
export function againstRest(design: Design, rest: Made | undefined, area: Made): AgainstRest | null {
  if (!rest?.estimate || !area.estimate) return null
  const found = difference(rest.estimate, area.estimate, correlation(design, rest, area))
  if (!found) return null
  const share = area.estimate.standFor / (area.estimate.standFor + rest.estimate.standFor)
  const { diff, low, high } = scaled(found, 1 - share)
  return { ...found, rest: rest.estimate.value, fromKommun: { diff, low, high } }
}

/** The correlation of two estimates about different people, −1–1: 0 unless answers of both come from a common stratum. */
export function correlation(design: Design, a: Pick<Made, 'scores'>, b: Pick<Made, 'scores'>): number {
  const touched = strataOf(design, a.scores)
  if (![...strataOf(design, b.scores)].some((stratum) => touched.has(stratum))) return 0
  const [left, right] = [linearised(design, a.scores), linearised(design, b.scores)]
  const spread = Math.sqrt(variance(design, a.scores, left) * variance(design, b.scores, right))
  return spread > 0 ? Math.max(-1, Math.min(1, covariance(design, left, right) / spread)) : 0
}
