import type { LocalDate, Round } from '../round.ts'

/** When a round is open, and when its results are promised. */
export type Days = Pick<Round, 'opensOn' | 'closesOn' | 'resultsOn'>

/** The days of a round that is half through on `today`; `yearsAgo` gives those of earlier rounds, long closed. */
export function daysAround(today: LocalDate, yearsAgo = 0): Days {
  const from = (days: number) => plus(today, days - 365 * yearsAgo)
  return { opensOn: from(-25), closesOn: from(25), resultsOn: from(85) }
}

/** The day that lies a part 0–1 into a year; into what has been of it, when it is the year of `today`. */
export function dayInto(year: number, part: number, today: LocalDate): LocalDate {
  const first = `${year}-01-01`
  const last = today.startsWith(`${year}-`) ? today : `${year}-12-31`
  const days = (Date.parse(last) - Date.parse(first)) / DAY_MS
  return plus(first, Math.floor(part * days))
}

const DAY_MS = 86_400_000

/** The day so many days after another. */
export const daysAfter = (date: LocalDate, days: number): LocalDate => plus(date, days)

const plus = (date: LocalDate, days: number): LocalDate => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
