import { type Design, fraction } from './design.ts'
import { adjustedSize, type Careful, kornGraubard } from './korn-graubard.ts'
import { onlyScore, type Scale, type Scores } from './scores.ts'
import { carefulVariance, type Linearised, linearised, variance } from './variance.ts'

/** A weighted share or mean with what is known of its error. On the quantity's own scale unless said otherwise. */
export interface Estimate {
  /** Valid answers. */
  readonly n: number
  readonly value: number
  /** Linearised standard error, without the floor that the interval has. */
  readonly se: number
  /** Degrees of freedom: valid answers less the strata they come from. */
  readonly df: number
  /** Residents that the valid answers stand for. */
  readonly standFor: number
  /** n Σw² / (Σw)²: how much wider unequal weights alone make it. Kish (1965), 1 or more. */
  readonly deffKish: number
  /** People drawn at random who would tell as much. Infinity when everybody was asked. */
  readonly nEff: number
  /** What the interval is made with; null when df < 1. */
  readonly nStar: number | null
  /** What it is tested with among others: never more certain than nEff. Null when df < 1. */
  readonly careful: Careful | null
  /** 95 % Korn–Graubard interval; null when df < 1. It covers chance, never those who did not answer. */
  readonly low: number | null
  readonly high: number | null
  readonly scale: Scale
  /** Variances on the axis 0–1: of the design, of as many drawn at random, and the larger of them, which is used. */
  readonly variances: { readonly linearised: number; readonly floor: number; readonly used: number }
}

/**
 * Estimates a share or mean from scores per weight cell; null with fewer than two valid answers. Interval: Korn & Graubard
 * (1998) on the axis 0–1 with a floor, never claiming more than as many people drawn at random would tell.
 */
export function estimate(design: Design, scores: Scores, scale: Scale): Estimate | null {
  const { n, standFor, squaredWeights, strata } = basis(design, scores)
  if (n < 2) return null
  const linear = linearised(design, scores)
  const only = onlyScore(scores)
  const value = only ?? linear.ratio
  const width = scale.to - scale.from
  const asked = fractionOf(design, strata)
  const varied = Math.max(0, variance(design, scores, linear)) / width ** 2
  const floor = ((1 - asked) * spread(design, scores, value)) / standFor / width ** 2 / (n - 1)
  const variances = only === null ? { linearised: varied, floor, used: Math.max(varied, floor) } : { linearised: 0, floor: 0, used: 0 }
  const deffKish = (n * squaredWeights) / standFor ** 2
  const mean = onAxis({ value, scale })
  const nEff = only === null ? (mean * (1 - mean)) / variances.used : n / (deffKish * (1 - asked))
  const df = n - strata.size
  const nStar = adjustedSize(nEff, n, df)
  const careful = df < 1 ? null : carefully(design, scores, linear, { mean, width, variances, nEff, df, n })
  const known = { n, value, se: width * Math.sqrt(variances.linearised), df, standFor, deffKish, nEff, nStar, careful, scale, variances }
  return { ...known, ...ends(value, scale, nStar) }
}

/** What is known of an estimate when it is to be tested carefully. */
interface Known extends Pick<Estimate, 'variances' | 'nEff' | 'df' | 'n'> {
  /** On the axis 0–1. */
  readonly mean: number
  readonly width: number
}

/** Of as many people drawn at random the variance is known from all of them; when all agree their number tells everything. */
function carefully(design: Design, scores: Scores, linear: Linearised, { mean, width, variances, nEff, df, n }: Known): Careful {
  if (variances.used === 0) return { size: nEff, freedom: Number.POSITIVE_INFINITY }
  const given = carefulVariance(design, scores, linear) ?? { variance: variances.linearised * width ** 2, freedom: df }
  const onShares = given.variance / width ** 2
  return onShares < variances.used
    ? { size: nEff, freedom: variances.used === variances.floor ? n - 1 : given.freedom }
    : { size: (mean * (1 - mean)) / onShares, freedom: given.freedom }
}

// A limit may pass the value by its last digit when turned back from the axis; an interval contains what it is about.
function ends(value: number, scale: Scale, nStar: number | null): Pick<Estimate, 'low' | 'high'> {
  if (nStar === null) return { low: null, high: null }
  const { low, high } = kornGraubard(onAxis({ value, scale }), nStar)
  const back = (limit: number) => scale.from + (scale.to - scale.from) * limit
  return { low: Math.min(value, back(low)), high: Math.max(value, back(high)) }
}

/** An estimate's mean on the axis 0–1, where intervals and differences are made. */
export const onAxis = ({ value, scale }: Pick<Estimate, 'value' | 'scale'>): number => (value - scale.from) / (scale.to - scale.from)

/** The strata that valid answers come from. */
export const strataOf = (design: Design, scores: Scores): ReadonlySet<number> => basis(design, scores).strata

function basis({ cells }: Design, scores: Scores) {
  let [n, standFor, squaredWeights] = [0, 0, 0]
  const strata = new Set<number>()
  for (const { cell, given } of scores) {
    const people = given.reduce((sum, each) => sum + each.people, 0)
    const weightCell = cells[cell]
    if (people === 0 || !weightCell) continue
    n += people
    standFor += people * weightCell.weight
    squaredWeights += people * weightCell.weight ** 2
    strata.add(weightCell.stratum)
  }
  return { n, standFor, squaredWeights, strata }
}

/** The share of the people in all touched strata who answered. */
function fractionOf({ strata }: Design, touched: ReadonlySet<number>): number {
  const sum = { areaIds: [], people: 0, respondents: 0 }
  for (const [index, { people, respondents }] of strata.entries()) {
    if (!touched.has(index)) continue
    sum.people += people
    sum.respondents += respondents
  }
  return fraction(sum)
}

/** Σ w (y − R)². */
function spread({ cells }: Design, scores: Scores, mean: number): number {
  return scores.reduce((total, { cell, given }) => {
    const squares = given.reduce((sum, each) => sum + each.people * (each.score - mean) ** 2, 0)
    return total + (cells[cell]?.weight ?? 0) * squares
  }, 0)
}
