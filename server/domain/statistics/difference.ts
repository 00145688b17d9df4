import { type Estimate, onAxis } from './estimate.ts'
import { lower, sizeAt, upper } from './korn-graubard.ts'

/** How far one estimate is above another, on their own scale. */
export interface Difference {
  readonly diff: number
  /** 95 % interval. */
  readonly low: number
  readonly high: number
  /** The smallest alpha whose interval excludes 0, so that test and interval never disagree. 1e-14 when smaller still. */
  readonly p: number
  /** The same by careful sizes at each level, for testing among others, where a little too small an error does most harm: never smaller than p. */
  readonly pCareful: number
}

/** What a difference is made from. */
export type Compared = Pick<Estimate, 'value' | 'nStar' | 'scale'>

/** What a difference is tested from. */
export type Tested = Compared & Pick<Estimate, 'careful'>

/**
 * `second` less `first`, both on one scale: the MOVER interval, which puts the two estimates' own intervals together and so keeps their
 * care near 0 and 100 %. `correlation` is 0 between years and between strata. Null when either has no interval.
 * Newcombe (1998), Statistics in Medicine 17:873–890; Zou & Donner (2008), Statistics in Medicine 27:1693–1702.
 */
export function difference(first: Tested, second: Tested, correlation = 0): Difference | null {
  const pair = pairOf(first, second, correlation)
  if (!pair) return null
  const p = inverted(pair)
  return { ...apart(first, second, pair), p, pCareful: Math.max(p, inverted(carefulPair(first, second, pair))) }
}

/** The same without its p, which takes most of the time. */
export function interval(first: Compared, second: Compared, correlation = 0): Omit<Difference, 'p' | 'pCareful'> | null {
  const pair = pairOf(first, second, correlation)
  return pair && apart(first, second, pair)
}

function pairOf(first: Compared, second: Compared, correlation: number): Pair | null {
  const [before, after] = [first.nStar, second.nStar]
  if (before === null || after === null) return null
  return { first: onAxis(first), second: onAxis(second), firstSize: () => before, secondSize: () => after, correlation }
}

/** The same two with the sizes they are tested with among others. */
function carefulPair({ careful: first }: Tested, { careful: second }: Tested, pair: Pair): Pair {
  return {
    ...pair,
    firstSize: first ? (alpha) => sizeAt(first, alpha) : pair.firstSize,
    secondSize: second ? (alpha) => sizeAt(second, alpha) : pair.secondSize,
  }
}

function apart(first: Compared, second: Compared, pair: Pair): Omit<Difference, 'p' | 'pCareful'> {
  const width = first.scale.to - first.scale.from
  return { diff: second.value - first.value, low: width * below(pair, 0.05), high: width * above(pair, 0.05) }
}

/** A difference and everything about it times a factor: an area against the kommun it is part of is a part of it against the rest. */
export const scaled = ({ diff, low, high, p, pCareful }: Difference, factor: number): Difference => ({
  diff: diff * factor,
  low: low * factor,
  high: high * factor,
  p,
  pCareful,
})

/** Two means on the axis 0–1 and the sizes that their intervals are made with at a level. */
interface Pair {
  readonly first: number
  readonly second: number
  readonly firstSize: (alpha: number) => number
  readonly secondSize: (alpha: number) => number
  readonly correlation: number
}

function below({ first, second, firstSize, secondSize, correlation }: Pair, alpha: number): number {
  const [down, up] = [second - lower(second, secondSize(alpha), alpha), upper(first, firstSize(alpha), alpha) - first]
  return second - first - length(down, up, correlation)
}

function above({ first, second, firstSize, secondSize, correlation }: Pair, alpha: number): number {
  const [up, down] = [upper(second, secondSize(alpha), alpha) - second, first - lower(first, firstSize(alpha), alpha)]
  return second - first + length(up, down, correlation)
}

const length = (a: number, b: number, correlation: number) => Math.sqrt(Math.max(0, a ** 2 + b ** 2 - 2 * correlation * a * b))

/** p is never told smaller. */
const SMALLEST = 1e-14
/** α = exp(−depth²): on this axis the interval's end is nearly a straight line. */
const alphaAt = (depth: number) => Math.exp(-(depth ** 2))
const DEEPEST = Math.sqrt(-Math.log(SMALLEST))
// As near as doubles tell depths apart: the same answers summed in another order must give the same p to twelve digits.
const CLOSE = 1e-15
/** Equal shares may differ by this much when they were summed in different orders. */
const ROUNDING = 1e-13

/** The α at which the interval's inner end is 0. */
function inverted(pair: Pair): number {
  const d = pair.second - pair.first
  if (Math.abs(d) < ROUNDING) return 1
  const clear = d > 0 ? (depth: number) => below(pair, alphaAt(depth)) : (depth: number) => -above(pair, alphaAt(depth))
  const [shallow, deep] = [clear(0), clear(DEEPEST)]
  if (shallow <= 0) return 1
  return deep > 0 ? SMALLEST : alphaAt(crossing(clear, shallow, deep))
}

/** Where a falling function crosses 0 between depths 0 and DEEPEST: false position with the Illinois step, which always closes in. */
function crossing(falling: (depth: number) => number, atStart: number, atEnd: number): number {
  let [left, right, over, under] = [0, DEEPEST, atStart, atEnd]
  let side = 0
  while (right - left > CLOSE) {
    const tried = (left * under - right * over) / (under - over)
    const value = falling(tried)
    if (Math.abs(value) < 1e-16) return tried
    if (value > 0) {
      if (side > 0) under /= 2
      if (tried - left < CLOSE / 4) return tried
      ;[left, over, side] = [tried, value, 1]
    } else {
      if (side < 0) over /= 2
      if (right - tried < CLOSE / 4) return tried
      ;[right, under, side] = [tried, value, -1]
    }
  }
  return (left + right) / 2
}
