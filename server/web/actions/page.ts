import { type Request, type Response, Router } from 'express'
import { isOverdue, lastOf } from '../../domain/actions/action.ts'
import { readEffect, readStep } from '../../domain/actions/reading.ts'
import { isEnded, movesFrom, STATE_WORDS } from '../../domain/actions/states.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { day } from '../../domain/format.ts'
import { localDate } from '../../domain/round.ts'
import { may } from '../../domain/staff.ts'
import { ROLE_WORDS } from '../../domain/staff-words.ts'
import * as actions from '../../store/actions.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import { entryOf, tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { surroundings } from '../dialogues/surroundings.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { actionFor, dialogueOf, dialoguesIn, type Found, nameOf } from './surroundings.ts'
import { historyWords, type StepWords } from './words.ts'

/** Something said that the action answers to. */
interface Said {
  readonly dialogue: string
  readonly address: string
  readonly words: string
}

declare module '../show.ts' {
  interface Pages {
    'atgarder/action': {
      readonly id: string
      readonly version: number
      readonly plan: string
      readonly state: string
      readonly overdue: string | null
      readonly lines: readonly { readonly label: string; readonly words: string }[]
      /** Latest first, and how many steps it has. */
      readonly history: readonly StepWords[]
      readonly seen: number
      readonly said: readonly Said[]
      readonly effect: string | null
      readonly ended: boolean
      readonly mayWrite: boolean
      /** The steps that can be taken now. */
      readonly moves: readonly Choice[]
      readonly value: Sent
      readonly effectTyped: string
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
      /** What somebody else did while the person wrote, step by step; null when nobody did. */
      readonly meanwhile: readonly StepWords[] | null
    }
    'atgarder/remove': { readonly id: string; readonly what: string; readonly steps: number }
  }
}

/** The page of one action, its next step and what came of it, and the page that asks before removing it. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/atgarder/:id', async (req, res) => {
    const found = await actionFor(deps, req, 'see actions')
    await tell(deps, req, found.kommun.id, { what: 'saw action', details: { action: found.action.id } })
    await showAction(deps, req, res, found)
  })
  router.post('/atgarder/:id/steg', (req, res) => move(deps, req, res))
  router.post('/atgarder/:id/effekt', (req, res) => note(deps, req, res))
  router.get('/atgarder/:id/ta-bort', async (req, res) => {
    const { action } = await actionFor(deps, req, 'write actions')
    const model = { id: action.id, what: action.what, steps: action.steps.length }
    show(req, res, 'atgarder/remove', { ...model, title: 'Ta bort åtgärden?', section: 'atgarder', rehearsal: action.rehearsal })
  })
  router.post('/atgarder/:id/ta-bort', async (req, res) => {
    const { action, kommun } = await actionFor(deps, req, 'write actions')
    const entry = entryOf(deps, req, kommun.id, { what: 'removed action', details: { action: action.id } })
    await audit.recording(deps.db, entry, (db) => actions.remove(db, action.id))
    res.redirect(303, `/atgarder/plan/${kommun.slug}?borttagen=1`)
  })
  return router
}

/** Takes the next step, if nobody has moved or changed the action since the person read it: else they are told, and keep their words. */
async function move(deps: Deps, req: Request, res: Response): Promise<void> {
  const found = await actionFor(deps, req, 'write actions')
  const { action, kommun } = found
  const sent = sentForm(req)
  const form = 'step'
  if (Number(sent('version')) !== action.version) return showAction(deps, req, res, found, { form, sent, overtaken: true })
  const reading = readStep(sent, action.steps, localDate(deps.now()))
  if (!reading.ok) return showAction(deps, req, res, found, { form, sent, faults: reading.faults })
  const step = reading.read
  const entry = entryOf(deps, req, kommun.id, { what: 'moved action', details: { action: action.id, to: step.to } })
  if (await audit.recording(deps.db, entry, (db) => actions.move(db, action, step, action.steps.length)))
    return res.redirect(303, `/atgarder/${action.id}`)
  await showAction(deps, req, res, await actionFor(deps, req, 'write actions'), { form, sent, overtaken: true })
}

