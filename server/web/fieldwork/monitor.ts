import type { Request, Response } from 'express'
import { protect } from '../../domain/disclosure/protect.ts'
import type { DrawReport } from '../../domain/draw/report.ts'
import type { Course } from '../../domain/fieldwork/course.ts'
import { day } from '../../domain/format.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import { may } from '../../domain/staff.ts'
import { askedOfEverybody } from '../../domain/survey/everybody.ts'
import { populationKey } from '../../domain/tables.ts'
import * as areas from '../../store/areas.ts'
import * as codes from '../../store/codes.ts'
import type { Db } from '../../store/database.ts'
import * as draws from '../../store/draws.ts'
import * as figures from '../../store/figures.ts'
import * as mailings from '../../store/mailings.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import type { Deps } from '../deps.ts'
import { roundFor } from '../rounds/standing.ts'
import { show } from '../show.ts'
import { beforeSentence, channelLines, dayLines, type Line, lineOf, mailingLines, type PlaceLine, placeLine, type Year } from './lines.ts'

declare module '../show.ts' {
  interface Pages {
    'falt/svarslage': {
      readonly roundId: string
      readonly round: string
      readonly today: string
      /** Null until a sample is drawn. */
      readonly monitor: {
        readonly all: PlaceLine
        /** How it was last year, in a sentence; null without a sample then. */
        readonly before: string | null
        readonly next: string
        readonly missing: string
        /** What the forecast rests on. */
        readonly outlook: string
        readonly areas: readonly PlaceLine[]
        readonly groups: readonly Line[]
        readonly mailings: ReturnType<typeof mailingLines>
        readonly channels: ReturnType<typeof channelLines>
        readonly days: ReturnType<typeof dayLines>
      } | null
      readonly mayRun: boolean
    }
  }
}

/** How the sample of a round has answered, in counts alone: read from sums that are kept, so it costs the same however many were drawn. */
export async function page(deps: Deps, req: Request, res: Response, id: string): Promise<void> {
  const { staff, round, kommun } = await roundFor(deps, req, 'see rounds', id)
  show(req, res, 'falt/svarslage', {
    title: `Svarsläget: ${kommun.name} ${round.year}`,
    section: 'omgangar',
    rehearsal: round.rehearsal,
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    today: day(localDate(deps.now())),
    monitor: await monitorOf(deps, round),
    mayRun: may(staff, 'run fieldwork', kommun.id),
  })
}

// Loaded when somebody looks: the distributions it needs are 400 files.
const monitoring = () => Promise.all([import('../../domain/fieldwork/monitor.ts'), import('../../domain/fieldwork/words.ts')])
const looking = () => import('../../domain/fieldwork/forecast.ts')

async function monitorOf({ db, surveys, now }: Deps, round: Round) {
  const year = await yearOf(db, round)
  if (year === null) return null
  const today = localDate(now())
  const below = await areas.namesBelow(db, round.kommunId, round.year)
  const names = new Map(below.length > 0 ? below.map(({ id, name }) => [id, name]) : await areas.names(db, [round.kommunId]))
  const last = await rounds.ofKommunAndYear(db, round.kommunId, round.year - 1)
  const before = last ? await yearOf(db, last) : null
  const [{ monitor }, { missingSentence, nextStep, outlookSentence }] = await monitoring()
  const outlook = await outlookOf(db, round, today, before)
  const hidden = { now: await hiddenIn({ db, surveys }, round), before: last ? await hiddenIn({ db, surveys }, last) : NONE }
  const monitored = monitor({ cells: year.cells, before: before?.cells ?? [], outlook, hidden }, names)
  const isTold = monitored.all.rates !== null
  const beside = hidden.before.has(KOMMUN) ? null : before
  const isCounted = (await snapshots.latest(db, round.id)) !== undefined
  return {
    all: placeLine(monitored.all),
    before: beside && beforeSentence(round, beside, today),
    next: nextStep(round, monitored, { today, mailings: year.mailings, isCounted }),
    missing: missingSentence(monitored),
    outlook: outlookSentence(outlook),
    areas: monitored.areas.map(placeLine),
    groups: monitored.groups.map(lineOf),
    mailings: mailingLines(year, beside, isTold),
    channels: isTold ? channelLines(year, beside) : [],
    days: isTold ? dayLines(year, beside) : [],
  }
}

const NONE: ReadonlySet<string> = new Set()
const KOMMUN = populationKey({ kind: 'kommun' })

/** Populations of which a round's counting hides how many answered by code, read from a question that everybody is asked. */
async function hiddenIn({ db, surveys }: Pick<Deps, 'db' | 'surveys'>, round: Round): Promise<ReadonlySet<string>> {
  const [snapshot, survey] = [await snapshots.latest(db, round.id), surveys.get(round.surveyId)]
  if (!snapshot || !survey) return NONE
  const rows = protect(await figures.ofQuestion(db, snapshot.id, askedOfEverybody(survey)))
  return new Set(rows.flatMap(({ source, hidden, population }) => (source === 'code' && hidden === 'row' ? [population] : [])))
}

async function outlookOf(db: Db, round: Round, today: string, lastYear: Course | null) {
  const { outlook } = await looking()
  const report = (await draws.ofRound(db, round.id))?.report as Partial<DrawReport> | undefined // a draw is kept with its report alone
  return outlook({ stage: status(round, today), opensOn: round.opensOn, today, lastYear, responseRate: report?.responseRate ?? null })
}

/** The fieldwork of a round; null when it had no sample. */
async function yearOf(db: Db, { id, opensOn }: Round): Promise<Year | null> {
  const cells = await codes.cells(db, id)
  if (cells.length === 0) return null
  const [days, sent] = [await codes.days(db, id), await mailings.ofRound(db, id)]
  return { opensOn, cells, days, mailings: sent }
}
