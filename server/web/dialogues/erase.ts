import { type Request, type Response, Router } from 'express'
import type { Observation } from '../../domain/dialogues/dialogue.ts'
import { FORMS } from '../../domain/dialogues/index.ts'
import { day } from '../../domain/format.ts'
import { notFound } from '../../domain/problem.ts'
import * as audit from '../../store/audit.ts'
import { settle } from '../../store/database.ts'
import * as dialogues from '../../store/dialogues.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm } from '../form.ts'
import { show } from '../show.ts'
import { dialogueFor, type Found } from './surroundings.ts'

declare module '../show.ts' {
  interface Pages {
    'dialoger/erase': {
      readonly id: string
      readonly version: number
      /** The observation's number, from 1. */
      readonly note: number
      readonly what: string
      readonly observation: Observation
      /** What a suggestion is called in this form of dialogue. */
      readonly suggested: string
      readonly changedMeanwhile: boolean
    }
  }
}

/** Erasing the words of one observation, when somebody asks for it or a person can be recognised in them. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger/:id/radera/:nummer', async (req, res) => ask(req, res, await noteFor(deps, req), false))
  router.post('/dialoger/:id/radera/:nummer', (req, res) => erase(deps, req, res))
  return router
}

interface Note extends Found {
  readonly observation: Observation
  readonly note: number
}

async function noteFor(deps: Deps, req: Request): Promise<Note> {
  const found = await dialogueFor(deps, req, 'erase words')
  const note = Number(req.params.nummer)
  const observation = found.dialogue.observations[note - 1]
  if (!observation) throw notFound()
  return { ...found, observation, note }
}

function ask(req: Request, res: Response, { dialogue, observation, note }: Note, changedMeanwhile: boolean): void {
  const what = `${FORMS[dialogue.form].title} ${day(dialogue.heldOn)}, ${dialogue.place}`
  const { suggested } = FORMS[dialogue.form].notes
  const model = {
    id: dialogue.id,
    version: dialogue.version,
    note,
    what,
    observation,
    suggested,
    changedMeanwhile,
    rehearsal: dialogue.rehearsal,
  }
  show(req, res, 'dialoger/erase', { ...model, title: 'Radera texten?', section: 'dialoger' }, changedMeanwhile ? 409 : 200)
}

/** Erases what the person has read and asked to erase: if the dialogue was changed since, they are shown how it stands now. */
async function erase(deps: Deps, req: Request, res: Response): Promise<void> {
  const found = await noteFor(deps, req)
  const { dialogue, note, kommun } = found
  const read = { id: dialogue.id, version: Number(sentForm(req)('version')) }
  const entry = entryOf(deps, req, kommun.id, { what: 'erased note', details: { dialogue: dialogue.id, note } })
  const erased = await audit.recording(deps.db, entry, (db) => dialogues.eraseWords(db, read, note - 1))
  if (!erased) return ask(req, res, found, true)
  await settle(deps.db)
  res.redirect(303, `/dialoger/${dialogue.id}?raderad=1`)
}
