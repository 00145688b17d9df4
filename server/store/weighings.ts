import type { Carried } from '../domain/weighting/carried.ts'
import type { WeighingReport } from '../domain/weighting/report.ts'
import type { Db } from './database.ts'

/** How the answers of a snapshot were weighted; undefined when it was counted before answers were. */
export async function ofSnapshot(db: Db, snapshotId: string): Promise<WeighingReport | undefined> {
  const row = await db.selectFrom('weighings').select('document').where('snapshot_id', '=', snapshotId).executeTakeFirst()
  return row && JSON.parse(row.document) // only add() writes the document
}

/** The weights of those whose answers a snapshot rests on; none when they could not be weighted. */
export async function weightsOf(db: Db, snapshotId: string): Promise<readonly Carried[]> {
  const row = await db.selectFrom('weighings').select('weights').where('snapshot_id', '=', snapshotId).executeTakeFirst()
  return row ? JSON.parse(row.weights) : []
}

/** Keeps how a snapshot was weighted, and the weights. */
export async function add(db: Db, snapshotId: string, report: WeighingReport, weights: readonly Carried[]): Promise<void> {
  await db
    .insertInto('weighings')
    .values({ snapshot_id: snapshotId, document: JSON.stringify(report), weights: JSON.stringify(weights) })
    .execute()
}

/** Removes it. */
export async function remove(db: Db, snapshotId: string): Promise<void> {
  await db.deleteFrom('weighings').where('snapshot_id', '=', snapshotId).execute()
}
