import { type Origin, toldOrigin } from '../domain/exports/origin.ts'
import type { Cell, Column, Line, Table } from '../domain/exports/table.ts'
import type { Format } from './contract.ts'

/** A Markdown table and where its figures come from, for pasting into a document. */
export const markdown = {
  name: 'markdown',
  says: 'Markdown',
  mediaType: 'text/markdown; charset=utf-8',
  ending: '.md',
  write: pieces,
} as const satisfies Format

async function* pieces<L extends Line>({ notice, origin, columns, lines }: Table<L>): AsyncGenerator<string> {
  if (notice !== null) yield `**${plain(notice)}**\n\n`
  yield `${row(columns.map(({ name }) => plain(name)))}${row(columns.map(rule))}`
  for await (const line of lines) yield row(columns.map((column) => words(column.of(line))))
  if (origin !== null) yield `\n${told(origin)}\n`
}

/** One row of a Markdown table from cells that are Markdown already. */
export const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`

/** Where the figures come from, in one paragraph. */
function told(origin: Origin): string {
  const facts = Object.entries(toldOrigin(origin)).filter(([, value]) => value !== null)
  return facts.map(([name, value]) => `${plain(name)}: ${plain(String(value))}`).join(' · ')
}

const rule = ({ type }: Pick<Column<Line>, 'type'>) => (type === 'text' ? '---' : '--:')

const words = (cell: Cell) => (cell === null ? '' : typeof cell === 'number' ? String(cell).replace('.', ',') : plain(cell))

/**
 * Words as Markdown that shows just those words: its own signs escaped, HTML made harmless, one line. Signs that mean something
 * only first on a line (#, >, -, +, 1.) are escaped there alone, so that ordinary sentences stay readable as they are.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/^([#+-])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}
