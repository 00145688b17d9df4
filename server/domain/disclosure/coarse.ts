import type { TestedDifference, ToldFigure, WeightedFigure, WeightedRow } from '../weighting/weighted.ts'
import type { Audience } from './rules.ts'

/** Shares are told in hundredths, means in tenths. */
const STEPS = { share: 100, mean: 10 } as const
type Steps = (typeof STEPS)[keyof typeof STEPS]

/**
 * What weighting makes of a row, as coarse as pages print it. A weight is the residents of a sex and age group in an area through how
 * many of them answered, and everybody knows the residents. Who tries every way that forty answers may fall on four such groups finds
 * the one that it was from the numbers of answers and shares with three decimals, and then what each group answered; of shares in
 * whole per cents he is left with hundreds of ways, and every number of few people from nothing to more than few. Standard errors,
 * design effects and sizes of equal worth tell the same in other words: they stay inside, but for one that staff plan by and no page
 * or file has.
 */
export function coarse({ figures, change, againstRest, ...row }: WeightedRow, audience: Audience): WeightedRow<ToldFigure> {
  const steps = 'measure' in figures ? STEPS.share : STEPS.mean
  return {
    ...row,
    figures: Object.fromEntries(Object.entries(figures).map(([key, figure]) => [key, figureOf(figure, stepsOf(key), audience)])),
    change: change && differenceOf(change, steps),
    againstRest: againstRest && differenceOf(againstRest, steps),
  }
}

const stepsOf = (key: string): Steps => (key === 'mean' || key === 'group_mean' ? STEPS.mean : STEPS.share)

function figureOf({ n, value, low, high, nEff, nCareful }: WeightedFigure, steps: Steps, audience: Audience): ToldFigure {
  return {
    n,
    value: steps === STEPS.share ? share(value) : nearest(value, steps),
    low: low === null ? null : floor(low, steps),
    high: high === null ? null : ceil(high, steps),
    ...(audience === 'staff' && { worth: nCareful ?? nEff }),
  }
}

function differenceOf({ diff, low, high, p, pAdjusted, pCareful }: TestedDifference, steps: Steps): TestedDifference {
  return {
    diff: diff < 0 ? -something(-diff, steps) : something(diff, steps),
    low: floor(low, steps),
    high: ceil(high, steps),
    // Upwards: what is established at 5 per cent is so still, and nothing else.
    p: ceil(p, 100),
    pAdjusted: ceil(pAdjusted, 100),
    ...(pCareful !== undefined && { pCareful: ceil(pCareful, 100) }),
  }
}

/** What is nobody or everybody only if it was, and no difference only if there was none: else the middle of where it may be. */
const LITTLE = 0.25

function share(value: number): number {
  const at = nearest(value, STEPS.share)
  if (at === value || (at > 0 && at < 1)) return at
  return at === 0 ? LITTLE / STEPS.share : 1 - LITTLE / STEPS.share
}

const something = (size: number, steps: Steps): number => nearest(size, steps) || (size === 0 ? 0 : LITTLE / steps)

const nearest = (value: number, steps: Steps): number => Math.round(value * steps) / steps

/** Far below a step, far above what is lost in computing. */
const HAIR = 1e-9

const floor = (value: number, steps: Steps): number => Math.floor(value * steps + HAIR) / steps
const ceil = (value: number, steps: Steps): number => Math.ceil(value * steps - HAIR) / steps
