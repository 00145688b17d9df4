import { type Request, type Response, Router } from 'express'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { roundMoved } from '../../domain/problem.ts'
import { localDate, type Round } from '../../domain/round.ts'
import { type Change, type Changeable, changeable, changed, seenAs } from '../../domain/round-change.ts'
import * as audit from '../../store/audit.ts'
import * as draws from '../../store/draws.ts'
import * as roundChanges from '../../store/round-changes.ts'
import * as rounds from '../../store/rounds.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { roundFor } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/andra': {
      readonly round: Round
      readonly what: Changeable
      readonly hasCodes: boolean
      /** How the round stood when this page was made. */
      readonly seen: string
      /** Somebody else changed the round while this was being typed. */
      readonly conflict: boolean
      readonly value: Sent
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** Giving a round other days. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/andra', async (req, res) => {
    const setting = await settingOf(deps, req)
    showForm(req, res, setting, { value: asItStands(setting.round) })
  })
  router.post('/omgangar/:id/andra', (req, res) => change(deps, req, res))
  return router
}

interface Setting {
  readonly kommun: { readonly id: string; readonly name: string }
  readonly round: Round
  readonly what: Changeable
  readonly hasCodes: boolean
  /** People have been drawn, or are to be: it was made with no other way to answer. */
  readonly sample: boolean
}

async function settingOf(deps: Deps, req: Request): Promise<Setting> {
  const { round, kommun } = await roundFor(deps, req, 'make rounds', String(req.params.id))
  const what = changeable(round, await roundChanges.isFixed(deps.db, round.id), localDate(deps.now()))
  if (what === 'nothing') throw roundMoved()
  const hasCodes = await rounds.hasCodes(deps.db, round.id)
  const sample = (!hasCodes && !round.openLink) || (await draws.ofRound(deps.db, round.id)) !== undefined
  return { kommun, round, what, hasCodes, sample }
}

async function change(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const setting = await settingOf(deps, req)
  const { round, what, kommun } = setting
  if (sent('sedd') !== seenAs(round)) return showForm(req, res, setting, { value: sent, conflict: true })
  const changing = changed(round, what, wishOf(sent, setting), localDate(deps.now()))
  if (!changing.ok) return showForm(req, res, setting, { value: sent, faults: changing.faults })
  const { year, opensOn, closesOn, resultsOn } = changing.round
  const entry = entryOf(deps, req, kommun.id, { what: 'changed round', details: { year, opensOn, closesOn, resultsOn } })
  const done = await audit.recording(deps.db, entry, (db) => roundChanges.change(db, round, changing.round))
  if (!done) return showForm(req, res, await settingOf(deps, req), { value: sent, conflict: true })
  res.redirect(303, `/omgangar/${round.id}?andrad=1`)
}

const wishOf = (sent: Sent, { hasCodes, sample }: Setting): Change => ({
  opensOn: sent('oppnar').trim(),
  closesOn: sent('stanger').trim(),
  resultsOn: sent('resultat').trim(),
  openLink: sent('oppen') === 'ja',
  areaCodes: hasCodes,
  sample,
})

function asItStands({ opensOn, closesOn, resultsOn, openLink }: Round): Sent {
  const fields = new Map([
    ['oppnar', opensOn],
    ['stanger', closesOn],
    ['resultat', resultsOn],
    ['oppen', openLink ? 'ja' : ''],
  ])
  return (field) => fields.get(field) ?? ''
}

interface Shown {
  readonly value: Sent
  readonly faults?: readonly FieldFault[]
  readonly conflict?: boolean
}

function showForm(req: Request, res: Response, setting: Setting, { value, faults = [], conflict = false }: Shown): void {
  const { kommun, round, what, hasCodes } = setting
  const model = {
    title: `Ändra omgången ${kommun.name} ${round.year}`,
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: conflict || faults.length > 0,
    round,
    what,
    hasCodes,
    seen: seenAs(round),
    conflict,
    value,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/andra', model, conflict ? 409 : faults.length > 0 ? 422 : 200)
}
