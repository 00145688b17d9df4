import { type Request, type Response, Router } from 'express'
import { FORMS } from '../../domain/dialogues/index.ts'
import { count, day } from '../../domain/format.ts'
import { may } from '../../domain/staff.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import * as dialogues from '../../store/dialogues.ts'
import { entryOf, tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Said, saidIn } from './said.ts'
import { dialogueFor, type Found, keptIn, surroundings } from './surroundings.ts'
import { type Tied, tiesOf } from './ties.ts'

declare module '../show.ts' {
  interface Pages {
    'dialoger/dialogue': {
      readonly id: string
      readonly lines: readonly { readonly label: string; readonly words: string }[]
      readonly observations: readonly (Said & Tied)[]
      /** What a suggestion is called in this form of dialogue. */
      readonly suggested: string
      /** The address of the action plan after it. */
      readonly plan: string
      /** How many observations have words that the person may hand in to be read. */
      readonly unread: number
      readonly mayWrite: boolean
      readonly mayErase: boolean
      /** The person has just erased a text. */
      readonly erased: boolean
    }
    'dialoger/remove': { readonly id: string; readonly what: string; readonly observations: number }
  }
}

/** The page of one dialogue, and the page that asks before removing it. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger/:id', (req, res) => page(deps, req, res))
  router.get('/dialoger/:id/ta-bort', (req, res) => ask(deps, req, res))
  router.post('/dialoger/:id/ta-bort', async (req, res) => {
    const { dialogue, kommun } = await dialogueFor(deps, req, 'write dialogues')
    const entry = entryOf(deps, req, kommun.id, { what: 'removed dialogue', details: { dialogue: dialogue.id } })
    await audit.recording(deps.db, entry, (db) => dialogues.remove(db, dialogue.id))
    res.redirect(303, '/dialoger?borttagen=1')
  })
  return router
}

async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const found = await dialogueFor(deps, req, 'see dialogues')
  const { dialogue, kommun, staff } = found
  await tell(deps, req, kommun.id, { what: 'saw dialogue', details: { dialogue: dialogue.id } })
  const { themes } = await surroundings(deps, kommun.id, dialogue.heldOn, keptIn(dialogue))
  const { ties, unread } = await tiesOf(deps, found)
  const observations = ties.flatMap((tied, index) => {
    const observation = dialogue.observations[index]
    return observation ? [{ ...saidIn(observation, themes), ...tied }] : []
  })
  show(req, res, 'dialoger/dialogue', {
    title: titleOf(found),
    section: 'dialoger',
    rehearsal: dialogue.rehearsal,
    id: dialogue.id,
    lines: await linesOf(deps, found),
    observations,
    suggested: FORMS[dialogue.form].notes.suggested,
    plan: `/atgarder/plan/${kommun.slug}?dialog=${dialogue.id}`,
    unread: may(staff, 'write dialogues', kommun.id) ? unread : 0,
    mayWrite: may(staff, 'write dialogues', kommun.id),
    mayErase: may(staff, 'erase words', kommun.id),
    erased: sentQuery(req)('raderad') !== '',
  })
}

async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const found = await dialogueFor(deps, req, 'write dialogues')
  const { id, rehearsal, observations } = found.dialogue
  const model = { id, what: titleOf(found), observations: observations.length }
  show(req, res, 'dialoger/remove', { ...model, title: 'Ta bort dialogen?', section: 'dialoger', rehearsal })
}

const titleOf = ({ dialogue }: Found) => `${FORMS[dialogue.form].title} ${day(dialogue.heldOn)}, ${dialogue.place}`

async function linesOf({ db }: Deps, { dialogue, kommun }: Found) {
  const area = dialogue.areaId === null ? undefined : await areas.byId(db, dialogue.areaId)
  return [
    { label: 'Kommun', words: kommun.name },
    { label: 'Område', words: area?.name ?? 'Hela kommunen' },
    { label: 'Vilka som deltog', words: dialogue.tookPart },
    { label: 'Antal deltagare', words: count(dialogue.people) },
    ...FORMS[dialogue.form].words(dialogue.details),
  ]
}
