import type { LocalDate } from '../round.ts'

/** How the answers of a round came: from which day, and how many each day. */
export interface Course {
  readonly opensOn: LocalDate
  readonly days: readonly { readonly day: LocalDate; readonly answered: number }[]
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Whole days from one date to another; less than 0 backwards. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** Tells how many had answered by the end of the day that came so many days after the first. */
export function cumulative({ opensOn, days }: Course): (daysIn: number) => number {
  const came = days.map(({ day, answered }) => ({ daysIn: daysBetween(opensOn, day), answered }))
  return (daysIn) => came.reduce((sum, one) => (one.daysIn <= daysIn ? sum + one.answered : sum), 0)
}

/** The part of all a round's answers that had come by then, 0–1; null in a round without answers. */
export function partBy(course: Course, daysIn: number): number | null {
  const came = cumulative(course)
  const all = came(Number.POSITIVE_INFINITY)
  return all === 0 ? null : came(daysIn) / all
}
