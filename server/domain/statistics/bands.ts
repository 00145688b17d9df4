import type { Tested } from './difference.ts'
import { onAxis } from './estimate.ts'
import type { Interval } from './interval.ts'
import { kornGraubard, sizeAt } from './korn-graubard.ts'
import { ESTABLISHED } from './multiplicity.ts'

/** Where one of several places stands, and the places it may truly have. 1 is the lowest value. */
export interface Band {
  /** Place among the estimates; equals share the best. */
  readonly rank: number
  /** 1 + how many are established to be lower. */
  readonly lowest: number
  /** As many as there are, less those established to be higher. */
  readonly highest: number
}

/**
 * The band of each estimate, none of which shares a stratum with another: every pair is tested, Holm at 5 %, with the
 * careful p that marks are set by. Honest where a list of ranks is not: most bands are wide. Compare Klein, Wright & Wieczorek (2020), JRSS A 183:893–919; Mogstad, Romano,
 * Shaikh & Wilhelm (2024), Review of Economic Studies 91:476–518.
 */
export function bands(estimates: readonly Tested[]): readonly Band[] {
  const apart = separated(estimates)
  return estimates.map(({ value }, index) => ({
    rank: 1 + estimates.filter((other) => other.value < value).length,
    lowest: 1 + apart.filter(({ high }) => high === index).length,
    highest: estimates.length - apart.filter(({ low }) => low === index).length,
  }))
}

/** Two estimates by their places in the list: the lower and the higher one. */
interface Pair {
  readonly low: number
  readonly high: number
}

/**
 * The pairs whose difference is established. Holm's steps by levels: with r of m pairs established the next must hold at
 * 5 % / (m − r), and at one level two limits of each estimate tell of all its pairs, so that no p need be sought.
 */
function separated(estimates: readonly Tested[]): readonly Pair[] {
  const values = estimates.map(onAxis)
  const { tested, pairs } = pairsOf(estimates, values)
  let [open, apart] = [pairs, [] as readonly Pair[]]
  while (open.length > 0) {
    const limits = limitsAt(estimates, values, ESTABLISHED / (tested - apart.length))
    const clear = new Set(open.filter((pair) => isClear(pair, values, limits)))
    if (clear.size === 0) break
    apart = [...apart, ...clear]
    open = open.filter((pair) => !clear.has(pair))
  }
  return apart
}

function pairsOf(estimates: readonly Tested[], values: readonly number[]): { readonly tested: number; readonly pairs: readonly Pair[] } {
  const sized = estimates.flatMap(({ careful }, index) => (careful === null ? [] : [index]))
  const pairs = sized.flatMap((low) => sized.filter((high) => at(values, low) < at(values, high)).map((high) => ({ low, high })))
  return { tested: (sized.length * (sized.length - 1)) / 2, pairs }
}

const limitsAt = (estimates: readonly Tested[], values: readonly number[], alpha: number): readonly Interval[] =>
  estimates.map(({ careful }, index) => (careful ? kornGraubard(at(values, index), sizeAt(careful, alpha), alpha) : { low: 0, high: 1 }))

// The near end of the MOVER interval of the difference, as in difference(), lies above 0.
function isClear({ low, high }: Pair, values: readonly number[], limits: readonly Interval[]): boolean {
  const [below, above] = [at(values, low), at(values, high)]
  return above - below > Math.hypot(above - (limits[high]?.low ?? 0), (limits[low]?.high ?? 1) - below)
}

const at = (values: readonly number[], index: number) => values[index] ?? Number.NaN
