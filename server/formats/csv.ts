import type { Cell, Line, Table } from '../domain/exports/table.ts'

/** What makes one kind of CSV differ from another. */
export interface Dialect {
  readonly delimiter: ',' | ';'
  /** Stands first in the file: a byte-order mark, or nothing. */
  readonly opening: string
  /** How a number is written. */
  number(value: number): string
  /** How words are written, before quoting. */
  words(value: string): string
}

/** How many records are put together before they are handed on: fewer and larger pieces are quicker to send. */
const BATCH = 100

/** A table as CSV: the notice as a record of one cell, the names of the columns, then the lines. Records end in CR LF. */
export async function* csv<L extends Line>(table: Table<L>, dialect: Dialect): AsyncGenerator<string> {
  const head: Cell[][] = [...(table.notice === null ? [] : [[table.notice]]), table.columns.map(({ name }) => name)]
  yield dialect.opening + records(head, dialect)

  let batch: Cell[][] = []
  for await (const line of table.lines) {
    batch.push(table.columns.map((column) => column.of(line)))
    if (batch.length < BATCH) continue
    yield records(batch, dialect)
    batch = []
  }
  if (batch.length > 0) yield records(batch, dialect)
}

/** Records as one piece of a file. */
export function records(cells: readonly (readonly Cell[])[], dialect: Dialect): string {
  let text = ''
  for (const record of cells) text += `${record.map((cell) => field(cell, dialect)).join(dialect.delimiter)}\r\n`
  return text
}

/**
 * One cell as it stands in the file. The same bytes as csv-stringify writes (a test holds the two together), which takes three
 * times as long and must be told twice over: that a lone line feed is to be quoted, and that true is not 1.
 */
export function field(cell: Cell, dialect: Dialect): string {
  if (cell === null) return ''
  return quoted(typeof cell === 'number' ? dialect.number(cell) : dialect.words(cell), dialect)
}

const QUOTED: Readonly<Record<Dialect['delimiter'], RegExp>> = { ',': /[",\r\n]/, ';': /[";\r\n]/ }

const quoted = (text: string, { delimiter }: Dialect) => (QUOTED[delimiter].test(text) ? `"${text.replaceAll('"', '""')}"` : text)
