import { randomBytes } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Area } from '../../domain/area.ts'
import { frameWords } from '../../domain/draw/frame.ts'
import { oddsSentences } from '../../domain/draw/odds.ts'
import type { DrawFault, DrawReport } from '../../domain/draw/report.ts'
import { type FieldFault, FormReader, type Sent } from '../../domain/form.ts'
import { count, day } from '../../domain/format.ts'
import { isUnderWay, type Job } from '../../domain/job.ts'
import type { Round } from '../../domain/round.ts'
import * as audit from '../../store/audit.ts'
import * as codes from '../../store/codes.ts'
import * as draws from '../../store/draws.ts'
import * as jobs from '../../store/jobs.ts'
import * as folder from '../../work/draw/folder.ts'
import { type Ground, groundOf, mustBeDrawable, takeAway } from '../../work/draw/ground.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { roundFor } from '../rounds/standing.ts'
import { show } from '../show.ts'
import { LARGEST, largeFile } from '../upload.ts'

type Address = Request<{ id: string }>

declare module '../show.ts' {
  interface Pages {
    'falt/urval': {
      readonly roundId: string
      readonly round: string
      /** This page with what was typed on it. */
      readonly here: string
      readonly job: Job | undefined
      /** Why the last draw was not made, line by line. */
      readonly registerFaults: readonly string[]
      readonly drawn: Drawn | null
      readonly planned: readonly { readonly name: string; readonly people: string; readonly size: string }[]
      readonly total: string
      readonly largest: string
      readonly value: Sent
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** A sample that is drawn, in words. */
interface Drawn {
  readonly how: string
  /** Whether people of a register were drawn, or codes made for each area. */
  readonly fromRegister: boolean
  readonly seed: string
  readonly day: string
  readonly total: string
  readonly outside: string | null
  /** What a guess at a code is worth, in sentences. */
  readonly odds: readonly string[]
  readonly strata: readonly { readonly name: string; readonly population: string; readonly drawn: string; readonly cells: string }[]
}

/** The sample of a round: ordering it, how far it has come, what it became, and taking it away. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/urval', (req: Address, res) => page(deps, req, res))
  router.post('/omgangar/:id/urval', (req: Address, res) => order(deps, req, res))
  router.post('/omgangar/:id/urval/borttagning', (req: Address, res) => remove(deps, req, res))
  return router
}

interface Setting {
  readonly round: Round
  readonly kommun: Area
  readonly ground: Ground
}

async function settingOf(deps: Deps, req: Address) {
  const { staff, round, kommun } = await roundFor(deps, req, 'run fieldwork', req.params.id)
  return { staff, round, kommun, ground: await groundOf(deps.db, deps.surveys, round) }
}

async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  const setting = await settingOf(deps, req)
  const asked = sentQuery(req)
  await showPage(deps, req, res, setting, (field) => asked(field) || USUAL[field] || '')
}

const USUAL: Readonly<Record<string, string>> = { halvbredd: '10', svarsandel: '35' }

async function order(deps: Deps, req: Address, res: Response): Promise<void> {
  const { staff, ...setting } = await settingOf(deps, req)
  const { round, ground } = setting
  await mustBeDrawable(deps.db, round, deps.now())
  const upload = await largeFile(req, res, 'register', async (name, pieces) => {
    await folder.receive(deps.db, round.id, pieces)
    return name !== ''
  })
  const sent = sentForm(req)
  const reading = await readSizes(sent, ground)
  const faults = [...reading.faults, ...(upload.ok ? [] : [upload.fault])]
  if (faults.length > 0 || !upload.ok) {
    await folder.empty(deps.db, round.id)
    return showPage(deps, req, res, setting, sent, faults)
  }
  const hasRegister = upload.taken === true
  const seed = sent('fro').trim().slice(0, 100) || randomBytes(8).toString('hex')
  await folder.write(deps.db, round.id, 'fel', [])
  await folder.write(deps.db, round.id, 'bestallning', {
    staffId: staff.id,
    sizes: [...reading.sizes],
    responseRate: reading.responseRate,
    seed,
    hasRegister,
  })
  await jobs.forgetFailed(deps.db, 'draw', round.id)
  await deps.jobs.start('draw', round.id)
  // What was typed stays in the address: a register with faults is handed in again.
  res.redirect(303, addressOf(round, sent))
}

const addressOf = ({ id }: Round, value: Sent) =>
  `/omgangar/${id}/urval?${new URLSearchParams(['halvbredd', 'svarsandel', 'lika', 'fro'].map((field): [string, string] => [field, value(field)]))}`

async function remove(deps: Deps, req: Address, res: Response): Promise<void> {
  const { round, kommun } = await settingOf(deps, req)
  const entry = entryOf(deps, req, kommun.id, { what: 'removed sample', details: { year: round.year } })
  await audit.recording(deps.db, entry, async (db) => {
    await takeAway(db, round.id)
    return true
  })
  res.redirect(303, `/omgangar/${round.id}/urval`)
}

// Loaded when somebody plans: the distributions it needs are 400 files.
const planning = () => import('../../domain/draw/sizes.ts')

async function readSizes(sent: Sent, { names, people }: Ground) {
  const form = new FormReader(sent)
  if (sent('lika').trim() !== '') {
    const each = form.whole('lika', { from: 10, to: 1_000_000, ask: 'Skriv hur många i varje område, minst 10.' })
    return { faults: form.faults, sizes: new Map([...names.keys()].map((areaId) => [areaId, each])), responseRate: null }
  }
  const halfWidth = form.whole('halvbredd', { from: 1, to: 30, ask: 'Skriv felmarginalen i procentenheter, ett helt tal från 1 till 30.' })
  const response = form.whole('svarsandel', {
    from: 1,
    to: 100,
    ask: 'Skriv hur många procent som brukar svara, ett helt tal från 1 till 100.',
  })
  if (people.size === 0)
    form.refuse('lika', 'Folkmängden är inte inläst, så antalet går inte att räkna ut. Skriv hur många i varje område.')
  const { plannedSizes } = await planning()
  const responseRate = response / 100
  return { faults: form.faults, sizes: plannedSizes(people, { halfWidth: halfWidth / 100, responseRate }), responseRate }
}

async function showPage(
  deps: Deps,
  req: Request,
  res: Response,
  setting: Setting,
  value: Sent,
  faults: readonly FieldFault[] = [],
): Promise<void> {
  const { round, kommun, ground } = setting
  const job = await jobs.latest(deps.db, 'draw', round.id)
  const { sizes } = await readSizes(value, ground)
  const model = {
    title: `Urval: ${kommun.name} ${round.year}`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    scripts: job && isUnderWay(job) ? ['follow.js'] : [],
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    here: addressOf(round, value),
    job: job && (isUnderWay(job) || job.state === 'failed') ? job : undefined,
    registerFaults: ((await folder.read(deps.db, round.id, 'fel')) ?? []).map(faultLine),
    drawn: await drawnOf(deps, round, ground),
    planned: [...ground.names].map(([id, name]) => ({ name, people: count(ground.people.get(id) ?? 0), size: count(sizes.get(id) ?? 0) })),
    total: count([...sizes.values()].reduce((sum, size) => sum + size, 0)),
    largest: count(LARGEST / 1_000_000),
    value,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'falt/urval', model, faults.length > 0 ? 422 : 200)
}

const faultLine = ({ line, sentence }: DrawFault) => (line === null ? sentence : `Rad ${line}: ${sentence}`)

async function drawnOf({ db }: Deps, { id }: Round, { names }: Ground): Promise<Drawn | null> {
  const draw = await draws.ofRound(db, id)
  if (!draw) return null
  const cells = await codes.cells(db, id)
  const total = cells.reduce((sum, { drawn }) => sum + drawn, 0)
  const report = draw.report as DrawReport // a draw is kept with its report alone
  const strata = report.strata.map(({ areaId, population, drawn }) => {
    const inside = cells.filter((cell) => cell.areaId === areaId)
    const told = inside.map((cell) => `${frameWords(cell)}: ${count(cell.drawn)}`)
    return {
      name: names.get(areaId) ?? areaId,
      population: population === null ? '–' : count(population),
      drawn: count(drawn),
      cells: told.join(', ') || '–',
    }
  })
  return {
    fromRegister: draw.method === 'register',
    how: draw.method === 'register' ? 'Draget ur ett register' : 'Personliga koder utan register',
    seed: draw.seed,
    day: day(draw.drawnOn),
    total: count(total),
    outside: report.outside ? count(report.outside) : null,
    odds: oddsSentences(total),
    strata,
  }
}
