import { type Split, splitter } from './csv-splitter.ts'
import { separatorOf, TAKEN, unreadableSeparator } from './read-csv.ts'
import { firstWrongLine } from './read-text.ts'

/** A record of a CSV file with the line it ends on, or the fault that reading stopped at. */
export type CsvRecord =
  | { readonly ok: true; readonly line: number; readonly cells: readonly string[] }
  | { readonly ok: false; readonly line: number; readonly sentence: string }

/**
 * Reads CSV piece by piece, however long it is: the first record holds the columns' names. Cells are trimmed; empty lines are passed
 * over. `taken` are the separators that may part its cells.
 */
export async function* csvRecords(pieces: AsyncIterable<Uint8Array>, taken: readonly string[] = TAKEN): AsyncGenerator<CsvRecord> {
  try {
    yield* records(decoded(pieces), taken)
  } catch (error) {
    yield stopped(error)
  }
}

async function* records(text: AsyncGenerator<string>, taken: readonly string[]): AsyncGenerator<CsvRecord> {
  const { head, all } = await firstLine(text)
  const separator = separatorOf(head)
  if (head === '') return yield { ok: false, line: 1, sentence: 'Filen är tom.' }
  if (!taken.includes(separator)) return yield { ok: false, line: 1, sentence: unreadableSeparator(separator) }
  const splitting = splitter(separator)
  for await (const text of all) {
    for (const record of splitting.push(text)) yield told(record)
  }
  for (const record of splitting.end()) yield told(record)
}

const told = ({ line, cells }: Split): CsvRecord =>
  cells ? { ok: true, line, cells } : { ok: false, line, sentence: 'Citattecknen går inte ihop på den här raden eller före den.' }

/** Thrown by the decoder, to be told as a record. */
class NotUtf8 extends Error {
  readonly line: number
  /** What it is likely to be, in words; '' when that cannot be told. */
  readonly rather: string

  constructor(line: number, rather: string) {
    super('not UTF-8')
    this.line = line
    this.rather = rather
  }
}

function stopped(error: unknown): CsvRecord {
  if (error instanceof NotUtf8)
    return {
      ok: false,
      line: error.line,
      sentence: `Här står tecken som inte är UTF-8${error.rather}. Spara om filen som UTF-8 (i Excel: ”CSV UTF-8”).`,
    }
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
    // A strict decoder fails for no other reason.
    throw new NotUtf8(piece ? line + firstWrongLine(piece) - 1 : line, piece ? likeness(piece) : '')
  }
}

/** What bytes that are not UTF-8 are likely to be: Swedish letters as older Excel writes them, or the two bytes that UTF-16 begins with. */
function likeness(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return ', utan troligen UTF-16 (”Unicode-text”)'
  return bytes.some((byte) => SWEDISH.has(byte)) ? ', utan troligen Windows-1252 (”ANSI”, vanligt från äldre Excel)' : ''
}

/** å, ä, ö, Å, Ä, Ö and é in Windows-1252. */
const SWEDISH: ReadonlySet<number> = new Set([0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9])

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
