import type { Selectable } from 'kysely'
import type { Snapshot } from '../domain/snapshot.ts'
import type { IndexModel } from '../domain/statistics/problemindex/model.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** A round's current snapshot; undefined before the first counting is complete. One that is still being stored is never seen. */
export async function latest(db: Db, roundId: string): Promise<Snapshot | undefined> {
  const row = await db
    .selectFrom('snapshots')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('state', '=', 'complete')
    .executeTakeFirst()
  return row && toSnapshot(row)
}

/** Begins a snapshot: what is stored under it stays unseen until it is completed. */
export async function begin(db: Db, snapshot: Snapshot): Promise<void> {
  await db
    .insertInto('snapshots')
    .values({
      id: snapshot.id,
      round_id: snapshot.roundId,
      counted_at: snapshot.countedAt,
      responses: snapshot.responses,
      told: snapshot.told,
      survey_hash: snapshot.surveyHash,
      state: 'building',
      index_model: snapshot.indexModel?.id ?? null,
      index_model_hash: snapshot.indexModel?.hash ?? null,
    })
    .execute()
}

/** Makes a stored snapshot its round's current one, in place of the one before. Give it a transaction. */
export async function complete(db: Db, { id, roundId }: Snapshot): Promise<void> {
  await db.updateTable('snapshots').set({ state: 'superseded' }).where('round_id', '=', roundId).where('state', '=', 'complete').execute()
  await db.updateTable('snapshots').set({ state: 'complete' }).where('id', '=', id).execute()
}

/** The round's snapshots that nothing is shown or made from any more: earlier ones, and those left half stored. What an edition was made from is kept. */
export async function superseded(db: Db, roundId: string): Promise<readonly string[]> {
  const current = await latest(db, roundId)
  const madeFrom = db
    .selectFrom('publications')
    .select('snapshot_id as id')
    .where('snapshot_id', 'is not', null)
    .union(db.selectFrom('publications').select('before_snapshot_id as id').where('before_snapshot_id', 'is not', null))
  const rows = await db.selectFrom('snapshots').select('id').where('round_id', '=', roundId).where('id', 'not in', madeFrom).execute()
  return rows.map(({ id }) => id).filter((id) => id !== current?.id)
}

/** The index models that the current snapshots were counted under, as they were then. */
export async function indexModelsInUse(db: Db): Promise<readonly Pick<IndexModel, 'id' | 'hash'>[]> {
  const rows = await db
    .selectFrom('snapshots')
    .select(['index_model', 'index_model_hash'])
    .distinct()
    .where('state', '=', 'complete')
    .orderBy('index_model')
    .execute()
  return rows.flatMap(({ index_model: id, index_model_hash: hash }) => (id !== null && hash !== null ? [{ id, hash }] : []))
}

/** Every snapshot of a round, current or not. */
export async function idsOf(db: Db, roundId: string): Promise<readonly string[]> {
  return (await db.selectFrom('snapshots').select('id').where('round_id', '=', roundId).execute()).map(({ id }) => id)
}

/** Removes a snapshot whose cells and figures are gone. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('snapshots').where('id', '=', id).execute()
}

function toSnapshot(row: Selectable<Tables['snapshots']>): Snapshot {
  const { index_model: id, index_model_hash: hash } = row
  return {
    id: row.id,
    roundId: row.round_id,
    countedAt: row.counted_at,
    responses: row.responses,
    told: row.told,
    surveyHash: row.survey_hash,
    indexModel: id !== null && hash !== null ? { id, hash } : null,
  }
}
