import type { Area } from '../area.ts'
import { isDay } from '../form.ts'
import { count } from '../format.ts'
import type { LocalDate } from '../round.ts'
import type { Theme } from '../survey/survey.ts'
import type { TextLine, TextTable } from '../text-table.ts'
import type { DialogueForm } from './contract.ts'
import { type Observation, type Recorded, SEVERITIES, type Severity } from './dialogue.ts'
import { FORMS } from './index.ts'
import { isTimeOfDay, readPoint, TIMES_OF_DAY } from './where.ts'

/** What a file of earlier years' notes can hold, each in a column of its own: a line is one observation, and lines of the same dialogue are one. */
export const FIELDS = [
  { name: 'datum', title: 'Datum', needed: true, guesses: ['datum', 'dag', 'date'] },
  { name: 'form', title: 'Form av dialog', needed: true, guesses: ['form', 'typ', 'slag', 'metod'] },
  { name: 'plats', title: 'Var dialogen hölls', needed: true, guesses: ['dialogens_plats', 'plats', 'var', 'ort'] },
  { name: 'omrade', title: 'Område', needed: false, guesses: ['omrade', 'område', 'omrade_kod', 'stadsdel'] },
  { name: 'deltog', title: 'Vilka som deltog', needed: false, guesses: ['deltog', 'deltagande', 'vilka', 'grupp'] },
  { name: 'deltagare', title: 'Antal deltagare', needed: false, guesses: ['deltagare', 'antal', 'antal_deltagare'] },
  { name: 'teman', title: 'Teman', needed: true, guesses: ['teman', 'tema', 'kategori', 'ämne'] },
  { name: 'allvar', title: 'Allvar', needed: false, guesses: ['allvar', 'allvar_ord', 'grad'] },
  { name: 'sagt', title: 'Vad som sades', needed: true, guesses: ['sagt', 'text', 'anteckning', 'synpunkt', 'beskrivning'] },
  { name: 'forslag', title: 'Förslag', needed: false, guesses: ['forslag', 'förslag', 'åtgärd', 'atgard'] },
  { name: 'tid', title: 'Tid på dygnet', needed: false, guesses: ['tid', 'tidpunkt', 'tid_pa_dygnet'] },
  { name: 'koordinater', title: 'Koordinater', needed: false, guesses: ['koordinater', 'position'] },
] as const
export type Field = (typeof FIELDS)[number]['name']

/** Which column holds each field; a field without one is left out. */
export type Mapping = Readonly<Partial<Record<Field, string>>>

/** What the notes may refer to. */
export interface Setting {
  readonly today: LocalDate
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly themes: readonly Theme[]
}

/** The dialogues of a file, or everything wrong with it: all of it is read in, or nothing. */
export type ImportReading =
  | { readonly ok: true; readonly dialogues: readonly Recorded[]; readonly observations: number }
  | { readonly ok: false; readonly sentences: readonly string[] }

/** The columns that seem to hold each field, by their names. */
export function guessed(columns: readonly string[]): Mapping {
  const found = FIELDS.map(({ name, guesses }) => {
    const column = guesses.map((guess) => columns.find((column) => alike(column, guess))).find((column) => column !== undefined)
    return [name, column] as const
  })
  return Object.fromEntries(found.filter(([, column]) => column !== undefined))
}

/** Reads the notes of a file. What a form of dialogue asks for by itself is not in such files, and is left unsaid. */
export function readNotes(table: TextTable, mapping: Mapping, setting: Setting): ImportReading {
  const missing = FIELDS.filter(({ name, needed }) => needed && mapping[name] === undefined)
  if (missing.length > 0) return { ok: false, sentences: missing.map(({ title }) => `Välj vilken kolumn som innehåller ”${title}”.`) }
  const sentences: string[] = []
  const dialogues = new Map<string, Recorded>()
  for (const line of table.lines) {
    const read = readLine(line, mapping, setting, (sentence) => sentences.push(`rad ${count(line.number)}: ${sentence}`))
    const key = JSON.stringify([read.form, read.heldOn, read.areaId, read.place, read.tookPart, read.people])
    const before = dialogues.get(key)
    dialogues.set(key, before ? { ...before, observations: [...before.observations, ...read.observations] } : read)
  }
  if (table.lines.length === 0) sentences.push('Filen har inga rader under rubriken.')
  if (sentences.length > 0) return { ok: false, sentences }
  return { ok: true, dialogues: [...dialogues.values()], observations: table.lines.length }
}

