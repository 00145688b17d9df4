import type { Row } from '../tables.ts'

declare const safe: unique symbol

/** A value that has passed disclosure control and may leave the program. Only protect() makes one. */
export type Safe<T> = T & { readonly [safe]: true }

/** What stands in place of a row about too few people: never 0, never blank. */
export const TOO_FEW = 'för få svar'

/** A row as it may be shown: whole, or hidden whole. */
export type ShownRow = Safe<{ readonly hidden: false } & Row> | Safe<Hidden>

/** A hidden row keeps only its place in the table. */
export interface Hidden extends Pick<Row, 'population' | 'source' | 'question'> {
  readonly hidden: true
}

/** Which rows of a table are hidden, by key. */
export interface Pattern {
  readonly hidden: ReadonlySet<string>
}

/** The fewest people a row may rest on. A hard minimum: configuration may raise it, never lower it. */
export const MINIMUM_BASE = 10

/** A row's key in a pattern. */
export function rowKey(row: Pick<Row, 'population' | 'source' | 'question'>): string {
  return `${row.population}|${row.source}|${row.question}`
}

/** The pattern of a table: every row whose base is under the minimum is hidden. */
export function pattern(rows: readonly Row[]): Pattern {
  return { hidden: new Set(rows.filter((row) => row.base < MINIMUM_BASE).map(rowKey)) }
}

/**
 * The one gate through which rows about people leave the program. A row named by the pattern, and any row under the
 * minimum base whatever the pattern says, comes out hidden: no counts, no base, no share, no interval.
 */
export function protect(rows: readonly Row[], hide: Pattern = pattern(rows)): readonly ShownRow[] {
  return rows.map((row) => {
    const { population, source, question } = row
    const shown: { readonly hidden: false } & Row = { hidden: false, ...row }
    return (row.base < MINIMUM_BASE || hide.hidden.has(rowKey(row)) ? { hidden: true, population, source, question } : shown) as ShownRow
  })
}
