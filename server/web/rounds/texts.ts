import { type Request, type Response, Router } from 'express'
import { type FieldFault, FormReader } from '../../domain/form.ts'
import { notFound } from '../../domain/problem.ts'
import { inLanguage, type Surveys } from '../../domain/survey/survey.ts'
import * as audit from '../../store/audit.ts'
import { settle } from '../../store/database.ts'
import * as texts from '../../store/texts.ts'
import { entryOf, tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { roundFor } from './standing.ts'

/** What somebody wrote, and the question they answered. Never the area: few may live there. */
interface Written {
  readonly id: string
  readonly question: string
  readonly words: string
}

declare module '../show.ts' {
  interface Pages {
    'omgangar/fritext': {
      readonly roundId: string
      readonly round: string
      readonly sought: string
      /** Null before anything has been sought. */
      readonly found: readonly Written[] | null
      readonly more: boolean
      readonly erased: boolean
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
    'omgangar/erase': { readonly roundId: string; readonly text: Written }
  }
}

/** Finding what somebody wrote in their own words, by words in it, and erasing it: when they ask for it or a person can be recognised in it. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/fritext', (req, res) => page(deps, req, res, ''))
  // Sent as a form, not in the address: what is sought may be a name.
  router.post('/omgangar/:id/fritext', (req, res) => page(deps, req, res, sentForm(req)('sok')))
  router.get('/omgangar/:id/fritext/:text', (req, res) => ask(deps, req, res))
  router.post('/omgangar/:id/fritext/:text', (req, res) => erase(deps, req, res))
  return router
}

/** The shortest words that may be sought: shorter ones would list what everybody wrote. */
const SHORTEST = 3

async function page(deps: Deps, req: Request, res: Response, typed: string): Promise<void> {
  const { round, kommun } = await roundFor(deps, req, 'erase words', String(req.params.id))
  const reader = new FormReader(() => typed)
  const sought = reader.words('sok', { label: 'Ord i texten', longest: 100, blank: 'Skriv ett ord eller några ord ur texten.' })
  if (sought !== '' && sought.length < SHORTEST) reader.refuse('sok', `Skriv minst ${SHORTEST} tecken.`)
  const faults = req.method === 'POST' ? reader.faults : []
  const seeking = req.method === 'POST' && faults.length === 0
  if (seeking) await tell(deps, req, kommun.id, { what: 'searched texts', details: { year: round.year } })
  const found = seeking ? await texts.search(deps.db, round.id, sought) : null
  const model = {
    title: 'Det som skrivits med egna ord',
    section: 'omgangar' as const,
    rehearsal: round.rehearsal,
    refused: faults.length > 0,
    roundId: round.id,
    round: `${kommun.name} ${round.year}`,
    sought: typed,
    found: found?.slice(0, texts.MOST_FOUND).map((text) => writtenOf(deps.surveys, round.surveyId, text)) ?? null,
    more: (found?.length ?? 0) > texts.MOST_FOUND,
    erased: sentQuery(req)('raderad') !== '',
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'omgangar/fritext', model, faults.length > 0 ? 422 : 200)
}

async function textFor(deps: Deps, req: Request) {
  const { round, kommun } = await roundFor(deps, req, 'erase words', String(req.params.id))
  const text = await texts.byId(deps.db, round.id, String(req.params.text))
  if (!text) throw notFound()
  return { round, kommun, text }
}

async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const { round, text } = await textFor(deps, req)
  const model = { roundId: round.id, text: writtenOf(deps.surveys, round.surveyId, text) }
  show(req, res, 'omgangar/erase', { ...model, title: 'Radera texten?', section: 'omgangar', rehearsal: round.rehearsal })
}

async function erase(deps: Deps, req: Request, res: Response): Promise<void> {
  const { round, kommun, text } = await textFor(deps, req)
  const entry = entryOf(deps, req, kommun.id, { what: 'erased text', details: { year: round.year, question: text.question } })
  await audit.recording(deps.db, entry, (db) => texts.erase(db, round.id, text.id))
  await settle(deps.db)
  res.redirect(303, `/omgangar/${round.id}/fritext?raderad=1`)
}

function writtenOf(surveys: Surveys, surveyId: string, { id, question, words }: texts.FreeText): Written {
  const asked = surveys.get(surveyId)?.questions.find((one) => one.id === question)
  return { id, question: asked ? inLanguage(asked.label, 'sv') : question, words }
}
