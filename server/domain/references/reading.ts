import { type FaultBook, faultBook } from '../microdata/fault-book.ts'
import type { TextLine, TextTable } from '../text-table.ts'
import { COLUMNS, type Column, type Names, namesOf } from './columns.ts'
import { type Links, linksOf } from './links.ts'
import type { Reference } from './reference.ts'

/** What is said beside a file. */
export interface Beside {
  /** For a file without a column that says it; null when that was not said either. */
  readonly source: string | null
  readonly year: number | null
  /** Which questions series correspond to, when the file's own columns do not say. */
  readonly links: Links
  /** The questions there are in any survey. */
  readonly questions: ReadonlySet<string>
}

/** The references of a file, or every fault in it. */
export type ReferenceReading =
  | {
      readonly ok: true
      readonly references: readonly Reference[]
      /** Lines without a share, which were passed over: Brå's file has reported crimes beside its shares. */
      readonly passedOver: number
    }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Reads reference statistics, shares in per cent: a line for each share, or (without a column for the series) a line for each
 * place and a column for each series. XX and .. stand for too few answers.
 */
export function readReferences(table: TextTable, beside: Beside): ReferenceReading {
  const book = faultBook(MOST_FAULTS)
  const names = namesOf(table.columns)
  missing(names, table.columns, beside, book)
  if (book.size > 0) return { ok: false, faults: book.told() }
  const read = names.series === undefined ? wide(table, names) : long(table, names)
  const filled = read.filter(({ share }) => share.trim() !== '')
  const references = filled.flatMap((line) => referencesOf(line, beside, book))
  refuseDoubles(references, book)
  if (book.size === 0 && references.length === 0) book.note('Filen har inga andelar.', null)
  if (book.size > 0) return { ok: false, faults: book.told() }
  return { ok: true, references: references.map(({ reference }) => reference), passedOver: read.length - filled.length }
}

/** The most faults that are told of one file. */
const MOST_FAULTS = 100

/** A share as it is written, with what stands about it. */
type Written = Readonly<Record<Column, string>> & { readonly line: number }

function missing(names: Names, columns: readonly string[], { source, year }: Beside, book: FaultBook): void {
  const need = (column: Column, given: unknown) => {
    if (names[column] === undefined && given === null)
      book.note(`Kolumnen ”${COLUMNS[column][0]}” saknas. Filen har: ${columns.join(', ')}.`, null)
  }
  need('place', null)
  if (names.series !== undefined) need('share', null)
  if (names.source === undefined && source === null) book.note('Källan saknas. Ange den i kolumnen ”källa”, eller bredvid filen.', null)
  if (names.year === undefined && year === null) book.note('Året saknas. Ange det i kolumnen ”år”, eller bredvid filen.', null)
}

function long({ lines }: TextTable, names: Names): readonly Written[] {
  return lines.map((line) => written(line, names, {}))
}

function wide({ columns, lines }: TextTable, names: Names): readonly Written[] {
  const known = new Set(Object.values(names))
  const series = columns.filter((name) => !known.has(name))
  return lines.flatMap((line) => series.map((name) => written(line, names, { series: name, share: line.cells[name] ?? '' })))
}

function written({ cells, number }: TextLine, names: Names, given: Partial<Written>): Written {
  const cell = (column: Column) => (cells[names[column] ?? ''] ?? '').normalize().trim()
  const own = Object.fromEntries((Object.keys(COLUMNS) as Column[]).map((column) => [column, cell(column)])) as Record<Column, string>
  return { ...own, ...given, line: number }
}

type Read = { readonly line: number; readonly reference: Reference }

/** One reference for each question that the series is said to correspond to, or one without a question. */
function referencesOf(line: Written, beside: Beside, book: FaultBook): readonly Read[] {
  const note = (sentence: string) => book.note(sentence, line.line)
  const beyond =
    line.question === '' ? linksOf(beside.links, line.series, line.place) : [{ question: line.question, limitation: line.limitation }]
  const links = beyond.length > 0 ? beyond : [NO_LINK]
  const year = line.year === '' ? (beside.year ?? Number.NaN) : wholeNumber(line.year)
  const [share, low, high] = [shareOf(line.share), shareOf(line.low), shareOf(line.high)]
  const respondents = line.respondents === '' ? null : wholeNumber(line.respondents)
  if (line.place === '') note('Platsen saknas.')
  if (line.series === '') note('Seriens namn saknas.')
  if (!(year >= 1990 && year <= 2100)) note(`”${line.year}” är inte ett årtal.`)
  for (const [value, text] of [
    [share, line.share],
    [low, line.low],
    [high, line.high],
  ] as const)
    if (Number.isNaN(value)) note(`”${text}” är inte en andel i procent, 0 till 100, eller XX för för få svar.`)
  if (share !== null && ((low !== null && low > share) || (high !== null && high < share)))
    note('Andelen ligger utanför sitt eget intervall.')
  if (Number.isNaN(respondents)) note(`”${line.respondents}” är inte ett antal svarande.`)
  for (const { question, limitation } of links) {
    if (question !== '' && !beside.questions.has(question)) note(`Frågan ”${question}” finns inte i någon enkät.`)
    if (question !== '' && limitation === '') note(NO_LIMITATION)
  }
  const { place, series, measure } = line
  const source = line.source === '' ? (beside.source ?? '') : line.source
  if (source === '') note('Källan saknas.')
  return links.map((link) => ({
    line: line.line,
    reference: { source, place, series, year, share, low, high, respondents, measure, ...link },
  }))
}

const NO_LINK = { question: '', limitation: '' }

const NO_LIMITATION =
  'Raden säger vilken fråga siffran motsvarar men inte vad som skiljer. Skriv det i kolumnen ”begränsning”, eller ”Samma fråga” om inget skiljer.'

function wholeNumber(text: string): number {
  const digits = text.replace(/(?<=\d)[ \u00a0\u202f](?=\d{3}\b)/g, '')
  return /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN
}

/** Per cent as a share 0–1; null for too few answers or nothing, NaN for what is no share. */
function shareOf(text: string): number | null {
  if (text === '' || TOO_FEW.test(text)) return null
  const number = text.replace(/\s?%$/, '').replace(',', '.')
  const share = /^\d{1,3}(\.\d{1,20})?$/.test(number) ? Number(number) / 100 : Number.NaN
  return share <= 1 ? share : Number.NaN
}

const TOO_FEW = /^(xx|\.\.|för få svar)$/i

function refuseDoubles(read: readonly Read[], book: FaultBook): void {
  const lines = new Map<string, number>()
  for (const { line, reference } of read) {
    const { source, place, series, year, question } = reference
    const key = JSON.stringify([source, place, series, year, question])
    const before = lines.get(key)
    if (before !== undefined) book.note(`${place}, ${series} ${year} står redan på rad ${before}.`, line)
    else lines.set(key, line)
  }
}
