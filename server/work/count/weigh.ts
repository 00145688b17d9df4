import type { Row as Estimated } from '../../domain/statistics/index.ts'
import type { Row } from '../../domain/tables.ts'
import type { Carried } from '../../domain/weighting/carried.ts'
import type { WeighingReport } from '../../domain/weighting/report.ts'
import { weighting, withWeights } from '../../domain/weighting/weighted-rows.ts'
import type { Run } from '../run.ts'
import { parts } from '../spans.ts'
import { type Counted, groundsOf } from './grounds.ts'

/** How many estimates are made before everyone else gets their turn: a few tens of milliseconds' work. */
const A_TURN = 20

/** What weighting makes of a counted round: how it was done, and its rows with what it adds to them. */
export interface Weighed {
  readonly report: WeighingReport
  readonly weights: readonly Carried[]
  weighted(rows: Iterable<Row>): Iterable<Row>
}

/** Weighs a counted round to the register and estimates the rows of its planned tables. */
export async function weigh(run: Run, counted: Counted): Promise<Weighed> {
  const grounds = await groundsOf(run.db, run.surveys, counted)
  const { report, weights, size, estimates } = weighting(grounds)
  await run.step('Väger svaren', size)
  const made: Estimated[] = []
  for (const part of parts(estimates(), A_TURN)) {
    made.push(...part)
    await run.write(part.length, async () => {})
  }
  return { report, weights, weighted: (rows) => withWeights(rows, made, grounds.focus) }
}
