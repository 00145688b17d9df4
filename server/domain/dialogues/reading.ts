import type { Area } from '../area.ts'
import { type FieldFault, FormReader, type Sent } from '../form.ts'
import type { LocalDate } from '../round.ts'
import type { Theme } from '../survey/survey.ts'
import type { DialogueForm } from './contract.ts'
import type { Recorded } from './dialogue.ts'
import { fieldsOfRow, isBegun, observation } from './observing.ts'
import type { Point } from './where.ts'

/** The most observations one dialogue holds. */
export const MOST_OBSERVATIONS = 30
/** Stands for the whole kommun among areas, in forms and addresses. */
export const WHOLE_KOMMUN = 'hela'
/** The first day that a dialogue can have been held: what is before it is a slip of the keyboard. */
export const EARLIEST: LocalDate = '2000-01-01'

/** What a dialogue in one kommun may refer to, and the day it is written down. */
export interface Setting {
  readonly today: LocalDate
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly themes: readonly Theme[]
  /** Whether a point may lie in the kommun: where no outlines tell, whether it lies in Sweden. */
  readonly liesIn: (point: Point) => boolean
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
    observations: rowsOf(sent)
      .filter((row) => isBegun(reader, sent, row, setting))
      .map((row) => observation(reader, sent, row, setting)),
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
  return {
    datum: dialogue.heldOn,
    omrade: dialogue.areaId ?? WHOLE_KOMMUN,
    plats: dialogue.place,
    deltog: dialogue.tookPart,
    antal: String(dialogue.people),
    rader: String(Math.max(observations.length, 1)),
    ...dialogue.details,
    ...Object.assign({}, ...observations.map((observation, index) => fieldsOfRow(observation, index + 1))),
  }
}

const rowsOf = (sent: Sent): readonly number[] => Array.from({ length: rowCount(sent) }, (_, index) => index + 1)

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
