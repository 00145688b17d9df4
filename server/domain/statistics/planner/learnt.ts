import type { Scale } from '../scores.ts'
import { type Start, share } from './change.ts'
import { USUAL_DEFF } from './effective.ts'

/** What a year's answers told of a figure, as far as planning needs it. */
export interface Figure {
  readonly n: number
  readonly value: number
  readonly scale: Scale
  /** The size that a change is tested with. */
  readonly nCareful: number
}

/** Where a change begins, and the effective size of one year's answers: as many answers again would be worth the same. */
export interface Learnt {
  readonly start: Start
  readonly effective: number
  /** How much more each answer told than one of a share's usually does: what a plan's effective sizes are multiplied by. */
  readonly gain: number
}

const gainOf = ({ n, nCareful }: Pick<Figure, 'n' | 'nCareful'>) => (nCareful * USUAL_DEFF) / n

/** What was learnt of a share: its variance follows it wherever it goes. */
export const learntShare = ({ n, value, nCareful }: Omit<Figure, 'scale'>): Learnt => ({
  start: share(value),
  effective: nCareful,
  gain: gainOf({ n, nCareful }),
})

/**
 * What was learnt of a mean: its variance is held to stay. The interval it is tested with takes the mean for a share of so many
 * people that its variance comes out; they are more than those who answered, for points differ less than yes and no, and it is
 * they whom the continuity term of the smallest change is about.
 */
export function learntMean({ n, value, scale, nCareful }: Figure): Learnt {
  const mean = (value - scale.from) / (scale.to - scale.from)
  return { start: { mean, variance: () => mean * (1 - mean) }, effective: nCareful, gain: gainOf({ n, nCareful }) }
}
