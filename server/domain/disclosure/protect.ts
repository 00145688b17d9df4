import type { Row } from '../tables.ts'
import type { ToldFigure, WeightedRow } from '../weighting/weighted.ts'
import { isCertain } from './certain.ts'
import { coarse } from './coarse.ts'
import { type Audience, MINIMUM, type Rules } from './rules.ts'

declare const safe: unique symbol

/** A value that has passed disclosure control and may leave the program. Only protect() makes one. */
export type Safe<T> = T & { readonly [safe]: true }

/** What stands in place of a number about too few people, or one that would give such a number away: never 0, never blank. */
export const TOO_FEW = 'för få svar'

/** A row as it may be shown: whole, in part, or hidden whole. */
export type ShownRow = Safe<Whole> | Safe<Partly> | Safe<Hidden>

/** A row of which nothing is hidden. What weighting makes of it is as coarse as pages print it. */
export interface Whole extends Omit<Row, 'hides' | 'alike' | 'weighted'> {
  readonly hidden: false
  readonly weighted?: WeightedRow<ToldFigure>
}

/**
 * A row of which some answers must be hidden: it keeps how many people it is about, and none of its answers. The rest of them
 * could be let out (the plan and the audit take it that they are), but a row with gaps tells its readers which answers are rare
 * there, and looks like a whole one to whoever adds up or draws what is left of it. So a row is shown or it is not, and looks
 * the same in every table, chart and file whatever it was hidden for.
 */
export interface Partly extends Pick<Row, 'population' | 'source' | 'question' | 'respondents' | 'base'> {
  readonly hidden: 'answers'
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
 * The one gate through which rows about people leave the program. A row that `hides` anything comes out without answers, and any row under the
 * minimum base or of people all alike whatever it says: no counts, no base, no share, no interval. The public never sees a number
 * that staff do not; besides, rows that are too uncertain to build on are hidden whole from it.
 */
export function protect(
  rows: readonly Row[],
  audience: Audience = 'staff',
  { publicBases }: Pick<Rules, 'publicBases'> = MINIMUM,
): readonly ShownRow[] {
  const mayBeSeen = (row: Row) => audience === 'staff' || isCertain(row, publicBases)
  return rows.map((row) => (mayBeSeen(row) ? shownOf(row, audience) : hidden(row)) as ShownRow)
}

/**
 * Rows read back from where they were published: they passed protect() then. Throws should one of them rest on fewer people than
 * any row may.
 */
export function published(rows: readonly (Whole | Partly | Hidden)[]): readonly ShownRow[] {
  for (const row of rows) if (row.hidden !== 'row' && row.base < MINIMUM_BASE) throw new RangeError(`${rowKey(row)} was never protected.`)
  return rows as readonly ShownRow[]
}

/** Whether a row comes out of protect() without its answers, for staff as for everybody. */
export const isHiding = ({ base, hides = [], alike }: Row): boolean => base < MINIMUM_BASE || alike === true || hides.length > 0

function shownOf({ hides = [], alike, weighted, ...row }: Row, audience: Audience): Whole | Partly | Hidden {
  const { population, source, question, respondents, base } = row
  if (base < MINIMUM_BASE || alike || hides.includes('base')) return hidden(row)
  if (hides.length === 0) return { hidden: false, ...row, ...(weighted && { weighted: coarse(weighted, audience) }) }
  return { hidden: 'answers', population, source, question, respondents, base }
}

const hidden = ({ population, source, question }: Pick<Row, 'population' | 'source' | 'question'>): Hidden => ({
  hidden: 'row',
  population,
  source,
  question,
})
