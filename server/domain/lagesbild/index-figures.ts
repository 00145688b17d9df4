import type { ShownRow } from '../disclosure/protect.ts'
import type { IndexFigure } from '../statistics/problemindex/problemindex.ts'

/** What a place's protected rows say of its questions, for a problemindex: weighted shares alone, and null for whatever may not be shown. */
export function indexFigures(rows: Iterable<ShownRow>): ReadonlyMap<string, IndexFigure | null> {
  return new Map(Array.from(rows, (row) => [row.question, figureOf(row)] as const))
}

function figureOf(row: ShownRow): IndexFigure | null {
  const measure = row.hidden || row.source === 'open' ? undefined : row.weighted?.figures.measure
  if (!measure || measure.low === null || measure.high === null) return null
  return { share: measure.value, interval: { low: measure.low, high: measure.high }, base: measure.n }
}
