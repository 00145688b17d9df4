import type { Person } from '../counting/tally.ts'
import { SKIPPED, UNANSWERED, UNKNOWN } from '../cube.ts'
import type { Answers } from '../document.ts'
import { NO_VALUE } from '../extracts/variables.ts'
import type { Answer } from '../questions/contract.ts'
import { codesOf, inFileOf, kindOf, readOf } from '../questions/index.ts'
import type { Source } from '../round.ts'
import { question, type Survey } from '../survey/survey.ts'
import type { AnswerPlace, Columns } from './columns.ts'

/** One line of a file of answers: the person, or every fault in it. */
export type LineReading = { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly sentences: readonly string[] }

/** The words of the register that a line's area, sex and age group must be among. */
export interface RegisterWords {
  /** Empty when the register could not be read: then any word will do, here too. */
  readonly areaIds: ReadonlySet<string>
  /** Empty where the register does not tell sexes, or age groups, apart: then any word will do. */
  readonly sexes: ReadonlySet<string>
  readonly ageGroups: ReadonlySet<string>
}

/** Reads a line. Blank is not answered, and so is NA, as R writes it, and what our own files write, unless it is one of the codes. */
export function readLine(cells: readonly string[], columns: Columns, survey: Survey, register: RegisterWords): LineReading {
  const written = (column: number) => (cells[column] ?? '').trim()
  const area = areaOf(written(columns.area), register)
  const source = sourceOf(written(columns.source))
  const answers = columns.answers.map((place) => ({ id: place.question.id, ...answerOf(place, written) }))
  const given: Answers = Object.fromEntries(answers.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])))
  const part = (what: string, column: number, asked: string, known: ReadonlySet<string>) =>
    partOf(what, column >= 0 ? written(column) : String(given[asked] ?? ''), known, codesIn(survey, asked))
  const sex = part('Könet', columns.sex, survey.cell.sex, register.sexes)
  const ageGroup = part('Åldersgruppen', columns.age, survey.cell.ageGroup, register.ageGroups)
  const sentences = [area, source, sex, ageGroup, ...answers].flatMap(({ sentence }) => sentence ?? [])
  if (sentences.length > 0 || !source.value) return { ok: false, sentences }
  const cell = { sex: sex.value ?? UNKNOWN, ageGroup: ageGroup.value ?? UNKNOWN }
  return { ok: true, person: { source: source.value, areaId: area.value ?? '', answers: given, cell } }
}

/** What stands in a cell, or why it cannot be read. */
interface Part<Value> {
  readonly value?: Value | undefined
  readonly sentence?: string
}

function areaOf(written: string, { areaIds }: RegisterWords): Part<string> {
  if (areaIds.has(written) || (areaIds.size === 0 && written !== '')) return { value: written }
  return { sentence: written === '' ? 'Områdets kod saknas.' : `Området ”${written}” finns inte bland folkmängderna.` }
}

const SOURCES: Readonly<Record<string, Source>> = {
  '': 'code',
  code: 'code',
  kod: 'code',
  sample: 'code',
  open: 'open',
  oppen_lank: 'open',
}

function sourceOf(written: string): Part<Source> {
  const value = Object.hasOwn(SOURCES, written) ? SOURCES[written] : undefined
  return value ? { value } : { sentence: `”${written}” är ingen källa. Skriv code eller sample för svar med kod, open för öppen länk.` }
}

// Unknown is allowed and counted; a word that neither the register nor the definition has is a mistake, and would lose the person's cell.
function partOf(what: string, given: string, known: ReadonlySet<string>, asked: ReadonlySet<string>): Part<string> {
  const written = known.has(given) ? given : whole(given)
  if (known.has(written)) return { value: written }
  if (isBlank(written) || written === UNKNOWN) return { value: UNKNOWN }
  if (known.size === 0) return { value: written }
  if (asked.has(written)) return { value: UNKNOWN }
  return { sentence: `${what} ”${written}” finns inte bland folkmängderna (${[...known].join(', ')}). Lämna tomt om det är okänt.` }
}

/** What stands for no answer: nothing, R's word for it, and the words of our own files about single persons. */
const BLANKS: ReadonlySet<string> = new Set(['', 'NA', UNANSWERED, SKIPPED, NO_VALUE])

const isBlank = (written: string) => BLANKS.has(written)

/** A whole number as some programs write it in a column where others are missing: 4.0 is 4. */
export const whole = (written: string): string => (/^\d+\.0+$/.test(written) ? written.slice(0, written.indexOf('.')) : written)

function codesIn(survey: Survey, id: string): ReadonlySet<string> {
  const asked = question(survey, id)
  return new Set(asked ? codesOf(asked).map(({ code }) => code) : [])
}

function answerOf(place: AnswerPlace, written: (column: number) => string): Part<Answer> {
  const { question: asked } = place
  const codes = codesOf(asked).map(({ code }) => code)
  if (place.kind === 'each') return ticked(place, written)
  const asCode = (word: string) => (codes.includes(word) ? word : whole(word))
  const text = asCode(written(place.column))
  if (isBlank(text) && !codes.includes(text)) return {}
  const reading = readOf(asked, inFileOf(asked) === 'ticks' ? text.split(/[\s;|,]+/).map(asCode) : [text])
  if (reading.ok) return { value: reading.answer }
  return { sentence: `${asked.id}: ”${text}” är inte ${kindOf(asked).allowed(asked)}.` }
}

function ticked({ question: asked, codes }: Extract<AnswerPlace, { kind: 'each' }>, written: (column: number) => string): Part<Answer> {
  const marks = codes.map(({ code, column }) => ({ code, mark: whole(written(column)) }))
  const strange = marks.find(({ mark }) => !isBlank(mark) && mark !== '0' && mark !== '1')
  if (strange) return { sentence: `${asked.id}: ”${strange.mark}” för ${strange.code} ska vara 1, 0 eller tomt.` }
  const reading = readOf(
    asked,
    marks.filter(({ mark }) => mark === '1').map(({ code }) => code),
  )
  if (reading.ok) return { value: reading.answer }
  return { sentence: `${asked.id}: ett svar som ska stå ensamt är ikryssat tillsammans med andra.` }
}
