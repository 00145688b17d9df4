import { type Compared, difference } from './difference.ts'
import { ESTABLISHED, holm } from './multiplicity.ts'

/** Where one of several places stands, and the places it may truly have. 1 is the lowest value. */
export interface Band {
  /** Place among the estimates; equals share the best. */
  readonly rank: number
  /** 1 + how many are established to be lower. */
  readonly lowest: number
  /** As many as there are, less those established to be higher. */
  readonly highest: number
}

/** Two of several estimates held against each other: their places in the list, the second less the first. */
export interface Pairwise {
  readonly first: number
  readonly second: number
  readonly diff: number
  readonly p: number
  readonly pHolm: number
}

/**
 * The band of each estimate: every pair is tested, Holm at 5 %. Honest where a list of ranks is not: most bands are wide.
 * `correlation` of two estimates by their places in the list, 0 when they share no stratum. Compare Klein, Wright &
 * Wieczorek (2020), JRSS A 183:893–919; Mogstad, Romano, Shaikh & Wilhelm (2024), Review of Economic Studies 91:476–518.
 */
export function bands(
  estimates: readonly Compared[],
  correlation: (first: number, second: number) => number = () => 0,
): { readonly bands: readonly Band[]; readonly pairs: readonly Pairwise[] } {
  const tested = estimates.flatMap((a, first) =>
    estimates.flatMap((b, second) => {
      const found = second > first ? difference(a, b, correlation(first, second)) : null
      return found ? [{ first, second, diff: found.diff, p: found.p }] : []
    }),
  )
  const adjusted = holm(tested.map(({ p }) => p))
  const pairs = tested.map((pair, index) => ({ ...pair, pHolm: adjusted[index] ?? 1 }))
  const above = pairs
    .filter(({ pHolm }) => pHolm < ESTABLISHED)
    .map(({ first, second, diff }) => (diff > 0 ? { low: first, high: second } : { low: second, high: first }))
  return {
    bands: estimates.map(({ value }, index) => ({
      rank: 1 + estimates.filter((other) => other.value < value).length,
      lowest: 1 + above.filter(({ high }) => high === index).length,
      highest: estimates.length - above.filter(({ low }) => low === index).length,
    })),
    pairs,
  }
}
