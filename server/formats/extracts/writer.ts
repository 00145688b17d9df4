import type { Cell } from '../../domain/exports/table.ts'
import type { Sheet } from '../../domain/extracts/sheet.ts'
import type { Somebody } from '../../domain/extracts/variables.ts'
import { type Dialect, field, records } from '../csv.ts'

/** How many different texts to remember as they are written: codes are few, and the bound is against surprises. */
const KNOWN_TEXTS = 10_000

/** Writes a file about single persons, piece by piece. */
export interface Writer {
  /** What stands before the first person: the notice, when there is one, and the names of the columns. */
  head(notice: string | null): string
  /** The rows of one person. */
  rows(somebody: Somebody): string
}

/** A writer in one dialect of CSV. A million people give the same few codes: each is quoted and defused once. */
export function writerOf({ columns, rows }: Sheet, dialect: Dialect): Writer {
  const known = new Map<string, string>()
  const learn = (text: string) => {
    const written = field(text, dialect)
    if (known.size < KNOWN_TEXTS) known.set(text, written)
    return written
  }
  const write = (cell: Cell) => (typeof cell === 'string' ? (known.get(cell) ?? learn(cell)) : field(cell, dialect))
  // Joined, not added cell by cell: that would leave a hundred small strings behind for every row.
  const line = (cells: readonly Cell[]) => `${cells.map(write).join(dialect.delimiter)}\r\n`
  return {
    head: (notice) => dialect.opening + records([...(notice === null ? [] : [[notice]]), columns.map(({ name }) => name)], dialect),
    rows(somebody) {
      let text = ''
      for (const cells of rows(somebody)) text += line(cells)
      return text
    },
  }
}
