import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { separatorOf, TAKEN, unreadableSeparator } from './read-csv.ts'
import { firstWrongLine } from './read-text.ts'

/** A record of a CSV file with the line it ends on, or the fault that reading stopped at. */
export type CsvRecord =
  | { readonly ok: true; readonly line: number; readonly cells: readonly string[] }
  | { readonly ok: false; readonly line: number; readonly sentence: string }

/** Reads CSV piece by piece, however long it is: the first record holds the columns' names. Cells are trimmed; empty lines are passed over. */
export async function* csvRecords(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord> {
  try {
    yield* records(decoded(pieces))
  } catch (error) {
    yield stopped(error)
  }
}

async function* records(text: AsyncGenerator<string>): AsyncGenerator<CsvRecord> {
  const { head, all } = await firstLine(text)
  const separator = separatorOf(head)
  if (head === '') return yield { ok: false, line: 1, sentence: 'Filen är tom.' }
  if (!TAKEN.some((taken) => taken === separator)) return yield { ok: false, line: 1, sentence: unreadableSeparator(separator) }
  const parser = parse({ delimiter: separator, info: true, relax_column_count: true, skip_empty_lines: true, trim: true })
  Readable.from(all)
    .on('error', (error) => parser.destroy(error)) // pipe does not pass faults on
    .pipe(parser)
  for await (const { info, record } of parser as AsyncIterable<Parsed>) yield { ok: true, line: info.lines, cells: record }
}

interface Parsed {
  readonly info: { readonly lines: number }
  readonly record: readonly string[]
}

/** Thrown by the decoder, to be told as a record. */
class NotUtf8 extends Error {
  readonly line: number

  constructor(line: number) {
    super('not UTF-8')
    this.line = line
  }
}

function stopped(error: unknown): CsvRecord {
  if (error instanceof NotUtf8)
    return { ok: false, line: error.line, sentence: 'Här står tecken som inte är UTF-8. Spara om filen som UTF-8 (i Excel: ”CSV UTF-8”).' }
  if (error instanceof CsvError)
    return { ok: false, line: Number(error.lines ?? 1), sentence: 'Citattecknen går inte ihop på den här raden eller före den.' }
  throw error
}

/** The file's characters, without the byte-order mark that Excel puts first. */
async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for await (const piece of pieces) {
    const text = orNotUtf8(() => decoder.decode(piece, { stream: true }), line, piece)
    line += text.split('\n').length - 1
    yield text
  }
  yield orNotUtf8(() => decoder.decode(), line)
}

function orNotUtf8(decode: () => string, line: number, piece?: Uint8Array): string {
  try {
    return decode()
  } catch {
    throw new NotUtf8(piece ? line + firstWrongLine(piece) - 1 : line) // a strict decoder fails for no other reason
  }
}

/** The first line, to see what parts its cells, and the whole text with that line still in it. */
async function firstLine(text: AsyncGenerator<string>): Promise<{ readonly head: string; readonly all: AsyncIterable<string> }> {
  let read = ''
  while (!/[\r\n]/.test(read)) {
    const next = await text.next()
    if (next.done) break
    read += next.value
  }
  const head = read.slice(0, read.search(/[\r\n]|$/))
  return { head, all: followed(read, text) }
}

async function* followed(read: string, text: AsyncIterable<string>): AsyncGenerator<string> {
  yield read
  yield* text
}
