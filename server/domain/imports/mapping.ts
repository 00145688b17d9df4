import type { Source } from '../round.ts'

/** What the columns and values of a file of answers mean in a survey. Everything the file says of a person is said here, or not read. */
export interface Mapping {
  readonly area: MappedColumn
  /** The way everybody's answers came, or the column that says it of each. */
  readonly source: Source | MappedColumn
  /** The column that names the person: no two may be the same. It is compared, and not kept. */
  readonly respondent: string | null
  /** What becomes of answers to questions that the skip rules pass over: the line is refused, or they are left out. */
  readonly passedOver: 'refuse' | 'drop'
  /** The columns by question id; a question that the file does not have is absent, and nobody has answered it. */
  readonly questions: Readonly<Record<string, QuestionColumns>>
}

/** A column, and what its values mean; one that is not told stands for itself, and null for not answered. */
export interface MappedColumn {
  readonly column: string
  readonly values: Readonly<Record<string, string | null>>
}

/** Where a question's answer stands: in one column, or in one column for each code that may be ticked. */
export type QuestionColumns = MappedColumn | { readonly columns: Readonly<Record<string, string>> }

/** The marks of a ticked and of an unticked code, besides the code itself and its words. */
export const TICKED: ReadonlySet<string> = new Set(['1', 'x', 'ja', 'yes', 'true', 'sant'])
export const UNTICKED: ReadonlySet<string> = new Set(['', '0', 'nej', 'no', 'false', 'falskt', 'na'])

/** Whether what stands in a cell is no answer at all: nothing, or what R writes for nothing. */
export const isBlank = (written: string): boolean => written === '' || written === 'NA'

/** Words as they are compared: without the size of letters, odd spaces and kinds of dashes. */
export const alike = (words: string): string =>
  words
    .normalize()
    .toLocaleLowerCase('sv')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()

/** Words from a file as they may be repeated in a sentence: not too many of them. */
export const quoted = (words: string): string => `”${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`
