import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Request, type Response, Router } from 'express'
import type { Area } from '../../domain/area.ts'
import type { DialogueForm } from '../../domain/dialogues/contract.ts'
import type { Dialogue, Recorded } from '../../domain/dialogues/dialogue.ts'
import { FORMS, formNamed } from '../../domain/dialogues/index.ts'
import { fieldsOf, MOST_OBSERVATIONS, read, rowCount } from '../../domain/dialogues/reading.ts'
import type { Sent } from '../../domain/form.ts'
import { notFound } from '../../domain/problem.ts'
import * as audit from '../../store/audit.ts'
import type { Db } from '../../store/database.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as tips from '../../store/tips.ts'
import { kommunerFor, kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Blank, showForm } from './blank.ts'
import { dialogueFor, keptIn, surroundings, surroundingsWithMap } from './surroundings.ts'
import { fieldsOfTip } from './tips.ts'

/** One way on from a page that asks. */
interface Way {
  readonly address: string
  readonly title: string
  readonly means: string | null
}

declare module '../show.ts' {
  interface Pages {
    'dialoger/choose': { readonly question: string; readonly ways: readonly Way[] }
  }
}

/** Writing down a new dialogue and changing an old one. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger/ny', (req, res) => begin(deps, req, res))
  router.post('/dialoger/ny', (req, res) => add(deps, req, res))
  router.get('/dialoger/:id/andra', (req, res) => reopen(deps, req, res))
  router.post('/dialoger/:id/andra', (req, res) => change(deps, req, res))
  return router
}

async function begin(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentQuery(req)
  const { kommuner } = await kommunerFor(deps, req, 'write dialogues')
  const slug = sent('kommun') || (kommuner.length === 1 && kommuner[0]?.slug) || ''
  if (sent('form') === '') return choose(req, res, 'Vilken form av dialog vill du skriva in?', formsIn(slug))
  if (slug === '') return choose(req, res, 'I vilken kommun hölls dialogen?', waysTo(kommuner, sent('form')))
  const { kommun, form } = await newIn(deps, req, (field) => (field === 'kommun' ? slug : sent(field)))
  const ofTip = sent('tips') === '' ? undefined : await fieldsOfTip(deps.db, kommun.id, sent('tips'))
  const fields: Readonly<Record<string, string>> = ofTip ?? { id: randomUUID(), rader: '3' }
  await showForm(deps, req, res, { ...newBlank(kommun, form), sent: (field) => fields[field] ?? '' })
}

function choose(req: Request, res: Response, question: string, ways: readonly Way[]): void {
  show(req, res, 'dialoger/choose', { title: 'Ny dialog', section: 'dialoger', question, ways })
}

const newAddress = (form: string, slug: string) => `/dialoger/ny?${new URLSearchParams(slug === '' ? { form } : { form, kommun: slug })}`

const formsIn = (slug: string): readonly Way[] =>
  Object.values(FORMS).map(({ name, title, means }) => ({ address: newAddress(name, slug), title, means }))

function waysTo(kommuner: readonly Area[], form: string): readonly Way[] {
  if (!formNamed(form)) throw notFound()
  return kommuner.map(({ name, slug }) => ({ address: newAddress(form, slug ?? ''), title: name, means: null }))
}

async function add(deps: Deps, req: Request, res: Response): Promise<void> {
  const sent = sentForm(req)
  const { kommun, form } = await newIn(deps, req, sent)
  const blank = { ...newBlank(kommun, form), sent }
  if (sent('gor') === 'rad') return anotherRow(deps, req, res, blank)
  if (sent('gor') === 'teman') return showForm(deps, req, res, { ...blank, goTo: 'tema-1' })
  const setting = await settingOf(deps, blank)
  const reading = read(form, sent, setting)
  if (!reading.ok) return showForm(deps, req, res, { ...blank, faults: reading.faults })

  const id = /^[0-9a-f-]{36}$/.test(sent('id')) ? sent('id') : randomUUID()
  const dialogue = { ...reading.recorded, id, kommunId: kommun.id, rehearsal: setting.rehearsal, version: 1 }
  const entry = entryOf(deps, req, kommun.id, { what: 'wrote dialogue', details: { dialogue: id } })
  if (await audit.recording(deps.db, entry, (db) => keep(db, dialogue))) return res.redirect(303, `/dialoger/${id}`)
  await sentAgain(deps, req, res, dialogue, blank)
}

/** Keeps a dialogue. The words of a tip that it was written from stand in it from now on, and wait in the reading queue no more. */
async function keep(db: Db, dialogue: Dialogue): Promise<boolean> {
  const added = await dialogues.add(db, dialogue)
  if (added) await tips.written(db, dialogue)
  return added
}

