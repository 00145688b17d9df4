import type { Area } from '../area.ts'
import { WHOLE_KOMMUN } from '../dialogues/reading.ts'
import { type FieldFault, FormReader, type Sent } from '../form.ts'
import type { LocalDate } from '../round.ts'
import type { Theme } from '../survey/survey.ts'
import type { Effect, Planned, Step } from './action.ts'
import { type StepFault, stepFault } from './history.ts'
import { movesFrom, STATE_WORDS, stateAt } from './states.ts'

/** The most organisations that answer for one action. */
export const MOST_RESPONSIBLE = 10

/** What an action in one kommun may refer to, and the day it is written down. */
export interface Setting {
  readonly today: LocalDate
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly themes: readonly Pick<Theme, 'id'>[]
}

/** A form read whole, or everything wrong with it at once. */
export type Reading<Read> = { readonly ok: true; readonly read: Read } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Reads what somebody plans to do. */
export function readPlanned(sent: Sent, setting: Setting): Reading<Planned> {
  const form = new FormReader(sent)
  return done(form, planned(form, sent, setting))
}

/** Reads a new action: what somebody plans, and who proposed it when. */
export function readNew(sent: Sent, setting: Setting): Reading<{ readonly planned: Planned; readonly proposal: Step }> {
  const form = new FormReader(sent)
  const read = { planned: planned(form, sent, setting), proposal: { to: 'proposed', ...stepOf(form), words: '' } as const }
  if (read.proposal.on > setting.today) form.refuse('datum', FAULTS['in the future'].sentence)
  return done(form, read)
}

/** Reads the next step of an action with a history. */
export function readStep(sent: Sent, history: readonly Step[], today: LocalDate): Reading<Step> {
  const form = new FormReader(sent)
  const from = history.at(-1)?.to
  const choices = (from ? movesFrom(from) : []).map(({ to, words }) => ({ value: STATE_WORDS[to].address, words }))
  const to = stateAt(form.choice('till', choices, { ask: 'Välj vad som har hänt med åtgärden.' }))
  const step = { ...stepOf(form), words: form.words('ord', { label: 'Orsak, resultat eller annat', longest: 1000 }) }
  if (!to) return { ok: false, faults: form.faults }
  const fault = step.on === '' ? null : stepFault(history, { ...step, to }, today)
  if (fault) form.refuse(FAULTS[fault].field, FAULTS[fault].sentence)
  return done(form, { ...step, to })
}

/** Reads what came of an action; null when the note is to be taken away. */
export function readEffect(sent: Sent, today: LocalDate): Reading<Effect | null> {
  const form = new FormReader(sent)
  const words = form.words('effekt', { label: 'Effekten', longest: 1000 })
  return done(form, words === '' ? null : { on: today, words })
}

/** The form's fields as they stood when an action was saved: what readPlanned() takes, for changing it. */
export const fieldsOf = (planned: Planned): Readonly<Record<string, string>> => ({
  vad: planned.what,
  plats: planned.place,
  omrade: planned.areaId ?? WHOLE_KOMMUN,
  tema: planned.theme,
  ansvariga: planned.responsible.join('\n'),
  senast: planned.dueOn ?? '',
  visas: planned.shown ? 'ja' : '',
})

function done<Read>({ faults }: FormReader, read: Read): Reading<Read> {
  return faults.length === 0 ? { ok: true, read } : { ok: false, faults }
}

function planned(form: FormReader, sent: Sent, { areas, themes }: Setting): Planned {
  const places = [WHOLE_KOMMUN, ...areas.map(({ id }) => id)].map((value) => ({ value, words: value }))
  const chosen = form.choice('omrade', places, { ask: 'Välj ett område i listan, eller hela kommunen.' })
  const choices = ['', ...themes.map(({ id }) => id)].map((value) => ({ value, words: value }))
  return {
    what: form.words('vad', { label: 'Vad som ska göras', longest: 300, blank: 'Skriv vad som ska göras.' }),
    place: form.words('plats', { label: 'Plats', longest: 200, blank: 'Skriv var det ska göras.' }),
    areaId: chosen === WHOLE_KOMMUN ? null : chosen,
    theme: form.choice('tema', choices, { ask: 'Välj ett tema i listan, eller inget.' }),
    responsible: responsible(form),
    dueOn: sent('senast').trim() === '' ? null : form.day('senast', { blank: '' }),
    shown: sent('visas') === 'ja',
  }
}

function responsible(form: FormReader): readonly string[] {
  const words = form.words('ansvariga', {
    label: 'Ansvariga',
    longest: 1000,
    blank: 'Skriv vilken organisation eller enhet som ansvarar, till exempel gatuenheten.',
  })
  const lines = [...new Set(words.split('\n').map((line) => line.trim()))].filter((line) => line !== '')
  if (lines.length > MOST_RESPONSIBLE) form.refuse('ansvariga', `Skriv högst ${MOST_RESPONSIBLE} ansvariga, en på varje rad.`)
  if (lines.some((line) => [...line].length > 100))
    form.refuse('ansvariga', 'Korta namnet på den ansvariga: högst 100 tecken på varje rad.')
  return lines
}

function stepOf(form: FormReader): Pick<Step, 'on' | 'by'> {
  return {
    on: form.day('datum', { blank: 'Skriv vilken dag det var.' }),
    by: form.words('vem', { label: 'Vem', longest: 100, blank: 'Skriv vem: en roll eller organisation, inte ett namn.' }),
  }
}

const FAULTS: Readonly<Record<StepFault, FieldFault>> = {
  'no such move': { field: 'till', sentence: 'Välj vad som har hänt med åtgärden.' },
  'no reason': { field: 'ord', sentence: 'Skriv varför. Orsaken visas för dem som lämnade förslaget.' },
  'no outcome': { field: 'ord', sentence: 'Skriv vad det blev: vad som är gjort, och vad som inte är det.' },
  'before the last step': { field: 'datum', sentence: 'Dagen är före det senaste som hänt med åtgärden. Kontrollera datumet.' },
  'in the future': { field: 'datum', sentence: 'Dagen har inte varit än. Skriv dagen då det hände.' },
}
