import type { Scale } from '../scores.ts'
import { type Start, share } from './change.ts'

/** What a year's answers told of a figure, as far as planning needs it. */
export interface Figure {
  readonly n: number
  readonly value: number
  readonly scale: Scale
  readonly deffKish: number
  /** The size that a change is tested with. */
  readonly nCareful: number
}

/** Where a change begins, and the effective size of one year's answers: as many answers again would be worth the same. */
export interface Learnt {
  readonly start: Start
  readonly effective: number
}

/** What was learnt of a share: its variance follows it wherever it goes. */
export const learntShare = ({ value, nCareful }: Pick<Figure, 'value' | 'nCareful'>): Learnt => ({
  start: share(value),
  effective: nCareful,
})

/**
 * What was learnt of a mean: its variance is held to stay. The effective size, which only the continuity term of the smallest
 * change asks for, is the answers' own with the weights' part of the design effect (Kish); the variance of one answer is then what
 * makes the variance of the mean come out.
 */
export function learntMean({ n, value, scale, deffKish, nCareful }: Figure): Learnt {
  const mean = (value - scale.from) / (scale.to - scale.from)
  const effective = nCareful === Number.POSITIVE_INFINITY ? nCareful : n / deffKish
  const variance = nCareful === Number.POSITIVE_INFINITY ? 0 : ((mean * (1 - mean)) / nCareful) * effective
  return { start: { mean, variance: () => variance }, effective }
}
