import { randomUUID } from 'node:crypto'
import { daysAround } from '../../domain/rehearsal/calendar.ts'
import type { Land, Turnout } from '../../domain/rehearsal/draw.ts'
import { localDate } from '../../domain/round.ts'
import type { IndexModels } from '../../domain/statistics/problemindex/model.ts'
import type { Surveys } from '../../domain/survey/survey.ts'
import { codeKey } from '../../store/code-key.ts'
import type { Db } from '../../store/database.ts'
import * as focuses from '../../store/focus.ts'
import * as jobs from '../../store/jobs.ts'
import * as publications from '../../store/publications.ts'
import { fileOf } from '../../store/reader.ts'
import { perform } from '../perform.ts'
import { keepActions, readPlans } from './actions.ts'
import { keepDialogues, readNotes } from './dialogues.ts'
import { type Filled, fill, settle } from './fill.ts'
import { readLand } from './land.ts'
import { readSome } from './reading.ts'
import { keepReferences } from './references.ts'
import { inventSample } from './sample.ts'
import { addPeople, type SignIn } from './staff.ts'

/** What a rehearsal is made from. */
export interface Wanted {
  readonly db: Db
  readonly surveys: Surveys
  readonly indexModels: IndexModels
  readonly now: () => Date
  /** The same seed gives the same answers. */
  readonly seed: number
  /** 1 for as many answers as a real round of these kommuner; 0.1 for a tenth. */
  readonly scale: number
  /** Leaves the counting of last year's rounds to the server that is started next: protecting small groups takes half a minute. */
  readonly countLater?: boolean
}

/** A rehearsal installation, ready to be shown. */
export interface Rehearsal {
  readonly kommuner: readonly (Land & { readonly open: Filled; readonly last: Filled })[]
  readonly people: readonly SignIn[]
}

/** The rounds of each kommun: one a year ago, closed and counted, and one that is open and has begun to fill. */
const KOMMUNER: readonly {
  readonly slug: string
  readonly before: Turnout
  readonly begun: Turnout
  readonly focus: readonly string[]
  readonly published: boolean
}[] = [
  {
    slug: 'varberg',
    before: { code: 2390, open: 210 },
    begun: { code: 960, open: 140 },
    focus: ['buskorning', 'narkotika', 'ungdomsgang', 'ute_kvall'],
    published: true,
  },
  {
    slug: 'svenljunga',
    before: { code: 1080, open: 120 },
    begun: { code: 420, open: 80 },
    focus: ['fortkorning', 'nedskrapning', 'polis_syns', 'ute_kvall'],
    published: false,
  },
]

/** Fills an empty database with the rehearsal: Svenljunga and Varberg, real in their areas and people, invented in every answer. */
export async function rehearse(wanted: Wanted): Promise<Rehearsal> {
  const { db, now } = wanted
  const kommuner = []
  const toPublish: Filled[] = []
  for (const { slug, before, begun, focus, published } of KOMMUNER) {
    const land = await readLand(slug)
    await settle(db, land)
    const last = await invent(wanted, land, 'trygghet-2025', before, 1)
    await focuses.set(db, last.round.id, focus)
    await inventSample(db, last.round, { land, answered: last.answered, seed: wanted.seed, now: now(), key: null })
    if (wanted.countLater) await jobs.request(db, 'count', last.round.id, now())
    else {
      await count(wanted, last)
      await readSome(db, last.round.id)
    }
    if (published) toPublish.push(last)
    const open = await invent(wanted, land, 'trygghet-2026', begun, 0)
    await focuses.set(db, open.round.id, focus)
    const key = codeKey({ databaseFile: await fileOf(db), codeKey: null })
    await inventSample(db, open.round, { land, answered: open.answered, seed: wanted.seed, now: now(), key })
    await keepReferences(wanted, land)
    kommuner.push({ ...land, open, last })
  }
  const today = localDate(now())
  await keepActions(db, await readPlans(), await keepDialogues(db, await readNotes(), today), today)
  const people = await addPeople(db)
  for (const filled of toPublish) await publish(wanted, filled)
  return { kommuner, people }
}

function invent(
  { db, surveys, now, seed, scale }: Wanted,
  land: Land,
  surveyId: string,
  turnout: Turnout,
  yearsAgo: number,
): Promise<Filled> {
  const survey = surveys.get(surveyId)
  if (!survey) throw new Error(`The rehearsal needs surveys/${surveyId}.json.`)
  const scaled = { code: Math.round(turnout.code * scale), open: Math.round(turnout.open * scale) }
  return fill(db, land, { survey, turnout: scaled, seed, ...daysAround(localDate(now()), yearsAgo) })
}

/** Whom an invented edition names. */
const CONTACT = { name: 'Karin Kommunpolis', phone: '114 14', email: 'karin.kommunpolis@exempel.se' }

/** Publishes a rehearsal round by the very job that the button starts; or asks for it, when the counting is left to the server. */
async function publish(wanted: Wanted, { round }: Filled): Promise<void> {
  const { db, now } = wanted
  const id = randomUUID()
  await publications.ask(db, { id, roundId: round.id, askedAt: now().toISOString(), terms: { contact: CONTACT, corrects: null } })
  const jobId = await jobs.request(db, 'publish', id, now())
  if (!wanted.countLater) await done(wanted, jobId)
}

/** Counts a rehearsal round by the very job that the button in the browser starts. Throws when it does not end well. */
export async function count(
  { db, surveys, indexModels, now }: Omit<Wanted, 'seed' | 'scale' | 'countLater'>,
  { round }: Filled,
): Promise<void> {
  await done({ db, surveys, indexModels, now }, await jobs.request(db, 'count', round.id, now()))
}

/** Does a job to its end; a publication may be declined there, when answers are too few. Throws when it does not end well. */
async function done({ db, surveys, indexModels, now }: Omit<Wanted, 'seed' | 'scale' | 'countLater'>, jobId: string): Promise<void> {
  let fault: unknown
  const job = await perform({ db, surveys, indexModels, now, stopping: () => false }, jobId, (error) => {
    fault = error
  })
  if (job?.state !== 'done') throw new Error(`The rehearsal's ${job?.kind} did not end well: ${job?.note}`, { cause: fault })
}
