import { MINIMUM } from '../../domain/disclosure/rules.ts'
import type { CellStanding } from '../../domain/draw/frame.ts'
import { type Course, cumulative, daysBetween } from '../../domain/fieldwork/course.ts'
import type { PlaceRow, Row } from '../../domain/fieldwork/monitor.ts'
import { added, ratesOf } from '../../domain/fieldwork/rates.ts'
import { barePoints, count, day, percent, points } from '../../domain/format.ts'
import { MAILING_WORDS, type MailingNumber } from '../../domain/letters/mailing.ts'
import { type LocalDate, type Round, status } from '../../domain/round.ts'
import type { Channel, DaySum } from '../../store/codes.ts'
import type { Mailing } from '../../store/mailings.ts'

/** The fieldwork of one round, as it is kept. */
export interface Year extends Course {
  readonly cells: readonly CellStanding[]
  readonly days: readonly DaySum[]
  readonly mailings: readonly Mailing[]
}

/** A row of the monitor in words. */
export interface Line {
  readonly name: string
  readonly drawn: string
  readonly undeliverable: string
  readonly answered: string
  readonly gross: string
  readonly net: string
  readonly before: string
}

/** The row of an area or of all, in words. */
export interface PlaceLine extends Line {
  readonly margin: string
  readonly atClosing: string
}

/** A row in words. */
export const lineOf = ({ name, drawn, undeliverable, answered, rates, before }: Row): Line => ({
  name,
  drawn: count(drawn),
  undeliverable: count(undeliverable),
  answered: rates ? count(answered) : 'för få',
  gross: rates ? percent(rates.gross) : 'för få',
  net: rates ? percent(rates.net) : 'för få',
  before: before === null || !rates ? '–' : `${percent(before)} (${points(rates.net - before)})`,
})

/** The row of an area or of all, in words. */
export const placeLine = (row: PlaceRow): PlaceLine => ({
  ...lineOf(row),
  margin: marginOf(row.halfWidth),
  atClosing: row.atClosing ? atClosingWords(row.atClosing) : '–',
})

/** Of fewer answers than a row may rest on there will be no row to have a margin. */
const atClosingWords = ({ answered, halfWidth }: NonNullable<PlaceRow['atClosing']>): string =>
  halfWidth === null || answered < MINIMUM.bases ? '–' : `${marginOf(halfWidth)} av ${count(answered)} svar`

const marginOf = (halfWidth: number | null) => (halfWidth === null ? '–' : `±${barePoints(halfWidth).replace('+', '')}`)

/** How it was last year, in a sentence: as many days in, and in the end. */
export function beforeSentence(round: Round, before: Year, today: LocalDate): string | null {
  const end = ratesOf(added(before.cells))
  if (end === null) return null
  const until = `Förra året slutade det på ${percent(end.net)}.`
  if (status(round, today) !== 'open') return until
  const then = netOf(before)(daysBetween(round.opensOn, today))
  return then === null ? until : `${until} Efter lika många dagar hade ${percent(then)} svarat då.`
}

/** Answers from the day a mailing was made until the next was: what it brought, as near as anybody can know; not where too few are told of. */
export function mailingLines(year: Year, before: Year | null, isTold: boolean) {
  return year.mailings.map(({ number, sentOn, sheets }) => ({
    name: `${number}. ${MAILING_WORDS[number as MailingNumber]}`,
    day: day(sentOn),
    sheets: count(sheets),
    answered: isTold ? count(broughtBy(year, number)) : 'för få',
    share: isTold ? shareOfDrawn(year, broughtBy(year, number)) : 'för få',
    before: before?.mailings.some((mailing) => mailing.number === number) ? shareOfDrawn(before, broughtBy(before, number)) : '–',
  }))
}

function broughtBy({ mailings, days }: Year, number: number): number {
  const [from, until] = [number, number + 1].map((wanted) => mailings.find((mailing) => mailing.number === wanted)?.sentOn)
  return answeredIn(days.filter(({ day }) => from !== undefined && day >= from && (until === undefined || day < until)))
}

function shareOfDrawn({ cells }: Year, answered: number): string {
  const { drawn } = added(cells)
  return drawn === 0 ? '–' : percent(answered / drawn)
}

/** How many answered in which way, and which part of all answers that was, this year and last. */
export function channelLines(year: Year, before: Year | null) {
  return CHANNELS.map(([channel, name]) => ({
    name,
    answered: count(answeredIn(year.days.filter((one) => one.channel === channel))),
    share: partBy(year, channel),
    before: before ? partBy(before, channel) : '–',
  }))
}

const CHANNELS = [
  ['web', 'På webben'],
  ['paper', 'På papper'],
] as const

function partBy({ days }: Year, channel: Channel): string {
  const all = answeredIn(days)
  return all === 0 ? '–' : percent(answeredIn(days.filter((one) => one.channel === channel)) / all)
}

const answeredIn = (days: readonly DaySum[]) => days.reduce((sum, { answered }) => sum + answered, 0)

/** Every day that answers came on: how many, how many of all by then, and how many as many days in last year. */
export function dayLines(year: Year, before: Year | null) {
  const dates = [...new Set(year.days.map(({ day }) => day))]
  const [now, then] = [netOf(year), before && netOf(before)]
  return dates.map((date) => {
    const on = (channel: Channel) => count(answeredIn(year.days.filter((one) => one.day === date && one.channel === channel)))
    const daysIn = daysBetween(year.opensOn, date)
    return { day: day(date), web: on('web'), paper: on('paper'), net: shown(now(daysIn)), before: shown(then?.(daysIn) ?? null) }
  })
}

const shown = (share: number | null) => (share === null ? '–' : percent(share))

/** The part of those reached that had answered so many days in; null of too few. */
function netOf(year: Year): (daysIn: number) => number | null {
  const [sums, came] = [added(year.cells), cumulative(year)]
  return (daysIn) => ratesOf({ ...sums, answered: came(daysIn) })?.net ?? null
}
