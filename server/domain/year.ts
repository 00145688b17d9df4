import { type LocalDate, type Round, status } from './round.ts'

/** Where a kommun's newest round stands, from no round at all to figures ready to read. */
export type Stage = 'none' | 'coming' | 'open' | 'closed' | 'counted'

/** The stage of a round on a day. A rehearsal may have been counted while open, and is then still open. A cancelled round is as good as none. */
export function stage(round: Round | undefined, counted: boolean, today: LocalDate): Stage {
  if (!round || round.cancelledOn !== null) return 'none'
  const standing = status(round, today)
  return standing === 'closed' && counted ? 'counted' : standing
}

/** The parts of the year, in the order they come: from a planned survey to following up what was promised. */
export const PARTS = ['survey', 'response', 'dialogues', 'lagesbild', 'underlag', 'follow-up'] as const
export type Part = (typeof PARTS)[number]

/** How far a part of the year has come: done, to be done now, waiting for another part, or past its day. */
export type Progress = 'done' | 'now' | 'waiting' | 'late'

/** A part of the year and the day it should be done by; null when no day can be told. */
export interface YearPart {
  readonly part: Part
  readonly progress: Progress
  readonly by: LocalDate | null
}

/** What is known of a kommun's year. */
export interface YearFacts {
  readonly round: Pick<Round, 'opensOn' | 'closesOn' | 'resultsOn'> | undefined
  readonly stage: Stage
  /** Dialogues written down this year. */
  readonly dialogues: number
  /** Whether somebody has taken the underlag of the round, to write what is promised. */
  readonly taken: boolean
}

/** Where every part of the year stands on a day. Dialogues go on until the lägesbild that they are to be part of is made. What was promised is followed up until next year's survey: a year after this one opened. */
export function yearParts({ round, stage, dialogues, taken }: YearFacts, today: LocalDate): readonly YearPart[] {
  const counted = stage === 'counted'
  const begun = stage === 'open' || stage === 'closed' || counted
  const inTime = (by: LocalDate | null): Progress => (by !== null && today > by ? 'late' : 'now')
  const results = round?.resultsOn ?? null
  const followUp = round ? monthsAfter(round.opensOn, 12) : null
  return [
    { part: 'survey', progress: begun ? 'done' : 'now', by: round?.opensOn ?? null },
    { part: 'response', progress: stage === 'open' ? 'now' : begun ? 'done' : 'waiting', by: round?.closesOn ?? null },
    { part: 'dialogues', progress: counted && dialogues > 0 ? 'done' : 'now', by: results !== null && today <= results ? results : null },
    { part: 'lagesbild', progress: counted ? 'done' : stage === 'closed' ? inTime(results) : 'waiting', by: results },
    { part: 'underlag', progress: counted ? (taken ? 'done' : 'now') : 'waiting', by: null },
    { part: 'follow-up', progress: counted ? inTime(followUp) : 'waiting', by: followUp },
  ]
}

/** The law's clock for the lägesbild: never started, running, near its end, or run out. `by` is the last day. */
export type LawClock =
  | { readonly state: 'never' }
  | { readonly state: 'running' | 'soon' | 'overdue'; readonly updatedOn: LocalDate; readonly by: LocalDate }

/** Months between two lägesbilder at most. Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete, 6 §: minst vartannat år. */
const LAW_MONTHS = 24
/** A survey takes about so many months from plan to counted answers: that long before, it is time to begin. */
const WARNED_MONTHS = 6

/** Where the law's clock stands on a day; it started when the lägesbild was last updated, null when it never was. */
export function lawClock(updatedOn: LocalDate | null, today: LocalDate): LawClock {
  if (updatedOn === null) return { state: 'never' }
  const by = monthsAfter(updatedOn, LAW_MONTHS)
  if (today > by) return { state: 'overdue', updatedOn, by }
  return { state: monthsAfter(today, WARNED_MONTHS) > by ? 'soon' : 'running', updatedOn, by }
}

/** The same day of the month so many months later; the month's last day where there is no such day. */
export function monthsAfter(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0))
  return `${last.toISOString().slice(0, 8)}${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`
}
