import { MINIMUM_DRAWN } from '../draw/frame.ts'

/** Letters, and what has come of them: sums of whole frame cells. */
export interface Sums {
  readonly drawn: number
  readonly undeliverable: number
  readonly answered: number
}

/** How many have answered, as shares 0–1 of those asked: all drawn, and those whose letter arrived. */
export interface Rates {
  readonly gross: number
  readonly net: number
}

/** Sums added together. */
export function added(all: readonly Sums[]): Sums {
  let [drawn, undeliverable, answered] = [0, 0, 0]
  for (const sums of all) {
    drawn += sums.drawn
    undeliverable += sums.undeliverable
    answered += sums.answered
  }
  return { drawn, undeliverable, answered }
}

/** How many of them a reminder goes to. */
export const waitingOf = ({ drawn, undeliverable, answered }: Sums): number => drawn - undeliverable - answered

/**
 * The gross and the net response rate (AAPOR RR1 without and with undeliverable taken off the base). Null where so few were reached that
 * a rate would be about single people.
 */
export function ratesOf({ drawn, undeliverable, answered }: Sums): Rates | null {
  const reached = drawn - undeliverable
  return reached < MINIMUM_DRAWN ? null : { gross: answered / drawn, net: Math.min(1, answered / reached) }
}

/** A row of a table: its sums, and whether a counting hides how many answered there. */
export interface Counted extends Sums {
  readonly isHidden: boolean
}

/**
 * The rates of a table's rows that may stand beside their sum. A row of fewer than ten reached has none, nor one that a counting
 * hides; and where the sum less the others would tell of one such row, or of fewer than ten, the next smallest rows have none
 * either. A row without anybody drawn tells of nobody.
 */
export function toldRates(rows: readonly Counted[]): readonly (Rates | null)[] {
  const all = rows.map((row, at) => ({ at, reached: row.drawn - row.undeliverable, ...row })).filter(({ drawn }) => drawn > 0)
  const isSmall = ({ isHidden, reached }: (typeof all)[number]) => isHidden || reached < MINIMUM_DRAWN
  const others = all.filter((row) => !isSmall(row)).sort((a, b) => a.reached - b.reached)
  const hidden = all.filter(isSmall)
  let reached = hidden.reduce((sum, row) => sum + row.reached, 0)
  for (const row of others) {
    if (hidden.length === 0 || (hidden.length > 1 && reached >= MINIMUM_DRAWN)) break
    hidden.push(row)
    reached += row.reached
  }
  const places = new Set(hidden.map(({ at }) => at))
  return rows.map((row, at) => (places.has(at) ? null : ratesOf(row)))
}
