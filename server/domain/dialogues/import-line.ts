import type { Area } from '../area.ts'
import { FormReader, isDay } from '../form.ts'
import { count } from '../format.ts'
import type { LocalDate } from '../round.ts'
import type { Theme } from '../survey/survey.ts'
import type { TextLine } from '../text-table.ts'
import type { Details, DialogueForm } from './contract.ts'
import { type Observation, type Recorded, SEVERITIES, type Severity } from './dialogue.ts'
import type { Field, Mapping } from './importing.ts'
import { FORMS } from './index.ts'
import { EARLIEST } from './reading.ts'
import { isTimeOfDay, type Point, readPoint, TIMES_OF_DAY } from './where.ts'

/** What the notes may refer to. */
export interface Setting {
  readonly today: LocalDate
  /** The areas that there were in a year. */
  areasIn(year: number): readonly Pick<Area, 'id' | 'name'>[]
  readonly themes: readonly Theme[]
  /** Whether a point may lie in the kommun. */
  readonly liesIn: (point: Point) => boolean
}

type Refuse = (sentence: string) => void

/** Whom a line tells of what is wrong with it, and of a place outside the areas. */
export interface Told {
  readonly refuse: Refuse
  readonly elsewhere: (place: string) => void
}

/** Reads one line of a file of notes: a dialogue with one observation. */
export function readLine({ cells }: TextLine, mapping: Mapping, setting: Setting, { refuse, elsewhere }: Told): Recorded {
  const typed = (field: Field) => (cells[mapping[field] ?? ''] ?? '').trim()
  const people = typed('deltagare').replace(/\s/g, '')
  if (people !== '' && !/^[1-9]\d{0,4}$/.test(people)) refuse(`”${people}” är inte ett antal deltagare.`)
  const form = formOf(typed('form'), refuse)
  const heldOn = dayOf(typed('datum'), setting.today, refuse)
  const area = areaOf(typed('omrade'), setting.areasIn(Number(heldOn.slice(0, 4))))
  if (area === undefined) elsewhere(typed('omrade'))
  const place = [typed('var'), area === undefined ? typed('omrade') : ''].filter((words) => words !== '').join(', ')
  return {
    form: form.name,
    heldOn,
    areaId: area ?? null,
    place: words(typed('plats'), 'plats', 200, refuse, true),
    tookPart: words(typed('deltog'), 'vilka som deltog', 300, refuse) || 'inte antecknat',
    people: people === '' ? 1 : Number(people),
    details: detailsOf(form, cells, refuse),
    observations: [{ ...observationOf(typed, setting, refuse), place: words(place, 'platsen för observationen', 200, refuse) }],
  }
}

/** What only this form asks for, as far as the line holds it. What is to be chosen may stand in words. */
function detailsOf(form: DialogueForm, cells: TextLine['cells'], refuse: Refuse): Details {
  const byName = new Map(Object.entries(cells).map(([column, cell]) => [column.trim().toLocaleLowerCase('sv'), cell.trim()]))
  const typed = (field: string) => {
    const cell = byName.get(field) ?? ''
    return form.choices[field]?.find(({ words }) => alike(words, cell))?.value ?? cell
  }
  const reader = new FormReader(typed)
  const read = Object.entries(form.read(reader)).filter(([field]) => typed(field) !== '')
  for (const { field, sentence } of reader.faults) if (typed(field) !== '') refuse(`${field}: ${sentence}`)
  return Object.fromEntries(read)
}

function observationOf(typed: (field: Field) => string, { themes, liesIn }: Setting, refuse: Refuse): Observation {
  const timeOfDay =
    TIMES_OF_DAY.find(({ value, words }) => alike(value, typed('tid')) || alike(words.split(',')[0] ?? '', typed('tid')))?.value ?? ''
  if (typed('tid') !== '' && timeOfDay === '') refuse(`”${typed('tid')}” är ingen tid på dygnet: skriv morgon, dag, kväll eller natt.`)
  const point = typed('koordinater') === '' ? null : readPoint(typed('koordinater'))
  if (point === undefined) refuse(`”${typed('koordinater')}” är inte koordinater, som i ”57.10512, 12.25123”.`)
  else if (point !== null && !liesIn(point)) refuse(`”${typed('koordinater')}” ligger utanför kommunen.`)
  return {
    themes: themesOf(typed('teman'), themes, refuse),
    severity: severityOf(typed('allvar'), refuse),
    said: words(typed('sagt'), 'vad som sades', 2000, refuse, true),
    suggestion: words(typed('forslag'), 'förslag', 1000, refuse),
    place: '',
    point: point ?? null,
    reasons: [],
    timeOfDay: isTimeOfDay(timeOfDay) ? timeOfDay : null,
    times: timesOf(typed('ganger'), refuse),
  }
}

function timesOf(typed: string, refuse: Refuse): number {
  if (typed === '') return 1
  if (!/^[1-9]\d{0,3}$/.test(typed)) refuse(`”${typed}” är inget antal gånger.`)
  return Number(typed)
}

function formOf(typed: string, refuse: Refuse): DialogueForm {
  const form = Object.values(FORMS).find(({ name, title }) => alike(name, typed) || alike(title, typed))
  if (!form) refuse(`”${typed}” är ingen form av dialog.`)
  return form ?? FORMS.medborgardialog
}

function dayOf(typed: string, today: LocalDate, refuse: Refuse): LocalDate {
  if (!isDay(typed)) refuse(`”${typed}” är inget datum, som i 2026-03-12.`)
  else if (typed > today) refuse(`${typed} har inte varit än.`)
  else if (typed < EARLIEST) refuse(`${typed} är för långt tillbaka. Kontrollera årtalet.`)
  return typed
}

/** The area's id; null for the whole kommun, undefined when there is no such area. */
function areaOf(typed: string, areas: ReturnType<Setting['areasIn']>): string | null | undefined {
  if (typed === '' || alike(typed, 'hela kommunen')) return null
  return areas.find(({ id, name }) => id === typed || alike(name, typed))?.id
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

/** Whether two words are the same but for the size of their letters and the space around them. */
export const alike = (a: string, b: string) => a.trim().toLocaleLowerCase('sv') === b.trim().toLocaleLowerCase('sv')
