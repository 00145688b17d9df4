import type { ShownRow } from '../disclosure/protect.ts'
import type { Source } from '../round.ts'

/** Protected rows to be looked up one by one, the two sources apart: they are never pooled. */
export type Rows = Readonly<Record<Source, ReadonlyMap<string, ShownRow>>>

/** No rows at all: what stands in for a year that was not counted. */
export const NONE: Rows = { code: new Map(), open: new Map() }

/** Rows of one population by question, or of one question by population. */
export function rowsBy(key: 'question' | 'population', rows: readonly ShownRow[]): Rows {
  const of = (source: Source) => new Map(rows.filter((row) => row.source === source).map((row) => [row[key], row]))
  return { code: of('code'), open: of('open') }
}
