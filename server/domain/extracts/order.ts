/** What somebody has asked for: which round, in which form and dialect, coarsened or not, and what for. */
export interface Order {
  readonly id: string
  readonly roundId: string
  readonly form: FormName
  readonly dialect: DialectName
  /** Area, sex, age and housing as people gave them: a right of its own. */
  readonly uncoarsened: boolean
  /** What the file is to be used for, in the words of whoever asked. */
  readonly purpose: string
  readonly staffId: string
  /** ISO 8601. */
  readonly orderedAt: string
}

/** One row a person, or one row a person and question. */
export type FormName = 'bred' | 'lang'

/** The dialects of CSV, by their word in addresses and on the command line. */
export type DialectName = 'excel' | 'internationell'

/** How many days the files lie ready. */
export const EXTRACT_DAYS = 7

/** How long a purpose may be, in characters, and the fewest that can say anything. */
export const PURPOSE = { shortest: 10, longest: 500 } as const
