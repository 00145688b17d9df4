/** A table as text, read from a file but not yet understood: its columns' names, and each line's cells by column. */
export interface TextTable {
  readonly columns: readonly string[]
  readonly lines: readonly TextLine[]
}

/** One line of a table. */
export interface TextLine {
  /** The line of the file, from 1; the last of them when a cell holds line breaks. */
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}
