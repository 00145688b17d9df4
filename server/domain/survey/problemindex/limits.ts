import { columnOf } from '../../microdata/columns.ts'
import { type FaultBook, faultBook } from '../../microdata/fault-book.ts'
import { type GivenLimits, type IndexModel, indicatorsOf, type Reference } from '../../statistics/problemindex/model.ts'
import { LIMITS } from '../../statistics/problemindex/thresholds.ts'
import type { TextTable } from '../../text-table.ts'

/** What a file says an indicator is held against: six limits, a national share, or both; the limits then go first. */
export interface Held {
  readonly given?: GivenLimits
  readonly reference?: Reference
}

/** How a file's numbers are written, and where they are from when a line does not say it. */
export interface Beside {
  readonly unit: 'percent' | 'share'
  readonly source: string | null
  readonly year: number | null
}

/** What a file says of each question, or every fault in it. */
export type LimitsReading =
  | { readonly ok: true; readonly held: ReadonlyMap<string, Held> }
  | { readonly ok: false; readonly faults: readonly string[] }

const COLUMNS = {
  question: ['fråga', 'fraga', 'question'],
  share: ['riksvärde', 'riksvarde', 'reference'],
  source: ['källa', 'kalla', 'source'],
  year: ['år', 'ar', 'year'],
}
const limitNames = (number: number) => [`gräns_${number}`, `grans_${number}`, `limit_${number}`]

/** Reads limits between the levels, and national shares, for the indicators of a model. */
export function readLimits({ columns, lines }: TextTable, model: IndexModel, beside: Beside): LimitsReading {
  const book = faultBook()
  const nameOf = (names: readonly string[]) => columns[columnOf(columns, names)]
  const limits = Array.from({ length: LIMITS }, (_, index) => nameOf(limitNames(index + 1)))
  const named = {
    question: nameOf(COLUMNS.question),
    share: nameOf(COLUMNS.share),
    source: nameOf(COLUMNS.source),
    year: nameOf(COLUMNS.year),
  }
  for (const sentence of missing(named, limits)) book.note(`${sentence} Filen har ${columns.join(', ')}.`, null)
  if (book.size > 0) return { ok: false, faults: book.told() }
  const held = new Map<string, Held>()
  for (const { cells, number } of lines) {
    const written = (name: string | undefined) => (name === undefined ? '' : (cells[name] ?? '').trim())
    const line = {
      question: written(named.question),
      share: written(named.share),
      limits: limits.map(written),
      source: written(named.source) || beside.source,
      year: written(named.year) || (beside.year === null ? '' : String(beside.year)),
    }
    const one = heldIn(line, beside.unit, (sentence) => book.note(sentence, number))
    if (held.has(line.question)) book.note(`Frågan ”${line.question}” står redan tidigare i filen.`, number)
    noteUnknown(line.question, model, book, number)
    if (one) held.set(line.question, one)
  }
  if (lines.length === 0) book.note('Filen har inga rader.', null)
  return book.size > 0 ? { ok: false, faults: book.told() } : { ok: true, held }
}

function missing(
  named: Readonly<Record<'question' | 'share', string | undefined>>,
  limits: readonly (string | undefined)[],
): readonly string[] {
  const without = limits.flatMap((name, index) => (name === undefined ? [`grans_${index + 1}`] : []))
  const some = without.length < LIMITS && without.length > 0
  return [
    ...(named.question === undefined ? ['Kolumnen ”fraga” (frågans id) saknas.'] : []),
    ...(some ? [`Kolumnen ”${without.join('”, ”')}” saknas.`] : []),
    ...(without.length === LIMITS && named.share === undefined
      ? [`Varken gränser (grans_1 till grans_${LIMITS}) eller ”riksvarde” finns.`]
      : []),
  ]
}

function noteUnknown(question: string, model: IndexModel, book: FaultBook, number: number): void {
  const known = indicatorsOf(model).map((indicator) => indicator.question)
  if (question === '') book.note('Frågans id saknas.', number)
  else if (!known.includes(question))
    book.note(`Modellen ${model.id} har ingen indikator ”${question}”. Den har ${known.join(', ')}.`, number)
}

interface Line {
  readonly share: string
  readonly limits: readonly string[]
  readonly source: string | null
  readonly year: string
}

/** What a line says, or undefined with a note of each thing that is wrong in it. */
function heldIn(line: Line, unit: Beside['unit'], note: (sentence: string) => void): Held | undefined {
  const { share, limits, source, year } = line
  const hasLimits = limits.some((limit) => limit !== '')
  const numbers = limits.map((limit) => numberOf(limit, unit))
  const national = numberOf(share, unit)
  const strange = [...limits, share].filter((text) => text !== '' && numberOf(text, unit) === null)
  const falls = numbers.findIndex(
    (limit, index) => limit !== null && index > 0 && limit <= (numbers[index - 1] ?? Number.NEGATIVE_INFINITY),
  )
  const sentences = [
    ...(!hasLimits && share === '' ? ['Raden har varken gränser eller riksvärde.'] : []),
    ...(hasLimits && limits.includes('') ? [`Skriv alla ${LIMITS} gränser på raden, eller ingen.`] : []),
    ...[...new Set(strange)].map((text) => `”${text}” är inte ett tal från 0 till ${unit === 'percent' ? 100 : 1}.`),
    ...(falls < 0
      ? []
      : [`Gränserna ska stiga, men ${limits[falls]} kommer efter ${limits[falls - 1]}. De gäller andelen ogynnsamma svar.`]),
    ...(national !== null && !(national > 0 && national < 1) ? [`Riksvärdet ${share} ska vara större än 0 och mindre än alla.`] : []),
    ...(source ? [] : ['Källan saknas: skriv den på raden eller med --source.']),
    ...(/^(19[9]\d|20\d\d)$/.test(year)
      ? []
      : [year === '' ? 'Året saknas: skriv det på raden eller med --year.' : `”${year}” är inte ett årtal.`]),
  ]
  for (const sentence of sentences) note(sentence)
  if (sentences.length > 0 || !source) return undefined
  const from = { source, year: Number(year) }
  const [a, b, c, d, e, f] = numbers.map((limit) => limit ?? Number.NaN)
  const isWhole =
    hasLimits && a !== undefined && b !== undefined && c !== undefined && d !== undefined && e !== undefined && f !== undefined
  return {
    ...(isWhole ? { given: { limits: [a, b, c, d, e, f], ...from } } : {}),
    ...(national === null ? {} : { reference: { share: national, ...from } }),
  }
}

/** A share 0–1; null for what is no number, or beyond. Tenths of a millionth are the remains of dividing by a hundred. */
function numberOf(text: string, unit: Beside['unit']): number | null {
  const digits = text.replace(/\s*%$/, '').replace(',', '.')
  if (!/^\d{1,3}(\.\d+)?$/.test(digits)) return null
  const share = unit === 'percent' ? Math.round(Number(digits) * 1e6) / 1e8 : Number(digits)
  return share <= 1 ? share : null
}
