import { PROGRAM } from '../../domain/audit/events.ts'
import type { Cell } from '../../domain/cube.ts'
import type { ProtectionReport } from '../../domain/disclosure/report.ts'
import type { Round } from '../../domain/round.ts'
import { markOf, type Snapshot } from '../../domain/snapshot.ts'
import type { Row } from '../../domain/tables.ts'
import type { Carried } from '../../domain/weighting/carried.ts'
import type { WeighingReport } from '../../domain/weighting/report.ts'
import * as audit from '../../store/audit.ts'
import * as cubes from '../../store/cubes.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as weighings from '../../store/weighings.ts'
import type { Run } from '../run.ts'
import { parts } from '../spans.ts'

/** Rows of a few hundred to a few thousand bytes each: some milliseconds a write. */
const A_WRITE = 100

/** Everything that is stored under a snapshot. */
export interface Contents {
  readonly cells: Iterable<Cell>
  readonly rows: Iterable<Row>
  readonly weighing: WeighingReport
  readonly weights: readonly Carried[]
  readonly protection: ProtectionReport
}

/**
 * Stores a snapshot and makes it the round's current one, in that order: a page sees all of it or none. Older snapshots are
 * cleared before, not after, so that a page that has just begun on the one that was current can read it to its end.
 */
export async function save(run: Run, round: Round, snapshot: Snapshot, { cells, rows, ...told }: Contents): Promise<void> {
  await run.step('Sparar siffrorna', 0) // how many there are is known when they have all been made
  for (const id of await snapshots.superseded(run.db, snapshot.roundId)) await clear(run, id)
  await run.write(0, (db) => snapshots.begin(db, snapshot))
  for (const part of parts(cells, A_WRITE)) await run.write(part.length, (db) => cubes.add(db, snapshot.id, part))
  for (const part of parts(rows, A_WRITE)) await run.write(part.length, (db) => figures.add(db, snapshot.id, part))
  await run.write(0, async (db) => {
    await weighings.add(db, snapshot.id, told.weighing, told.weights)
    await protections.add(db, snapshot.id, told.protection)
  })
  const event = { what: 'counted', details: { year: round.year, mark: markOf(snapshot) } } as const
  await run.write(0, async (db) => {
    await snapshots.complete(db, snapshot)
    await audit.record(db, { at: run.now(), by: PROGRAM, kommunId: round.kommunId, event })
  })
}

/** Removes a snapshot and everything stored under it, a little at a time. */
export async function clear(run: Run, id: string): Promise<void> {
  await clearAll(run, (db) => cubes.remove(db, id, A_WRITE))
  await clearAll(run, (db) => figures.remove(db, id, A_WRITE))
  await run.write(0, async (db) => {
    await weighings.remove(db, id)
    await protections.remove(db, id)
    await snapshots.remove(db, id)
  })
}

/** Removes until nothing is left, a write at a time; each of them makes so much progress. */
export async function clearAll(run: Run, remove: (db: Db) => Promise<number>, progress = 0): Promise<void> {
  let removed = 0
  do {
    await run.write(progress, async (db) => {
      removed = await remove(db)
    })
  } while (removed > 0)
}
