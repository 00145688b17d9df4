import type { Area } from '../area.ts'
import { type FieldFault, FormReader, type Sent } from '../form.ts'
import type { LocalDate } from '../round.ts'
import type { Theme } from '../survey/survey.ts'
import type { DialogueForm } from './contract.ts'
import { type Observation, type Recorded, SEVERITIES, type Severity } from './dialogue.ts'

/** The most observations one dialogue holds. */
export const MOST_OBSERVATIONS = 30
/** Stands for the whole kommun among areas, in forms and addresses. */
export const WHOLE_KOMMUN = 'hela'
const EARLIEST: LocalDate = '2000-01-01'

/** What a dialogue in one kommun may refer to, and the day it is written down. */
export interface Setting {
  readonly today: LocalDate
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly themes: readonly Theme[]
}

/** A dialogue read whole, or everything wrong with it at once. */
export type Reading = { readonly ok: true; readonly recorded: Recorded } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** Reads the form of a dialogue. Rows of observations left wholly blank are passed over. */
export function read(form: DialogueForm, sent: Sent, setting: Setting): Reading {
  const reader = new FormReader(sent)
  const recorded: Recorded = {
    form: form.name,
    heldOn: heldOn(reader, setting.today),
    areaId: areaId(reader, setting.areas),
    place: reader.words('plats', { label: 'Plats', longest: 200, blank: 'Skriv platsen, till exempel Stortorget.' }),
    tookPart: reader.words('deltog', {
      label: 'Vilka som deltog',
      longest: 300,
      blank: 'Skriv vilka grupper som deltog, till exempel boende eller elever.',
    }),
    people: reader.whole('antal', { from: 1, to: 99_999, ask: 'Skriv hur många som deltog, med siffror. Minst 1.' }),
    details: form.read(reader),
    observations: filledRows(sent).map((row) => observation(reader, row, setting.themes, sent)),
  }
  return reader.faults.length === 0 ? { ok: true, recorded } : { ok: false, faults: reader.faults }
}

/** How many rows of observations a form was sent with. */
export function rowCount(sent: Sent): number {
  const rows = Number(sent('rader'))
  return Number.isInteger(rows) ? Math.min(Math.max(rows, 1), MOST_OBSERVATIONS) : 1
}

/** The form's fields as they stood when a dialogue was saved: what read() takes, for changing it. */
export function fieldsOf({ observations, ...dialogue }: Recorded): Readonly<Record<string, string>> {
  const fields: Record<string, string> = {
    datum: dialogue.heldOn,
    omrade: dialogue.areaId ?? WHOLE_KOMMUN,
    plats: dialogue.place,
    deltog: dialogue.tookPart,
    antal: String(dialogue.people),
    rader: String(Math.max(observations.length, 1)),
    ...dialogue.details,
  }
  observations.forEach(({ id = '', theme, severity, said, suggestion }, index) => {
    const row = index + 1
    Object.assign(fields, {
      [`observation-${row}`]: id,
      [`tema-${row}`]: theme,
      [`allvar-${row}`]: String(severity),
      [`sagt-${row}`]: said,
      [`forslag-${row}`]: suggestion,
      ...(said === '' ? { [`raderad-${row}`]: '1' } : {}),
    })
  })
  return fields
}

function heldOn(reader: FormReader, today: LocalDate): LocalDate {
  const day = reader.day('datum', { blank: 'Skriv vilken dag det var.' })
  if (day > today) reader.refuse('datum', 'Datumet har inte varit än. Skriv dagen då det var.')
  if (day !== '' && day < EARLIEST) reader.refuse('datum', 'Datumet är för långt tillbaka. Kontrollera årtalet.')
  return day
}

function areaId(reader: FormReader, areas: Setting['areas']): string | null {
  const choices = [WHOLE_KOMMUN, ...areas.map(({ id }) => id)].map((value) => ({ value, words: value }))
  const chosen = reader.choice('omrade', choices, { ask: 'Välj ett område i listan, eller hela kommunen.' })
  return chosen === WHOLE_KOMMUN ? null : chosen
}

function filledRows(sent: Sent): readonly number[] {
  const rows = Array.from({ length: rowCount(sent) }, (_, index) => index + 1)
  return rows.filter((row) => ['tema', 'allvar', 'sagt', 'forslag'].some((field) => sent(`${field}-${row}`).trim() !== ''))
}

function observation(reader: FormReader, row: number, themes: readonly Theme[], sent: Sent): Observation {
  const about = `Observation ${row}`
  const themeChoices = themes.map(({ id }) => ({ value: id, words: id }))
  const severities = SEVERITIES.map(({ value, words }) => ({ value: String(value), words }))
  const id = sent(`observation-${row}`)
  return {
    ...(id === '' ? {} : { id }),
    theme: reader.choice(`tema-${row}`, themeChoices, { ask: `${about}: välj ett tema i listan.` }),
    // choice() gives one of SEVERITIES, or '' beside a fault, and then the observation is not kept.
    severity: Number(reader.choice(`allvar-${row}`, severities, { ask: `${about}: välj hur allvarligt det är.` })) as Severity,
    said: said(reader, row, sent(`raderad-${row}`) !== ''),
    suggestion: reader.words(`forslag-${row}`, { label: `${about}: förslag`, longest: 1000 }),
  }
}

// Words that have been erased are not asked for again.
function said(reader: FormReader, row: number, erased: boolean): string {
  const field = { label: `Observation ${row}: vad som sades`, longest: 2000 }
  return reader.words(`sagt-${row}`, erased ? field : { ...field, blank: `Observation ${row}: skriv vad som sades.` })
}