/** The form was sent before: the same again changes nothing; if it was changed in between, it is a change of what was saved. */
async function sentAgain(deps: Deps, req: Request, res: Response, dialogue: Dialogue, blank: Blank): Promise<void> {
  const saved = await dialogues.get(deps.db, dialogue.id)
  if (saved?.kommunId !== dialogue.kommunId) throw notFound()
  if (isDeepStrictEqual(asRecorded(saved), asRecorded(dialogue))) return res.redirect(303, `/dialoger/${saved.id}`)
  await showForm(deps, req, res, { ...changeBlank(saved, blank), conflict: 'saved before' })
}

async function reopen(deps: Deps, req: Request, res: Response): Promise<void> {
  const { dialogue, kommun } = await dialogueFor(deps, req, 'write dialogues')
  const fields: Readonly<Record<string, string>> = { ...fieldsOf(dialogue), version: String(dialogue.version) }
  const blank = { ...newBlank(kommun, FORMS[dialogue.form]), sent: (field: string) => fields[field] ?? '' }
  await showForm(deps, req, res, changeBlank(dialogue, blank))
}

async function change(deps: Deps, req: Request, res: Response): Promise<void> {
  const { dialogue, kommun } = await dialogueFor(deps, req, 'write dialogues')
  const sent = sentForm(req)
  const form = FORMS[dialogue.form]
  const blank = changeBlank(dialogue, { ...newBlank(kommun, form), sent })
  const begunFrom = Number(sent('version'))
  if (sent('gor') === 'rad') return anotherRow(deps, req, res, { ...blank, version: begunFrom })
  if (sent('gor') === 'teman') return showForm(deps, req, res, { ...blank, version: begunFrom, goTo: 'tema-1' })
  const reading = read(form, sent, await settingOf(deps, blank))
  if (!reading.ok) return showForm(deps, req, res, { ...blank, version: begunFrom, faults: reading.faults })

  const entry = entryOf(deps, req, kommun.id, { what: 'changed dialogue', details: { dialogue: dialogue.id } })
  const edited = { ...dialogue, ...reading.recorded, version: begunFrom }
  const changed = await audit.recording(deps.db, entry, (db) => dialogues.edit(db, edited))
  if (changed) return res.redirect(303, `/dialoger/${dialogue.id}`)
  // Saving once more from here is a choice made knowingly: it begins from the version that is saved now.
  await showForm(deps, req, res, { ...blank, conflict: 'changed meanwhile' })
}

/** Outlines are read only when somebody has pointed. */
function settingOf(deps: Deps, { kommun, sent, kept }: Blank) {
  const pointed = Array.from({ length: rowCount(sent) }, (_, index) => sent(`koordinater-${index + 1}`)).some(
    (typed) => typed.trim() !== '',
  )
  return pointed ? surroundingsWithMap(deps, kommun, sent('datum'), kept) : surroundings(deps, kommun.id, sent('datum'), kept)
}

function anotherRow(deps: Deps, req: Request, res: Response, blank: Blank): Promise<void> {
  const rows = Math.min(rowCount(blank.sent) + 1, MOST_OBSERVATIONS)
  return showForm(deps, req, res, { ...blank, rows, goTo: `sagt-${rows}` })
}

async function newIn(deps: Deps, req: Request, sent: Sent): Promise<{ kommun: Area; form: DialogueForm }> {
  const { kommun } = await kommunFor(deps, req, 'write dialogues', sent('kommun'))
  const form = formNamed(sent('form'))
  if (!form) throw notFound()
  return { kommun, form }
}

const newBlank = (kommun: Area, form: DialogueForm) => ({
  action: '/dialoger/ny',
  kommun,
  form,
  heading: `Ny dialog: ${lower(form.title)}`,
})

const changeBlank = (dialogue: Dialogue, blank: Blank): Blank => ({
  ...blank,
  action: `/dialoger/${dialogue.id}/andra`,
  heading: `Ändra dialog: ${lower(blank.form.title)}`,
  version: dialogue.version,
  kept: keptIn(dialogue),
})

// An abbreviation stays one: EST.
const lower = (title: string) => (/^[A-ZÅÄÖ]{2}/.test(title) ? title : title.charAt(0).toLowerCase() + title.slice(1))

function asRecorded({ id, kommunId, rehearsal, version, ...recorded }: Dialogue): Recorded {
  return { ...recorded, observations: recorded.observations.map(({ id, ...words }) => words) }
}
