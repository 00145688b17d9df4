/** A day in Swedish local time, ISO 8601: '2026-09-01'. */
export type LocalDate = string

/** One kommun asking one survey one year. */
export interface Round {
  readonly id: string
  readonly kommunId: string
  readonly surveyId: string
  readonly year: number
  /** First and last day the survey takes answers, both included, Swedish time. */
  readonly opensOn: LocalDate
  readonly closesOn: LocalDate
  /** When results are promised to be published, told on the receipt. */
  readonly resultsOn: LocalDate
  readonly openLink: boolean
  /** Invented answers: said on every page and in every export; may be counted while open. */
  readonly rehearsal: boolean
  /** Answers lie sealed in the urn until it is opened, once. Every round that residents answer is; an exercise may do without, and then nothing is promised. */
  readonly sealed: boolean
  /** SHA-256 of the definition the round was made with. */
  readonly surveyHash: string
  /** When it was cancelled: its answers were destroyed then, and it takes no more. Null for a round that stands. */
  readonly cancelledOn: LocalDate | null
}

/** Where a round stands today. */
export type RoundStatus = 'coming' | 'open' | 'closed'

/** How an answer came in: by a code handed out by the kommun, or by the open link. Never pooled. */
export type Source = 'code' | 'open'

/** Where a round stands on a day: both its first and its last day are open. A cancelled one is closed whatever the day. */
export function status(round: Pick<Round, 'opensOn' | 'closesOn' | 'cancelledOn'>, today: LocalDate): RoundStatus {
  if (round.cancelledOn !== null) return 'closed'
  if (today < round.opensOn) return 'coming'
  return today > round.closesOn ? 'closed' : 'open'
}

const swedishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' })

const QUARTER_MS = 15 * 60 * 1000
let latest = { quarter: Number.NaN, day: '' }

/** The Swedish calendar day of an instant. Remembers the latest quarter of an hour, which no day begins inside: asking ICU costs more than reading a draft. */
export function localDate(instant: Date): LocalDate {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS)
  if (quarter !== latest.quarter) latest = { quarter, day: swedishDay.format(instant) }
  return latest.day
}

/** The instant at which a Swedish calendar day begins. */
export function beginningOf(day: LocalDate): Date {
  const winter = new Date(`${day}T00:00:00+01:00`)
  const summer = new Date(`${day}T00:00:00+02:00`)
  return localDate(summer) === day ? summer : winter
}
