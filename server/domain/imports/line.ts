import type { Signed } from '../counting/tally.ts'
import type { Answer, Question } from '../questions/contract.ts'
import { codesOf, inFileOf, kindOf, readOf } from '../questions/index.ts'
import type { Source } from '../round.ts'
import { inOrder, type Sign, signsOf } from '../shorthand.ts'
import type { Survey } from '../survey/survey.ts'
import type { Placed, PlacedColumn, PlacedQuestion } from './columns.ts'
import type { Place } from './guess.ts'
import { alike, isBlank, quoted, TICKED, UNTICKED } from './mapping.ts'

/** One line of a file: the person, or every fault in it. */
export type LineReading = { readonly ok: true; readonly person: Signed } | { readonly ok: false; readonly sentences: readonly string[] }

/** What reads the lines of a file by a mapping. */
export function lineReader(
  { area, source, questions }: Placed,
  survey: Survey,
  areas: readonly Place[],
): (cells: readonly string[]) => LineReading {
  const known = new Set(areas.map(({ id }) => id))
  const areaIn = remembered((written) => areaOf(area, written, known))
  const wayIn = typeof source === 'string' ? null : { at: source.at, read: remembered((written) => wayOf(source, written)) }
  const order = inOrder(survey).map(({ id }) => id)
  const readers = questions.map((one) => ({ at: order.indexOf(one.question.id), read: signReader(one, survey) }))

  return (cells) => {
    const sentences: string[] = []
    const told = <Value>({ value, sentence }: Part<Value>): Value | undefined => {
      if (sentence !== undefined) sentences.push(sentence)
      return value
    }
    const areaId = told(areaIn(cells[area.at] ?? ''))
    const way = wayIn ? told(wayIn.read(cells[wayIn.at] ?? '')) : everybodys(source)
    const signs: Sign[] = order.map(() => null)
    for (const { at, read } of readers) signs[at] = told(read(cells)) ?? null
    if (sentences.length > 0 || areaId === undefined || way === undefined) return { ok: false, sentences }
    return { ok: true, person: { source: way, areaId, signs } }
  }
}

const everybodys = (source: Placed['source']): Source | undefined => (typeof source === 'string' ? source : undefined)

/** What stands in a cell, or why it cannot be read. */
interface Part<Value> {
  readonly value?: Value | undefined
  readonly sentence?: string
}

/** The most different cells of a column that are remembered as read. */
const REMEMBERED = 10_000

// A million people give the same few answers: each is understood once.
function remembered<Value>(read: (written: string) => Part<Value>): (written: string) => Part<Value> {
  const known = new Map<string, Part<Value>>()
  return (written) => {
    const before = known.get(written)
    if (before) return before
    const part = read(written.trim())
    if (known.size < REMEMBERED) known.set(written, part)
    return part
  }
}

/** What a value has been said to mean; itself when nothing was said, and null for not answered. */
const meaning = ({ values }: PlacedColumn, written: string): string | null =>
  Object.hasOwn(values, written) ? (values[written] ?? null) : written

function areaOf(column: PlacedColumn, written: string, known: ReadonlySet<string>): Part<string> {
  const id = meaning(column, written)
  if (id !== null && known.has(id)) return { value: id }
  return {
    sentence: isBlank(written)
      ? `Området saknas i kolumnen ”${column.column}”.`
      : `Området ${quoted(written)} finns inte i kommunen det året.`,
  }
}

function wayOf(column: PlacedColumn, written: string): Part<Source> {
  const way = meaning(column, written)
  if (way === 'code' || way === 'open') return { value: way }
  return { sentence: `${column.column}: ${quoted(written)} säger inte hur svaret kom in.` }
}

function signReader(placed: PlacedQuestion, survey: Survey): (cells: readonly string[]) => Part<Sign> {
  if (placed.kind === 'one') {
    const read = remembered((written) => inShort(answerIn(placed, written), placed.question, survey))
    return (cells) => read(cells[placed.at] ?? '')
  }
  const read = remembered((marks) => inShort(ticked(placed, marks.split('\n')), placed.question, survey))
  return (cells) => read(placed.codes.map(({ at }) => (cells[at] ?? '').replaceAll('\n', ' ')).join('\n'))
}

function inShort({ value, ...part }: Part<Answer>, { id }: Question, survey: Survey): Part<Sign> {
  return { ...part, value: value === undefined ? null : signsOf(survey, { [id]: value })?.find((sign) => sign !== null) }
}

function answerIn(column: Extract<PlacedQuestion, { kind: 'one' }>, written: string): Part<Answer> {
  const { question } = column
  const codes = codesOf(question).map(({ code }) => code)
  const meant = meaning(column, written)
  if (meant === null || meant === '' || (meant === 'NA' && !codes.includes('NA'))) return {}
  const several = inFileOf(question) === 'ticks' && meant === written && !codes.includes(written)
  const values = several ? written.split(/[;|,]/).flatMap((one) => meaning(column, one.trim()) ?? []) : [meant]
  const reading = readOf(question, values)
  if (reading.ok) return { value: reading.answer }
  const { allowed } = kindOf(question)
  return {
    sentence: looksLikeFormula(written)
      ? formula(question.id, written)
      : `${question.id}: ${quoted(written)} är inte ${allowed(question)}.`,
  }
}

function ticked({ question, codes }: Extract<PlacedQuestion, { kind: 'each' }>, marks: readonly string[]): Part<Answer> {
  const chosen: string[] = []
  for (const [index, { code }] of codes.entries()) {
    const written = (marks[index] ?? '').trim()
    const words = alike(written)
    if (UNTICKED.has(words)) continue
    const own = codesOf(question).find((one) => one.code === code)
    if (TICKED.has(words) || written === code || Object.values(own?.text ?? {}).some((text) => alike(text) === words)) chosen.push(code)
    else
      return {
        sentence: looksLikeFormula(written)
          ? formula(question.id, written)
          : `${question.id}: ${quoted(written)} för ${code} ska vara 1, 0 eller tomt.`,
      }
  }
  const reading = readOf(question, chosen)
  return reading.ok
    ? { value: reading.answer }
    : { sentence: `${question.id}: ett svar som ska stå ensamt är ikryssat tillsammans med andra.` }
}

const looksLikeFormula = (written: string) => /^[=+@]|^-\D|^-.*[(!|]/.test(written)

const formula = (question: string, written: string) =>
  `${question}: ${quoted(written)} är en formel, inte ett svar. Öppna filen i ett kalkylprogram, spara svaren som värden och försök igen.`