async function note(deps: Deps, req: Request, res: Response): Promise<void> {
  const found = await actionFor(deps, req, 'write actions')
  const { action, kommun } = found
  const sent = sentForm(req)
  const form = 'effect'
  const reading = readEffect(sent, localDate(deps.now()))
  if (!reading.ok) return showAction(deps, req, res, found, { form, sent, faults: reading.faults })
  const entry = entryOf(deps, req, kommun.id, { what: 'noted effect', details: { action: action.id } })
  const begun = { id: action.id, version: Number(sent('version')) }
  if (await audit.recording(deps.db, entry, (db) => actions.note(db, begun, reading.read)))
    return res.redirect(303, `/atgarder/${action.id}`)
  await showAction(deps, req, res, await actionFor(deps, req, 'write actions'), { form, sent, overtaken: true })
}

/** What a person sent, by which of the page's two forms, that could not be taken as it was. */
interface Returned {
  readonly form: 'step' | 'effect'
  readonly sent: Sent
  readonly faults?: readonly FieldFault[]
  readonly overtaken?: boolean
}

async function showAction(deps: Deps, req: Request, res: Response, found: Found, returned?: Returned): Promise<void> {
  const { action, kommun, staff } = found
  const { faults = [], overtaken = false } = returned ?? {}
  const today = localDate(deps.now())
  const { to } = lastOf(action)
  const fresh: Readonly<Record<string, string>> = { datum: today, vem: ROLE_WORDS[staff.role] }
  const history = historyWords(action.steps)
  const model = {
    title: action.what,
    section: 'atgarder' as const,
    rehearsal: action.rehearsal,
    refused: faults.length > 0 || overtaken,
    id: action.id,
    version: action.version,
    plan: `/atgarder/plan/${kommun.slug}`,
    state: STATE_WORDS[to].words,
    overdue: isOverdue(to, action.dueOn, today) && action.dueOn ? `Skulle ha varit klar ${day(action.dueOn)}.` : null,
    lines: await linesOf(deps, found),
    history: history.toReversed(),
    seen: history.length,
    said: await saidOf(deps, found),
    effect: action.effect && `${action.effect.words} (antecknat ${day(action.effect.on)})`,
    ended: isEnded(to),
    mayWrite: may(staff, 'write actions', kommun.id),
    moves: movesFrom(to).map((move) => ({ value: STATE_WORDS[move.to].address, words: move.words })),
    value: returned?.form === 'step' ? returned.sent : (field: string) => fresh[field] ?? '',
    effectTyped: returned?.form === 'effect' ? returned.sent('effekt') : (action.effect?.words ?? ''),
    faults,
    faultOf: faultsByField(faults),
    meanwhile: returned?.overtaken ? sinceSeen(history, returned.sent('sedda')) : null,
  }
  show(req, res, 'atgarder/action', model, overtaken ? 409 : faults.length > 0 ? 422 : 200)
}

/** The steps taken after those that the person had seen. */
const sinceSeen = (history: readonly StepWords[], seen: string) => (/^\d{1,4}$/.test(seen) ? history.slice(Number(seen)) : [])

async function linesOf(deps: Deps, { action, kommun }: Found) {
  const area = action.areaId === null ? undefined : await areas.byId(deps.db, action.areaId)
  const { themes } = await surroundings(deps, kommun.id, undefined, { areaId: null, themes: [action.theme] })
  const theme = themes.find(({ id }) => id === action.theme)?.title.sv ?? action.theme
  return [
    { label: 'Plats', words: `${action.place}, ${area?.name ?? `hela ${kommun.name}`}` },
    { label: action.responsible.length === 1 ? 'Ansvarig' : 'Ansvariga', words: action.responsible.join(', ') },
    { label: 'Ska vara klar', words: action.dueOn === null ? 'Ingen dag är satt' : `senast ${day(action.dueOn)}` },
    ...(theme === '' ? [] : [{ label: 'Tema', words: theme }]),
    { label: 'För invånarna', words: action.shown ? 'Visas på Ni sa – vi gör' : 'Visas inte' },
  ]
}

async function saidOf(deps: Deps, { action }: Found): Promise<readonly Said[]> {
  const dialogues = await dialoguesIn(deps, action.kommunId, action.observations.map(dialogueOf))
  return dialogues.flatMap((dialogue) =>
    dialogue.observations
      .filter(({ id }) => id !== undefined && action.observations.includes(id))
      .map(({ said }) => ({
        dialogue: nameOf(dialogue),
        address: `/dialoger/${dialogue.id}`,
        words: said === '' ? 'Texten är raderad.' : said,
      })),
  )
}