type Refuse = (sentence: string) => void

function readLine({ cells }: TextLine, mapping: Mapping, setting: Setting, refuse: Refuse): Recorded {
  const typed = (field: Field) => (cells[mapping[field] ?? ''] ?? '').trim()
  const people = typed('deltagare').replace(/\s/g, '')
  if (people !== '' && !/^[1-9]\d{0,4}$/.test(people)) refuse(`”${people}” är inte ett antal deltagare.`)
  return {
    form: formOf(typed('form'), refuse),
    heldOn: dayOf(typed('datum'), setting.today, refuse),
    areaId: areaOf(typed('omrade'), setting.areas, refuse),
    place: words(typed('plats'), 'plats', 200, refuse, true),
    tookPart: words(typed('deltog'), 'vilka som deltog', 300, refuse) || 'inte antecknat',
    people: people === '' ? 1 : Number(people),
    details: {},
    observations: [observationOf(typed, setting, refuse)],
  }
}

function observationOf(typed: (field: Field) => string, { themes }: Setting, refuse: Refuse): Observation {
  const timeOfDay =
    TIMES_OF_DAY.find(({ value, words }) => alike(value, typed('tid')) || alike(words.split(',')[0] ?? '', typed('tid')))?.value ?? ''
  if (typed('tid') !== '' && timeOfDay === '') refuse(`”${typed('tid')}” är ingen tid på dygnet: skriv morgon, dag, kväll eller natt.`)
  const point = typed('koordinater') === '' ? null : readPoint(typed('koordinater'))
  if (point === undefined) refuse(`”${typed('koordinater')}” är inte koordinater, som i ”57.10512, 12.25123”.`)
  return {
    themes: themesOf(typed('teman'), themes, refuse),
    severity: severityOf(typed('allvar'), refuse),
    said: words(typed('sagt'), 'vad som sades', 2000, refuse, true),
    suggestion: words(typed('forslag'), 'förslag', 1000, refuse),
    place: '',
    point: point ?? null,
    reasons: [],
    timeOfDay: isTimeOfDay(timeOfDay) ? timeOfDay : null,
    times: 1,
  }
}

function formOf(typed: string, refuse: Refuse): DialogueForm['name'] {
  const form = Object.values(FORMS).find(({ name, title }) => alike(name, typed) || alike(title, typed))
  if (!form) refuse(`”${typed}” är ingen form av dialog.`)
  return form?.name ?? 'medborgardialog'
}

function dayOf(typed: string, today: LocalDate, refuse: Refuse): LocalDate {
  if (!isDay(typed)) refuse(`”${typed}” är inget datum, som i 2026-03-12.`)
  else if (typed > today) refuse(`${typed} har inte varit än.`)
  return typed
}

function areaOf(typed: string, areas: Setting['areas'], refuse: Refuse): string | null {
  if (typed === '' || alike(typed, 'hela kommunen')) return null
  const area = areas.find(({ id, name }) => id === typed || alike(name, typed))
  if (!area) refuse(`området ”${typed}” finns inte. Lämna tomt för hela kommunen eller en plats utanför områdena.`)
  return area?.id ?? null
}

function themesOf(typed: string, themes: readonly Theme[], refuse: Refuse): readonly string[] {
  const named = typed
    .split(';')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (named.length === 0) refuse('temat saknas.')
  const ids = named.map((one) => {
    const theme = themes.find(({ id, title }) => alike(id, one) || alike(title.sv ?? '', one))
    if (!theme) refuse(`temat ”${one}” finns inte i enkäten.`)
    return theme?.id
  })
  return themes.map(({ id }) => id).filter((id) => ids.includes(id))
}

function severityOf(typed: string, refuse: Refuse): Severity {
  const found = SEVERITIES.find(({ value, words }) => String(value) === typed || alike(words, typed))
  if (typed !== '' && !found) refuse(`”${typed}” är ingen grad av allvar: skriv 0, 1, 2 eller 3.`)
  return found?.value ?? 1
}

function words(typed: string, what: string, longest: number, refuse: Refuse, needed = false): string {
  const length = [...typed].length
  if (needed && typed === '') refuse(`${what} saknas.`)
  if (length > longest) refuse(`${what}: högst ${count(longest)} tecken får plats, här är ${count(length)}.`)
  return typed
}

const alike = (a: string, b: string) => a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv')
