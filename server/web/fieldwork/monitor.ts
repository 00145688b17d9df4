import type { Request, Response } from 'express'
import type { AreaRow, Row } from '../../domain/fieldwork/monitor.ts'
import { count, day, percent, points } from '../../domain/format.ts'
import { MAILING_WORDS, type MailingNumber } from '../../domain/letters/mailing.ts'
import { type LocalDate, localDate, type Round } from '../../domain/round.ts'
import { may } from '../../domain/staff.ts'
import * as areas from '../../store/areas.ts'
import * as codes from '../../store/codes.ts'
import * as mailings from '../../store/mailings.ts'
import * as rounds from '../../store/rounds.ts'
import type { Deps } from '../deps.ts'
import { roundFor } from '../rounds/standing.ts'
import { show } from '../show.ts'

/** A row in words. */
interface Line {
  readonly name: string
  readonly drawn: string
  readonly undeliverable: string
  readonly answered: string
  readonly gross: string
  readonly net: string
}

declare module '../show.ts' {
  interface Pages {
    'falt/svarslage': {
      readonly roundId: string
      readonly round: string
      readonly today: string
      /** Null until a sample is drawn. */
      readonly monitor: {
        readonly all: Line
        readonly before: string | null
        readonly next: string
        readonly missing: string
        readonly areas: readonly (Line & { readonly margin: string; readonly before: string })[]
        readonly groups: readonly Line[]
        readonly mailings: readonly { readonly name: string; readonly day: string; readonly sheets: string; readonly answered: string }[]
        readonly channels: readonly { readonly name: string; readonly answered: string }[]
        readonly days: readonly { readonly day: string; readonly web: string; readonly paper: string }[]
      } | null
      readonly mayRun: boolean
    }
  }
}

/** How the sample of a round has answered, in counts alone: read from sums that are kept, so it costs the same however many were drawn. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { staff, round, kommun } = await roundFor(deps, req, 'see rounds', id)
  const today = localDate(deps.now())
  show(req, res, 'falt/svarslage', {
    title: `Svarsläget: ${kommun.name} ${round.year}`,
    section: 'omgangar',
    rehearsal: round.rehearsal,
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    today: day(today),
    monitor: await monitorOf(deps, round, today),
    mayRun: may(staff, 'run fieldwork', kommun.id),
  })
}

// Loaded when somebody looks: the distributions it needs are 400 files.
const monitoring = () => Promise.all([import('../../domain/fieldwork/monitor.ts'), import('../../domain/fieldwork/words.ts')])

async function monitorOf({ db }: Deps, round: Round, today: LocalDate) {
  const cells = await codes.cells(db, round.id)
  if (cells.length === 0) return null
  const below = await areas.namesBelow(db, round.kommunId, round.year)
  const names = new Map(below.length > 0 ? below.map(({ id, name }) => [id, name]) : await areas.names(db, [round.kommunId]))
  const last = await rounds.ofKommunAndYear(db, round.kommunId, round.year - 1)
  const [days, sent] = await Promise.all([codes.days(db, round.id), mailings.ofRound(db, round.id)])
  const [{ monitor }, { missingSentence, nextStep }] = await monitoring()
  const monitored = monitor(cells, last ? await codes.cells(db, last.id) : [], names)
  return {
    all: lineOf(monitored.all),
    before: monitored.before === null ? null : percent(monitored.before),
    next: nextStep(round, monitored, sent, today),
    missing: missingSentence(monitored),
    areas: monitored.areas.map(areaLine),
    groups: monitored.groups.map(lineOf),
    mailings: mailingLines(sent, days),
    channels: CHANNELS.map(([channel, name]) => ({ name, answered: count(sumOf(days.filter((one) => one.channel === channel))) })),
    days: dayLines(days),
  }
}

const CHANNELS = [
  ['web', 'På webben'],
  ['paper', 'På papper'],
] as const

const lineOf = ({ name, drawn, undeliverable, answered, rates }: Row): Line => ({
  name,
  drawn: count(drawn),
  undeliverable: count(undeliverable),
  answered: rates ? count(answered) : 'för få',
  gross: rates ? percent(rates.gross) : 'för få',
  net: rates ? percent(rates.net) : 'för få',
})

const areaLine = (row: AreaRow) => ({
  ...lineOf(row),
  margin: row.halfWidth === null ? '–' : `±${percent(row.halfWidth)}`,
  before: row.before === null || !row.rates ? '–' : `${percent(row.before)} (${points(row.rates.net - row.before)})`,
})

const sumOf = (days: readonly codes.DaySum[]) => days.reduce((sum, { answered }) => sum + answered, 0)

// Answers from the day a mailing was made until the next was: what it brought, as near as anybody can know.
function mailingLines(sent: readonly mailings.Mailing[], days: readonly codes.DaySum[]) {
  return sent.map(({ number, sentOn, sheets }, index) => {
    const until = sent[index + 1]?.sentOn
    const its = days.filter(({ day }) => day >= sentOn && (until === undefined || day < until))
    return {
      name: `${number}. ${MAILING_WORDS[number as MailingNumber]}`,
      day: day(sentOn),
      sheets: count(sheets),
      answered: count(sumOf(its)),
    }
  })
}

function dayLines(days: readonly codes.DaySum[]) {
  const on = new Map<LocalDate, { web: number; paper: number }>()
  for (const { day, channel, answered } of days) on.set(day, { ...(on.get(day) ?? { web: 0, paper: 0 }), [channel]: answered })
  return [...on].map(([date, { web, paper }]) => ({ day: day(date), web: count(web), paper: count(paper) }))
}
