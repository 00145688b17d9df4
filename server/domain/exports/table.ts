import type { ShownRow } from '../disclosure/protect.ts'
import type { Origin } from './origin.ts'

/** What a column holds: words, whole numbers, shares 0–1, or means on a scale. */
export type ColumnType = 'text' | 'whole' | 'share' | 'mean'

/** One value in a file. Null is nothing to say (an empty cell); a number that may not be told is words, "för få svar". */
export type Cell = string | number | null

/**
 * One line of a file before it is written. `about` is the protected row it says something about, so that a row which has
 * not passed disclosure control cannot be exported; null when the line says nothing about people.
 */
export interface Line {
  readonly about: ShownRow | null
}

/** One column: its name in the file, what it means, and how its cell is had from a line. */
export interface Column<L extends Line> {
  readonly name: string
  readonly type: ColumnType
  /** In Swedish, for the page that explains the file. */
  readonly means: string
  of(line: L): Cell
}

/** A whole file to be: every format can write every table. Lines may come as they are read, so the size has no limit. */
export interface Table<L extends Line = Line> {
  /** The file's name, before its ending. */
  readonly name: string
  /** Said before anything else in the file; null when there is nothing to warn of. */
  readonly notice: string | null
  /** Where its figures come from; null when it has none. */
  readonly origin: Origin | null
  readonly columns: readonly Column<L>[]
  readonly lines: Iterable<L> | AsyncIterable<L>
}

/** The first line of every file made from invented answers. */
export const INVENTED = 'Påhittade svar – övning'

/** What a file that explains itself says of its columns: each one's name, what it holds and what it means, in the file's own language. */
export const described = <L extends Line>(columns: readonly Column<L>[]) =>
  columns.map(({ name, type, means }) => ({ namn: name, typ: TYPE_WORDS[type], betyder: means }))

const TYPE_WORDS: Readonly<Record<ColumnType, string>> = { text: 'text', whole: 'heltal', share: 'andel', mean: 'decimaltal' }
