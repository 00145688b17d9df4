import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Request, type Response, Router } from 'express'
import type { Action } from '../../domain/actions/action.ts'
import { fieldsOf, readNew, readPlanned } from '../../domain/actions/reading.ts'
import type { Area } from '../../domain/area.ts'
import type { Dialogue, Observation } from '../../domain/dialogues/dialogue.ts'
import { WHOLE_KOMMUN } from '../../domain/dialogues/reading.ts'
import type { Sent } from '../../domain/form.ts'
import { notFound } from '../../domain/problem.ts'
import { ROLE_WORDS } from '../../domain/staff-words.ts'
import * as actions from '../../store/actions.ts'
import * as audit from '../../store/audit.ts'
import { kommunerFor, kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { surroundings } from '../dialogues/surroundings.ts'
import { sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Blank, fieldOf, showForm } from './blank.ts'
import { actionFor, dialogueOf, dialoguesIn } from './surroundings.ts'

/** Writing down a new action and changing what is planned of an old one. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/atgarder/ny', (req, res) => begin(deps, req, res))
  router.post('/atgarder/ny', (req, res) => add(deps, req, res))
  router.get('/atgarder/:id/andra', (req, res) => reopen(deps, req, res))
  router.post('/atgarder/:id/andra', (req, res) => change(deps, req, res))
  return router
}

/** An empty form; begun from an observation it holds what was said and suggested there. */
async function begin(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentQuery(req)
  const { staff, kommuner } = await kommunerFor(deps, req, 'write actions')
  const kommun = kommuner.length === 1 ? kommuner[0] : kommuner.find(({ slug }) => slug === sent('kommun'))
  if (!kommun) return choose(req, res, kommuner)
  const observationId = sent('observation')
  const [dialogue] = await dialoguesIn(deps, kommun.id, observationId === '' ? [] : [dialogueOf(observationId)])
  const { today } = await surroundings(deps, kommun.id)
  const fields = dialogue ? begunFrom(dialogue, observationId) : { datum: today, vem: ROLE_WORDS[staff.role] }
  const values: Readonly<Record<string, string>> = { id: randomUUID(), visas: 'ja', ...fields }
  await showForm(deps, req, res, { ...newBlank(kommun, dialogue ? [dialogue.id] : []), sent: (field) => values[field] ?? '' })
}

function choose(req: Request, res: Response, kommuner: readonly Area[]): void {
  const ways = kommuner.map(({ name, slug }) => ({ address: `/atgarder/ny?kommun=${slug}`, title: name, means: null }))
  show(req, res, 'dialoger/choose', { title: 'Ny åtgärd', section: 'atgarder', question: 'I vilken kommun ska det göras?', ways })
}

function begunFrom(dialogue: Dialogue, observationId: string): Readonly<Record<string, string>> {
  const said: Observation | undefined = dialogue.observations.find(({ id }) => id === observationId)
  return {
    datum: dialogue.heldOn,
    vem: [...dialogue.tookPart].slice(0, 100).join(''),
    omrade: dialogue.areaId ?? WHOLE_KOMMUN,
    plats: said?.place || dialogue.place,
    tema: said?.themes[0] ?? '',
    vad: [...(said?.suggestion ?? '')].slice(0, 300).join(''),
    [fieldOf(observationId)]: 'ja',
  }
}

async function add(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const { kommun } = await kommunFor(deps, req, 'write actions', sent('kommun'))
  const blank = { ...newBlank(kommun, dialoguesSent(sent)), sent }
  if (sent('gor') === 'dialog') return showForm(deps, req, res, blank)
  const setting = await surroundings(deps, kommun.id)
  const reading = readNew(sent, setting)
  if (!reading.ok) return showForm(deps, req, res, { ...blank, faults: reading.faults })

  const id = /^[0-9a-f-]{36}$/.test(sent('id')) ? sent('id') : randomUUID()
  const { planned, proposal } = reading.read
  const observations = await ticked(deps, kommun, blank)
  const action: Action = {
    ...{ ...planned, id, kommunId: kommun.id, steps: [proposal], effect: null },
    ...{ observations, rehearsal: setting.rehearsal, version: 1 },
  }
  const entry = entryOf(deps, req, kommun.id, { what: 'wrote action', details: { action: id } })
  if (await audit.recording(deps.db, entry, (db) => actions.add(db, action))) return res.redirect(303, `/atgarder/${id}`)
  await sentAgain(deps, req, res, action, blank)
}

/** The form was sent before: the same again changes nothing; if it was changed in between, it is a change of what was saved. */
async function sentAgain(deps: Deps, req: Request, res: Response, action: Action, blank: Blank): Promise<void> {
  const saved = await actions.get(deps.db, action.id)
  if (saved?.kommunId !== action.kommunId) throw notFound()
  if (isDeepStrictEqual(saved, action)) return res.redirect(303, `/atgarder/${saved.id}`)
  await showForm(deps, req, res, { ...changeBlank(saved, blank), conflict: 'saved before' })
}

async function reopen(deps: Deps, req: Request, res: Response): Promise<void> {
  const { action, kommun } = await actionFor(deps, req, 'write actions')
  const on = action.observations.map((id) => [fieldOf(id), 'ja'] as const)
  const fields: Readonly<Record<string, string>> = { ...fieldsOf(action), ...Object.fromEntries(on) }
  const dialogueIds = action.observations.map(dialogueOf)
  await showForm(deps, req, res, changeBlank(action, { ...newBlank(kommun, dialogueIds), sent: (field) => fields[field] ?? '' }))
}

async function change(deps: Deps, req: Request, res: Response): Promise<void> {
  const { action, kommun } = await actionFor(deps, req, 'write actions')
  const sent = sentForm(req)
  const begunFrom = Number(sent('version'))
  const blank = { ...changeBlank(action, { ...newBlank(kommun, dialoguesSent(sent)), sent }), version: begunFrom }
  if (sent('gor') === 'dialog') return showForm(deps, req, res, blank)
  const reading = readPlanned(sent, await surroundings(deps, kommun.id, undefined, blank.kept))
  if (!reading.ok) return showForm(deps, req, res, { ...blank, faults: reading.faults })

  const entry = entryOf(deps, req, kommun.id, { what: 'changed action', details: { action: action.id } })
  const edited = { ...action, ...reading.read, observations: await ticked(deps, kommun, blank), version: begunFrom }
  const changed = await audit.recording(deps.db, entry, (db) => actions.edit(db, edited))
  if (changed) return res.redirect(303, `/atgarder/${action.id}`)
  // Saving once more from here is a choice made knowingly: it begins from the version that is saved now.
  await showForm(deps, req, res, { ...blank, version: action.version, conflict: 'changed meanwhile' })
}

/** The dialogues whose observations stood in the form, and one that was asked for besides. */
const dialoguesSent = (sent: Sent): readonly string[] =>
  [...sent('dialoger').split(' ').slice(0, 50), sent('dialog')].filter((id) => id !== '')

/** The observations ticked, among those of the kommun's dialogues that stood in the form, in the order they are kept. */
async function ticked(deps: Deps, kommun: Area, { dialogueIds, sent }: Blank): Promise<readonly string[]> {
  const grounds = await dialoguesIn(deps, kommun.id, dialogueIds)
  const ids = grounds.flatMap(({ observations }) => observations.flatMap(({ id }) => (id === undefined ? [] : [id])))
  return ids.filter((id) => sent(fieldOf(id)) === 'ja').sort()
}

const newBlank = (kommun: Area, dialogueIds: readonly string[]) => ({
  address: '/atgarder/ny',
  heading: 'Ny åtgärd',
  kommun,
  dialogueIds,
})

const changeBlank = ({ id, version, areaId, theme }: Action, blank: Blank): Blank => ({
  ...blank,
  kept: { areaId, themes: [theme] },
  address: `/atgarder/${id}/andra`,
  heading: 'Ändra åtgärd',
  version,
})
