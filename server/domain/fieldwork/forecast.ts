import type { LocalDate, RoundStatus } from '../round.ts'
import { type Course, daysBetween, partBy } from './course.ts'
import type { Sums } from './rates.ts'

/** What tells how many will have answered at closing: that it has closed, how the answers came last year, or what the sample was planned for. */
export type Outlook =
  | { readonly by: 'closed' }
  /** The part of last year's answers that had come as many days in, 0–1. */
  | { readonly by: 'last year'; readonly part: number }
  /** The part of those drawn that was expected to answer, 0–1. */
  | { readonly by: 'plan'; readonly responseRate: number }

/** With a smaller part of last year's answers in, a single day's post would decide the forecast. */
const LEAST_PART = 0.25

/** What is known of a round on a day, to look ahead from. */
export interface Known {
  readonly stage: RoundStatus
  readonly opensOn: LocalDate
  readonly today: LocalDate
  readonly lastYear: Course | null
  /** What the sample was planned for, 0–1; null when its sizes were not planned. */
  readonly responseRate: number | null
}

/** What to look ahead by: last year's course once enough had come by this day, before that the plan; null when there is neither. */
export function outlook({ stage, opensOn, today, lastYear, responseRate }: Known): Outlook | null {
  if (stage === 'closed') return { by: 'closed' }
  const part = lastYear && partBy(lastYear, daysBetween(opensOn, today))
  if (part !== null && part >= LEAST_PART) return { by: 'last year', part }
  return responseRate === null ? null : { by: 'plan', responseRate }
}

/** How many answers to expect when the survey closes, never fewer than have come, nor more than letters that arrived. */
export function expected({ drawn, undeliverable, answered }: Sums, outlook: Outlook): number {
  const ahead = outlook.by === 'last year' ? answered / outlook.part : outlook.by === 'plan' ? outlook.responseRate * drawn : answered
  return Math.max(answered, Math.min(drawn - undeliverable, Math.floor(ahead)))
}
