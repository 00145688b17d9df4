import { type Split, splitter } from './csv-splitter.ts'
import { separatorOf, TAKEN, unreadableSeparator } from './read-csv.ts'
import { firstWrongLine, kindOf, notUtf8 } from './read-text.ts'

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
class NotText extends Error {
  readonly line: number
  /** Why, and what to do about it. */
  readonly sentence: string

  constructor(line: number, sentence: string) {
    super('not text')
    this.line = line
    this.sentence = sentence
  }
}

function stopped(error: unknown): CsvRecord {
  if (error instanceof NotText) return { ok: false, line: error.line, sentence: error.sentence }
  throw error
}

/** The file's characters, without the byte-order mark that Excel puts first. */
async function* decoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 0
  for await (const piece of pieces) {
    const otherKind = line === 0 ? kindOf(piece) : undefined
    if (otherKind) throw new NotText(1, otherKind)
    line ||= 1
    const text = orNotText(() => decoder.decode(piece, { stream: true }), line, piece)
    line += text.split('\n').length - 1
    yield text
  }
  yield orNotText(() => decoder.decode(), line)
}

function orNotText(decode: () => string, line: number, piece: Uint8Array = new Uint8Array()): string {
  try {
    return decode()
  } catch {
    // A strict decoder fails for no other reason.
    throw new NotText(line + firstWrongLine(piece) - 1, notUtf8(piece))
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
