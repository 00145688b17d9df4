import type { Column } from '../../domain/extracts/sheet.ts'
import type { Dialect } from '../csv.ts'

/** What a script that reads a file needs to know of it. */
export interface Reading {
  readonly file: string
  /** The file with labels, for the long form. */
  readonly labelsFile: string
  readonly dialect: Dialect
  /** The first line says that the answers are invented, before the names of the columns. */
  readonly hasNotice: boolean
  readonly rows: number
  readonly columns: readonly Column[]
  /** What the rows of the long form are about: their codes stand in its column of answers. */
  readonly labelled: readonly Column[]
}

/** Text on one line: a label with a line break would end a command in some programs. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim()
