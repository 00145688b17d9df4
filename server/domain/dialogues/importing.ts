import { count } from '../format.ts'
import type { TextTable } from '../text-table.ts'
import type { Recorded } from './dialogue.ts'
import { alike, readLine, type Setting } from './import-line.ts'
import { MOST_OBSERVATIONS } from './reading.ts'

/**
 * What a file of earlier years' notes can hold, each in a column of its own: a line is one observation, and lines of the same dialogue are
 * one. What only one form asks for is read from columns that have the names of its fields.
 */
export const FIELDS = [
  { name: 'datum', title: 'Datum', needed: true, guesses: ['datum', 'dag', 'date'] },
  { name: 'form', title: 'Form av dialog', needed: true, guesses: ['form', 'typ', 'slag', 'metod'] },
  { name: 'plats', title: 'Var dialogen hölls', needed: true, guesses: ['dialogens_plats', 'plats', 'var', 'ort'] },
  { name: 'var', title: 'Plats för observationen', needed: false, guesses: ['var', 'plats', 'observationens_plats'] },
  { name: 'omrade', title: 'Område', needed: false, guesses: ['omrade', 'område', 'omrade_kod', 'stadsdel'] },
  { name: 'deltog', title: 'Vilka som deltog', needed: false, guesses: ['deltog', 'deltagande', 'vilka', 'grupp'] },
  { name: 'deltagare', title: 'Antal deltagare', needed: false, guesses: ['deltagare', 'antal', 'antal_deltagare'] },
  { name: 'teman', title: 'Teman', needed: true, guesses: ['teman', 'tema', 'kategori', 'ämne'] },
  { name: 'allvar', title: 'Allvar', needed: false, guesses: ['allvar', 'allvar_ord', 'grad'] },
  { name: 'sagt', title: 'Vad som sades', needed: true, guesses: ['sagt', 'text', 'anteckning', 'synpunkt', 'beskrivning'] },
  { name: 'forslag', title: 'Förslag', needed: false, guesses: ['forslag', 'förslag', 'åtgärd', 'atgard'] },
  { name: 'tid', title: 'Tid på dygnet', needed: false, guesses: ['tid', 'tidpunkt', 'tid_pa_dygnet'] },
  { name: 'koordinater', title: 'Koordinater', needed: false, guesses: ['koordinater', 'position'] },
  { name: 'ganger', title: 'Hur många gånger det hände', needed: false, guesses: ['ganger', 'gånger'] },
] as const
export type Field = (typeof FIELDS)[number]['name']

/** Which column holds each field; a field without one is left out. */
export type Mapping = Readonly<Partial<Record<Field, string>>>

/** The dialogues of a file, or everything wrong with it: all of it is read in, or nothing. */
export type ImportReading =
  | {
      readonly ok: true
      readonly dialogues: readonly Recorded[]
      readonly observations: number
      /** What stood as an area and was none of the kommun's: kept as a place without one. */
      readonly places: readonly string[]
    }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** The columns that seem to hold each field, by their names; none holds two. */
export function guessed(columns: readonly string[]): Mapping {
  const taken = new Map<Field, string>()
  for (const { name, guesses } of FIELDS) {
    const free = columns.filter((column) => ![...taken.values()].includes(column))
    const column = guesses.map((guess) => free.find((column) => alike(column, guess))).find((column) => column !== undefined)
    if (column !== undefined) taken.set(name, column)
  }
  return Object.fromEntries(taken)
}

/** Reads the notes of a file. What a form of dialogue asks for by itself and the file does not hold is left unsaid. */
export function readNotes(table: TextTable, mapping: Mapping, setting: Setting): ImportReading {
  const missing = FIELDS.filter(({ name, needed }) => needed && mapping[name] === undefined)
  if (missing.length > 0) return { ok: false, sentences: missing.map(({ title }) => `Välj vilken kolumn som innehåller ”${title}”.`) }
  const sentences: string[] = []
  const dialogues = new Map<string, Recorded>()
  const places = new Set<string>()
  for (const line of table.lines) {
    const refuse = (sentence: string) => sentences.push(`rad ${count(line.number)}: ${sentence}`)
    const read = readLine(line, mapping, setting, { refuse, elsewhere: (place) => places.add(place) })
    const { observations, ...about } = read
    const key = JSON.stringify(about)
    const before = dialogues.get(key)?.observations ?? []
    if (before.length === MOST_OBSERVATIONS) refuse(`en dialog rymmer högst ${MOST_OBSERVATIONS} observationer. Dela den i två.`)
    dialogues.set(key, { ...about, observations: [...before, ...observations] })
  }
  if (table.lines.length === 0) sentences.push('Filen har inga rader under rubriken.')
  if (sentences.length > 0) return { ok: false, sentences }
  return { ok: true, dialogues: [...dialogues.values()], observations: table.lines.length, places: [...places] }
}
