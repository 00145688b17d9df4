import { isDay } from '../form.ts'
import { alike } from '../imports/mapping.ts'
import { type FaultBook, faultBook } from '../microdata/fault-book.ts'
import type { LocalDate } from '../round.ts'
import type { TextLine, TextTable } from '../text-table.ts'
import type { Planned, Step } from './action.ts'
import { MOST_RESPONSIBLE } from './reading.ts'
import { isEnded, STATE_WORDS, STATES, type State } from './states.ts'

/** What is read from an older list of actions: each thing, what it is called to people, and names that its column may have, our own files' first. */
export const TARGETS = {
  what: { words: 'Vad som ska göras', names: ['vad', 'åtgärd', 'åtgärder', 'atgard', 'beskrivning'] },
  place: { words: 'Plats', names: ['plats', 'var', 'adress'] },
  area: { words: 'Område (kod eller namn)', names: ['omrade_kod', 'område', 'omrade', 'stadsdel', 'ort'] },
  theme: { words: 'Tema', names: ['tema', 'kategori', 'ämne'] },
  responsible: { words: 'Ansvariga', names: ['ansvariga', 'ansvarig', 'ägare', 'utförare'] },
  dueOn: { words: 'Senast klar', names: ['senast', 'klart senast', 'slutdatum', 'deadline'] },
  state: { words: 'Läge', names: ['lage', 'läge', 'status'] },
  on: { words: 'Dag för läget', names: ['sedan', 'datum', 'statusdatum', 'klar datum'] },
  words: { words: 'Orsak eller resultat', names: ['ord', 'orsak', 'resultat', 'kommentar', 'motivering'] },
  proposedOn: { words: 'Föreslagen dag', names: ['foreslagen', 'föreslagen', 'inkom', 'startdatum'] },
} as const
export type Target = keyof typeof TARGETS

/** Which column each thing is read from ('' for none), and what the words for states stand for. */
export interface ActionMapping {
  readonly columns: Readonly<Record<Target, string>>
  readonly states: Readonly<Record<string, State | ''>>
}

/** What a list of a kommun's may refer to. */
export interface ImportSetting {
  readonly today: LocalDate
  readonly areas: readonly { readonly id: string; readonly name: string }[]
  readonly themes: readonly { readonly id: string; readonly title: string }[]
}

/** An action as it was read: what is planned, and a history that leads to where it stood. */
export interface ReadAction {
  readonly planned: Planned
  readonly steps: readonly Step[]
}

/** A list read whole, or every fault in it. */
export type ImportReading =
  | {
      readonly ok: true
      readonly actions: readonly ReadAction[]
      /** How many ended without the list telling why, or what came of it. */
      readonly unexplained: number
    }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The most actions in one list. */
export const MOST_LINES = 1000

/** What a list seems to mean, from names and words known beforehand: for a person to look over. */
export function guess(table: TextTable): ActionMapping {
  const named = (names: readonly string[]) =>
    names.flatMap((name) => table.columns.filter((column) => alike(column) === alike(name)))[0] ?? ''
  const columns = Object.fromEntries(Object.entries(TARGETS).map(([target, { names }]) => [target, named(names)])) as Record<Target, string>
  return { columns, states: Object.fromEntries(stateWords(table, columns.state).map((words) => [words, stateOf(words) ?? ''])) }
}

/** The different words that stand in a column of states. */
export const stateWords = (table: TextTable, column: string): readonly string[] =>
  column === '' ? [] : [...new Set(table.lines.map(({ cells }) => cells[column]?.trim() ?? ''))].filter((words) => words !== '')

const KNOWN: Readonly<Record<State, readonly string[]>> = {
  proposed: ['förslag', 'ny', 'inkommen'],
  decided: ['beslutat', 'ja', 'planerad', 'planeras'],
  declined: ['nej', 'avslag', 'avslås', 'genomförs ej'],
  begun: ['pågår', 'pågående', 'påbörjat'],
  done: ['klart', 'åtgärdad', 'åtgärdat', 'utförd', 'genomförd', 'avslutad'],
  partly: ['delvis', 'delvis klar', 'delvis åtgärdad'],
  dropped: ['ej utförd', 'inte genomförd', 'ej åtgärdad'],
}

function stateOf(words: string): State | undefined {
  const same = (one: string) => alike(one) === alike(words)
  return STATES.find((state) => [STATE_WORDS[state].words, STATE_WORDS[state].address, ...KNOWN[state]].some(same))
}

