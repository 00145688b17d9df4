import { randomInt } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { notFound, roundMoved } from '../../domain/problem.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import { roomFor } from '../../domain/sealing/padding.ts'
import { asItCounts, invent, strength, weakness } from '../../domain/sealing/passphrase.ts'
import { KEEPER_WORDS, KEEPERS, type Keeper } from '../../domain/sealing/seal.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import * as audit from '../../store/audit.ts'
import * as seals from '../../store/sealing/seals.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { roundFor } from './standing.ts'

declare module '../show.ts' {
  interface Pages {
    'omgangar/forsegling': {
      readonly roundId: string
      readonly round: string
      /** It has been sealed already: sealing it anew makes the sheet that was printed then worthless. */
      readonly again: boolean
      /** A passphrase to take or leave. */
      readonly suggestion: string
      readonly keepers: readonly Choice[]
      readonly keeper: string
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
    'omgangar/aterstallning': {
      readonly roundId: string
      readonly round: string
      readonly words: readonly string[]
      readonly keeper: string
      /** How hard the passphrase is to guess, in words. */
      readonly strength: string
      readonly on: string
    }
  }
}

/** Sealing the urn of a round before it opens: the passphrase is chosen, and the recovery sheet shown, once. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/forsegling', async (req, res) => ask(req, res, await settingOf(deps, req)))
  router.post('/omgangar/:id/forsegling', (req, res) => seal(deps, req, res))
  return router
}

interface Setting {
  readonly kommun: { readonly id: string; readonly name: string }
  readonly round: Round
  readonly survey: Survey
  readonly again: boolean
}

async function settingOf(deps: Deps, req: Request): Promise<Setting> {
  const { round, kommun } = await roundFor(deps, req, 'make rounds', String(req.params.id))
  const survey = deps.surveys.get(round.surveyId)
  if (!round.sealed || !survey) throw notFound()
  const before = await seals.ofRound(deps.db, round.id)
  const isOver = status(round, localDate(deps.now())) === 'closed'
  if (isOver || (before && (before.received > 0 || before.state !== 'sealed'))) throw roundMoved()
  return { kommun, round, survey, again: before !== undefined }
}

async function seal(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const setting = await settingOf(deps, req)
  const { kommun, round, survey } = setting
  const passphrase = asItCounts(sent('losenfras'))
  const keeper = KEEPERS.find((one) => one === sent('forvaras'))
  const faults = faultsIn(sent, passphrase, keeper, setting)
  if (faults.length > 0 || !keeper) return ask(req, res, setting, sent('forvaras'), faults)
  const made = await seals.make(round.id, { passphrase, keeper, room: roomFor(survey) })
  const entry = entryOf(deps, req, kommun.id, { what: 'sealed urn', details: { year: round.year, keeper } })
  await audit.recording(deps.db, entry, async (db) => {
    await seals.keep(db, made)
    return true
  })
  // Shown in the answer to the form itself: the words are kept nowhere that another request could fetch them from.
  show(req, res, 'omgangar/aterstallning', {
    ...frameOf(setting, 'Återställningsblad'),
    words: made.words,
    keeper: KEEPER_WORDS[keeper],
    strength: strength(passphrase),
    on: localDate(deps.now()),
  })
}

function faultsIn(sent: Sent, passphrase: string, keeper: Keeper | undefined, { kommun, round }: Setting): readonly FieldFault[] {
  const weak = weakness(passphrase, [kommun.name, String(round.year)])
  const differs = passphrase !== asItCounts(sent('igen'))
  return [
    ...(weak ? [{ field: 'losenfras', sentence: weak }] : []),
    ...(!weak && differs ? [{ field: 'igen', sentence: 'De två lösenfraserna är inte likadana. Skriv dem igen.' }] : []),
    ...(keeper ? [] : [{ field: 'forvaras', sentence: 'Välj var återställningsbladet ska förvaras.' }]),
  ]
}

function ask(req: Request, res: Response, setting: Setting, keeper = '', faults: readonly FieldFault[] = []): void {
  const model = {
    ...frameOf(setting, 'Försegla urnan'),
    refused: faults.length > 0,
    again: setting.again,
    suggestion: invent((below) => randomInt(below)),
    keepers: KEEPERS.map((value) => ({ value, words: KEEPER_WORDS[value] })),
    keeper,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/forsegling', model, faults.length > 0 ? 422 : 200)
}

const frameOf = ({ kommun, round }: Setting, title: string) => ({
  title,
  section: 'omgangar' as const,
  rehearsal: round.rehearsal,
  roundId: round.id,
  round: `${kommun.name} ${round.year}`,
})
