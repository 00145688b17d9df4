import type { ProtectionReport } from '../domain/disclosure/report.ts'
import type { Db } from './database.ts'

/** How the figures of a snapshot were protected; undefined when it was counted before they were. */
export async function ofSnapshot(db: Db, snapshotId: string): Promise<ProtectionReport | undefined> {
  const row = await db.selectFrom('protections').select('document').where('snapshot_id', '=', snapshotId).executeTakeFirst()
  return row && JSON.parse(row.document) // only add() writes the document
}

/** Keeps how the figures of a snapshot were protected. */
export async function add(db: Db, snapshotId: string, report: ProtectionReport): Promise<void> {
  await db
    .insertInto('protections')
    .values({ snapshot_id: snapshotId, document: JSON.stringify(report) })
    .execute()
}

/** Removes it. */
export async function remove(db: Db, snapshotId: string): Promise<void> {
  await db.deleteFrom('protections').where('snapshot_id', '=', snapshotId).execute()
}