/** Reads a list with a mapping that somebody has looked over: all of it, or none and every fault. */
export function readActions(table: TextTable, mapping: ActionMapping, setting: ImportSetting): ImportReading {
  const book = faultBook(50)
  for (const target of ['what', 'place', 'responsible'] as const)
    if (mapping.columns[target] === '') book.note(`Välj kolumnen för ”${TARGETS[target].words}”.`, null)
  if (table.lines.length === 0) book.note('Filen har inga rader under rubriken.', null)
  if (table.lines.length > MOST_LINES) book.note(`Filen har fler än ${MOST_LINES} åtgärder. Dela den.`, null)
  if (book.size > 0) return { ok: false, faults: book.told() }
  const actions = table.lines.map((line) => actionOf(line, mapping, setting, book))
  if (book.size > 0) return { ok: false, faults: book.told() }
  return { ok: true, actions, unexplained: actions.filter(({ steps }) => steps.at(-1)?.words === UNTOLD).length }
}

/** Stands where an older list tells neither why nor what came of it. */
export const UNTOLD = 'Framgår inte av den äldre listan.'
const FROM_LIST = 'en äldre lista'

function actionOf(line: TextLine, mapping: ActionMapping, setting: ImportSetting, book: FaultBook): ReadAction {
  const cell = (target: Target) => (line.cells[mapping.columns[target]] ?? '').normalize().trim()
  const note = (sentence: string) => book.note(sentence, line.number)
  const planned: Planned = {
    what: words(cell('what'), TARGETS.what.words, 300, note),
    place: words(cell('place'), TARGETS.place.words, 200, note),
    areaId: areaOf(cell('area'), setting, note),
    theme: themeOf(cell('theme'), setting, note),
    responsible: responsibleOf(cell('responsible'), note),
    dueOn: dayOf(cell('dueOn'), note),
    shown: false,
  }
  return { planned, steps: stepsOf(cell, mapping, setting.today, note) }
}

type Note = (sentence: string) => void

function words(typed: string, label: string, longest: number, note: Note): string {
  if (typed === '') note(`”${label}” är tom.`)
  if ([...typed].length > longest) note(`”${label}” är längre än ${longest} tecken.`)
  return typed
}

function areaOf(typed: string, { areas }: ImportSetting, note: Note): string | null {
  if (typed === '') return null
  const found = areas.find(({ id, name }) => id === typed || alike(name) === alike(typed))
  if (!found) note(`Området ”${typed}” finns inte. Lämna tomt för hela kommunen.`)
  return found?.id ?? null
}

function themeOf(typed: string, { themes }: ImportSetting, note: Note): string {
  if (typed === '') return ''
  const found = themes.find(({ id, title }) => id === typed || alike(title) === alike(typed))
  if (!found) note(`Temat ”${typed}” finns inte. Lämna tomt för inget.`)
  return found?.id ?? ''
}

function responsibleOf(typed: string, note: Note): readonly string[] {
  const names = [...new Set(typed.split(/[;\n]/).map((name) => name.trim()))].filter((name) => name !== '')
  if (names.length === 0) note('Ingen ansvarar.')
  if (names.length > MOST_RESPONSIBLE) note(`Fler än ${MOST_RESPONSIBLE} ansvarar.`)
  if (names.some((name) => [...name].length > 100)) note('En ansvarig är längre än 100 tecken.')
  return names
}

function dayOf(typed: string, note: Note): LocalDate | null {
  if (typed === '') return null
  if (isDay(typed)) return typed
  note(`”${typed}” är inte ett datum. Skriv 2024-03-12.`)
  return null
}

/** The steps by which an action came to each state, after it was proposed. */
const PATHS: Readonly<Record<State, readonly State[]>> = {
  proposed: [],
  decided: ['decided'],
  declined: ['declined'],
  begun: ['decided', 'begun'],
  done: ['decided', 'done'],
  partly: ['decided', 'begun', 'partly'],
  dropped: ['decided', 'dropped'],
}

// An older list tells where an action stood and seldom when it came there: the steps between are dated as the last.
function stepsOf(cell: (target: Target) => string, { states }: ActionMapping, today: LocalDate, note: Note): readonly Step[] {
  const stood = cell('state')
  const state = stood === '' ? 'proposed' : Object.hasOwn(states, stood) ? states[stood] : undefined
  if (!state) note(`Välj vad läget ”${stood}” betyder.`)
  const first = dayOf(cell('proposedOn'), note)
  const last = dayOf(cell('on'), note) ?? first
  const on = last ?? today
  const proposedOn = first ?? on
  if (on > today || proposedOn > today) note('Dagen har inte varit än.')
  if (proposedOn > on) note('Åtgärden fick sitt läge innan den föreslogs.')
  const told = cell('words')
  const path = PATHS[state || 'proposed']
  const between = path.slice(0, -1).map((to) => ({ to, on, by: FROM_LIST, words: '' }))
  const end = path.slice(-1).map((to) => ({ to, on, by: FROM_LIST, words: told === '' && isEnded(to) ? UNTOLD : told }))
  return [{ to: 'proposed', on: proposedOn, by: FROM_LIST, words: path.length === 0 ? told : '' }, ...between, ...end]
}
