import type { Selectable } from 'kysely'
import type { Row } from '../domain/tables.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Stores rows of a snapshot. */
export async function add(db: Db, snapshotId: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ population, source, question, ...rest }) => ({
    snapshot_id: snapshotId,
    population,
    source,
    question,
    document: JSON.stringify(rest),
  }))
  await db.insertInto('figures').values(values).execute()
}

/** Every row about one population, both sources. */
export async function ofPopulation(db: Db, snapshotId: string, population: string): Promise<readonly Row[]> {
  const rows = await db
    .selectFrom('figures')
    .selectAll()
    .where('snapshot_id', '=', snapshotId)
    .where('population', '=', population)
    .execute()
  return rows.map(toRow)
}

/** Every row about one question, both sources. */
export async function ofQuestion(db: Db, snapshotId: string, question: string): Promise<readonly Row[]> {
  const rows = await db.selectFrom('figures').selectAll().where('snapshot_id', '=', snapshotId).where('question', '=', question).execute()
  return rows.map(toRow)
}

/** Every row of a snapshot, in the order of their keys. */
export async function ofSnapshot(db: Db, snapshotId: string): Promise<readonly Row[]> {
  const rows = await db
    .selectFrom('figures')
    .selectAll()
    .where('snapshot_id', '=', snapshotId)
    .orderBy('population')
    .orderBy('source')
    .orderBy('question')
    .execute()
  return rows.map(toRow)
}

/** Removes up to `limit` rows of a snapshot; resolves to how many there were. */
export async function remove(db: Db, snapshotId: string, limit: number): Promise<number> {
  const first = db.selectFrom('figures').select(['population', 'source', 'question']).where('snapshot_id', '=', snapshotId).limit(limit)
  const { numDeletedRows } = await db
    .deleteFrom('figures')
    .where('snapshot_id', '=', snapshotId)
    .where((row) => row(row.refTuple('population', 'source', 'question'), 'in', first.$asTuple('population', 'source', 'question')))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

// Only add() writes the document, and it writes the rest of a Row.
function toRow({ population, source, question, document }: Selectable<Tables['figures']>): Row {
  return { population, source, question, ...JSON.parse(document) }
}
