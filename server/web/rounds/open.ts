import { type Request, type Response, Router } from 'express'
import { uncountable } from '../../domain/counting/countable.ts'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { isUnderWay, type Job } from '../../domain/job.ts'
import { notFound, roundMoved } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { keyIsNeeded, mayBeOpened, type Seal } from '../../domain/sealing/seal.ts'
import * as jobs from '../../store/jobs.ts'
import { type Given, keysBy } from '../../store/sealing/keys.ts'
import * as seals from '../../store/sealing/seals.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { slowDown } from '../staff/slow-down.ts'
import { roundFor } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/oppning': {
      readonly roundId: string
      readonly round: string
      readonly received: number
      /** Why an opening that had begun stopped; null when none has. */
      readonly stopped: string | null
      /** How many answers somebody agrees to go on without, as typed; null where nobody has to be asked. */
      readonly without: string | null
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** Opening the urn of a round: the passphrase or the sheet is given, and the work begins. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/oppning', async (req, res) => {
    const setting = await settingOf(deps, req)
    if (setting.job && isUnderWay(setting.job)) return res.redirect(303, `/jobb/${setting.job.id}`)
    ask(req, res, setting)
  })
  router.post('/omgangar/:id/oppning', slowDown(deps), (req, res) => begin(deps, req, res))
  return router
}

interface Setting {
  readonly kommun: { readonly id: string; readonly name: string }
  readonly round: Round
  readonly seal: Seal
  /** The latest opening, if one has begun. */
  readonly job: Job | undefined
}

async function settingOf(deps: Deps, req: Request): Promise<Setting> {
  const { round, kommun } = await roundFor(deps, req, 'count rounds', String(req.params.id))
  if (!round.sealed) throw notFound()
  const seal = await seals.ofRound(deps.db, round.id)
  if (!seal || !mayBeOpened(round, seal, localDate(deps.now()))) throw uncountable(round)
  const job = await jobs.latest(deps.db, 'open', round.id)
  if (seal.state === 'opened' && job?.state !== 'failed') throw roundMoved()
  return { kommun, round, seal, job }
}

async function begin(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const setting = await settingOf(deps, req)
  const { kommun, round, seal } = setting
  // What is left needs no key any more: the answers are out, and the work goes on by itself.
  if (!keyIsNeeded(seal)) return res.redirect(303, `/jobb/${await deps.jobs.start('open', round.id)}`)
  const given = givenIn(sent)
  if (!given)
    return ask(req, res, setting, sent, [{ field: 'losenfras', sentence: 'Skriv lösenfrasen, eller orden på återställningsbladet.' }])
  const found = await keysBy(deps.db, round.id, given)
  if (!found.ok) {
    await tell(deps, req, kommun.id, { what: 'key refused', details: { year: round.year, by: given.by } })
    return ask(req, res, setting, sent, [{ field: given.by === 'sheet' ? 'blad' : 'losenfras', sentence: found.sentence }])
  }
  await tell(deps, req, kommun.id, { what: 'began opening', details: { year: round.year, by: given.by } })
  const without = /^\d{1,7}$/.test(sent('utan').trim()) ? Number(sent('utan').trim()) : 0
  const id = await deps.jobs.start('open', round.id, { privateKey: found.keys.privateKey, without })
  res.redirect(303, `/jobb/${id}`)
}

function givenIn(sent: Sent): Given | undefined {
  if (sent('blad').trim() !== '') return { by: 'sheet', typed: sent('blad') }
  return sent('losenfras').trim() === '' ? undefined : { by: 'passphrase', typed: sent('losenfras') }
}

function ask(req: Request, res: Response, setting: Setting, sent: Sent = () => '', faults: readonly FieldFault[] = []): void {
  const { kommun, round, seal, job } = setting
  const stopped = job?.state === 'failed' ? job.note : null
  const model = {
    title: 'Öppna urnan',
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    received: seal.received,
    stopped,
    without: stopped === null ? null : sent('utan').slice(0, 10),
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/oppning', model, faults.length > 0 ? 422 : 200)
}
