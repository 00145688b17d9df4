import { type Request, type Response, Router } from 'express'
import type { AuditEvent } from '../../domain/audit/events.ts'
import { WHOLE_KOMMUN } from '../../domain/dialogues/reading.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import { MOST_CHOSEN, readChosen, readTaken } from '../../domain/underlag/choosing.ts'
import type { ChosenFocus } from '../../domain/underlag/chosen.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as underlag from '../../store/underlag.ts'
import { kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { yearOf } from '../exports.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'

declare module '../show.ts' {
  interface Pages {
    'underlag/focus': {
      readonly home: string
      readonly place: string
      readonly version: number
      readonly rows: readonly number[]
      readonly value: Sent
      readonly themes: readonly Choice[]
      readonly areas: readonly Choice[]
      readonly taken: boolean
      readonly takenFields: { readonly datum: string; readonly vem: string }
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
      /** Somebody decided meanwhile. */
      readonly conflict: boolean
    }
  }
}

type Address = Request<{ kommun: string; ar: string }>

/** Choosing focus areas, and taking an underlag to write a medborgarlöfte from. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/underlag/:kommun/:ar/fokus', async (req: Address, res) => page(deps, req, res, await groundOf(deps, req)))
  router.post('/underlag/:kommun/:ar/fokus', (req: Address, res) => choose(deps, req, res))
  router.post('/underlag/:kommun/:ar/tagande', (req: Address, res) => take(deps, req, res))
  return router
}

type Ground = Awaited<ReturnType<typeof groundOf>>

/** The counted round whose underlag is decided about, what has been decided, and what may be chosen. Throws notFound. */
async function groundOf(deps: Deps, req: Address) {
  const { kommun } = await kommunFor(deps, req, 'decide underlag', req.params.kommun)
  const year = yearOf(req.params.ar)
  const round = await rounds.ofKommunAndYear(deps.db, kommun.id, year)
  const survey = round && deps.surveys.get(round.surveyId)
  if (!survey || !(await snapshots.latest(deps.db, round.id))) throw notFound()
  const below = await areas.namesBelow(deps.db, kommun.id, year)
  const home = `/underlag/${kommun.slug}/${year}`
  return { kommun, year, round, survey, below, home, decision: await underlag.ofRound(deps.db, round.id) }
}

async function choose(deps: Deps, req: Address, res: Response): Promise<void> {
  const ground = await groundOf(deps, req)
  const sent = sentForm(req)
  const reading = readChosen(sent, ground.survey.themes, ground.below)
  if (!reading.ok) return page(deps, req, res, ground, { sent, faults: reading.faults })
  const themes = reading.read.map(({ theme }) => theme)
  const event = { what: 'chose focus areas', details: { year: ground.year, themes } } as const
  await decide(deps, req, res, ground, event, (db, version) => underlag.choose(db, ground.round.id, version, reading.read))
}

async function take(deps: Deps, req: Address, res: Response): Promise<void> {
  const ground = await groundOf(deps, req)
  const sent = sentForm(req)
  const { year, round } = ground
  if (sent('gor') === 'lamna') {
    const event = { what: 'gave back underlag', details: { year } } as const
    return decide(deps, req, res, ground, event, (db, version) => underlag.take(db, round.id, version, null))
  }
  const reading = readTaken(sent, localDate(deps.now()))
  if (!reading.ok) return page(deps, req, res, ground, { sent, faults: reading.faults })
  const event = { what: 'took underlag', details: { year } } as const
  await decide(deps, req, res, ground, event, (db, version) => underlag.take(db, round.id, version, reading.read))
}

/** Keeps a decision and tells of it, unless somebody decided since the person read the page. */
async function decide(
  deps: Deps,
  req: Address,
  res: Response,
  { kommun, home }: Ground,
  event: AuditEvent,
  keep: (db: Deps['db'], version: number) => Promise<boolean>,
): Promise<void> {
  const sent = sentForm(req)
  const kept = await audit.recording(deps.db, entryOf(deps, req, kommun.id, event), (db) => keep(db, Number(sent('version'))))
  if (kept) return res.redirect(303, home)
  await page(deps, req, res, await groundOf(deps, req), { sent, conflict: true })
}

/** What a person sent that could not be kept as it was. */
interface Returned {
  readonly sent: Sent
  readonly faults?: readonly FieldFault[]
  readonly conflict?: boolean
}

async function page(deps: Deps, req: Address, res: Response, ground: Ground, returned?: Returned): Promise<void> {
  const { kommun, year, round, survey, below, home, decision } = ground
  const { faults = [], conflict = false } = returned ?? {}
  const fields = fieldsOf(decision.chosen)
  const typed = returned?.sent
  const model = {
    title: `Fokusområden ${year}: ${kommun.name}`,
    section: 'underlag' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0 || conflict,
    home,
    place: kommun.name,
    version: decision.version,
    rows: Array.from({ length: MOST_CHOSEN }, (_, index) => index + 1),
    value: (field: string) => (typed && typed('rader') !== '' ? typed(field) : (fields[field] ?? '')),
    themes: survey.themes.map(({ id, title }) => ({ value: id, words: title.sv ?? id })),
    areas: [{ value: WHOLE_KOMMUN, words: `Hela ${kommun.name}` }, ...below.map(({ id, name }) => ({ value: id, words: name }))],
    taken: decision.taken !== null,
    takenFields: { datum: typed?.('datum') || localDate(deps.now()), vem: typed?.('vem') ?? '' },
    faults,
    faultOf: faultsByField(faults),
    conflict,
  }
  show(req, res, 'underlag/focus', model, conflict ? 409 : faults.length > 0 ? 422 : 200)
}

const fieldsOf = (chosen: readonly ChosenFocus[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    chosen.flatMap(({ theme, areaId, why }, index) => [
      [`tema-${index + 1}`, theme],
      [`plats-${index + 1}`, areaId ?? WHOLE_KOMMUN],
      [`varfor-${index + 1}`, why],
    ]),
  )
