import type { Row } from '../tables.ts'
import { isCertain } from './certain.ts'
import { type Audience, MINIMUM, type Rules } from './rules.ts'

declare const safe: unique symbol

/** A value that has passed disclosure control and may leave the program. Only protect() makes one. */
export type Safe<T> = T & { readonly [safe]: true }

/** What stands in place of a number about too few people, or one that would give such a number away: never 0, never blank. */
export const TOO_FEW = 'för få svar'

/** A row as it may be shown: whole, in part, or hidden whole. */
export type ShownRow = Safe<Whole> | Safe<Partly> | Safe<Hidden>

/** A row of which nothing is hidden. */
export type Whole = { readonly hidden: false } & Omit<Row, 'hides' | 'alike'>

/** A row some of whose answers are hidden, and with them all that is computed from them: its share, its mean, what weighting makes of it. */
export interface Partly extends Pick<Row, 'population' | 'source' | 'question' | 'respondents' | 'base'> {
  readonly hidden: 'answers'
  /** People per code; null where it is hidden. */
  readonly counts: Readonly<Record<string, number | null>>
  readonly dontKnow: number | null
  readonly refused: number | null
  readonly notApplicable: number | null
  readonly unanswered: number | null
}

/** A hidden row keeps only its place in the table. */
export interface Hidden extends Pick<Row, 'population' | 'source' | 'question'> {
  readonly hidden: 'row'
}

/** The fewest people a row may rest on. A hard minimum: configuration may raise it, never lower it. */
export const MINIMUM_BASE = MINIMUM.bases

/** A row's key. */
export function rowKey(row: Pick<Row, 'population' | 'source' | 'question'>): string {
  return `${row.population}|${row.source}|${row.question}`
}

/**
 * The one gate through which rows about people leave the program. What a row `hides` comes out hidden, and any row under the
 * minimum base or of people all alike whatever it says: no counts, no base, no share, no interval. The public never sees a number
 * that staff do not; besides, rows that are too uncertain to build on are hidden whole from it.
 */
export function protect(
  rows: readonly Row[],
  audience: Audience = 'staff',
  { publicBases }: Pick<Rules, 'publicBases'> = MINIMUM,
): readonly ShownRow[] {
  const mayBeSeen = (row: Row) => audience === 'staff' || isCertain(row, publicBases)
  return rows.map((row) => (mayBeSeen(row) ? shownOf(row) : hidden(row)) as ShownRow)
}

/**
 * Rows read back from where they were published: they passed protect() then. Throws should one of them rest on fewer people than
 * any row may.
 */
export function published(rows: readonly (Whole | Partly | Hidden)[]): readonly ShownRow[] {
  for (const row of rows) if (row.hidden !== 'row' && row.base < MINIMUM_BASE) throw new RangeError(`${rowKey(row)} was never protected.`)
  return rows as readonly ShownRow[]
}

function shownOf({ hides = [], alike, ...row }: Row): Whole | Partly | Hidden {
  const { population, source, question, respondents, base } = row
  if (base < MINIMUM_BASE || alike || hides.includes('base')) return hidden(row)
  if (hides.length === 0) return { hidden: false, ...row }
  const open = (part: string, people: number) => (hides.includes(part) ? null : people)
  return {
    hidden: 'answers',
    population,
    source,
    question,
    respondents,
    base,
    counts: Object.fromEntries(Object.entries(row.counts).map(([code, people]) => [code, open(`code ${code}`, people)])),
    dontKnow: open('dontKnow', row.dontKnow),
    refused: open('refused', row.refused),
    notApplicable: open('notApplicable', row.notApplicable),
    unanswered: open('unanswered', row.unanswered),
  }
}

const hidden = ({ population, source, question }: Pick<Row, 'population' | 'source' | 'question'>): Hidden => ({
  hidden: 'row',
  population,
  source,
  question,
})
