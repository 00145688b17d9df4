import type { Selectable } from 'kysely'
import type { Import, State } from '../domain/imports/import.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Keeps a new import, whose file lies in its folder. */
export async function add(db: Db, one: Import): Promise<void> {
  await db
    .insertInto('imports')
    .values({
      id: one.id,
      kommun_id: one.kommunId,
      survey_id: one.surveyId,
      survey_hash: one.surveyHash,
      year: one.year,
      opens_on: one.opensOn,
      closes_on: one.closesOn,
      rehearsal: Number(one.rehearsal),
      file_name: one.fileName,
      bytes: one.bytes,
      sha256: one.sha256,
      staff_id: one.staffId,
      begun_at: one.begunAt,
      state: one.state,
      round_id: one.roundId,
      people: one.people,
      ended_at: one.endedAt,
    })
    .execute()
}

/** The import with this id. */
export async function byId(db: Db, id: string): Promise<Import | undefined> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toImport(row)
}

/** A kommun's imports, newest first. */
export async function ofKommun(db: Db, kommunId: string): Promise<readonly Import[]> {
  const rows = await db
    .selectFrom('imports')
    .selectAll()
    .where('kommun_id', '=', kommunId)
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toImport)
}

/** The import that a round came from; undefined for a round that was answered here. */
export async function ofRound(db: Db, roundId: string): Promise<Import | undefined> {
  const row = await db.selectFrom('imports').selectAll().where('round_id', '=', roundId).executeTakeFirst()
  return row && toImport(row)
}

/** Brings an import from one of some states to another, with what is then known of it. False, and nothing done, when it is in none of them. */
export async function move(
  db: Db,
  id: string,
  from: readonly State[],
  to: State,
  known: Partial<Pick<Import, 'roundId' | 'people' | 'endedAt'>> = {},
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('imports')
    .set({
      state: to,
      ...(known.roundId === undefined ? {} : { round_id: known.roundId }),
      ...(known.people === undefined ? {} : { people: known.people }),
      ...(known.endedAt === undefined ? {} : { ended_at: known.endedAt }),
    })
    .where('id', '=', id)
    .where('state', 'in', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Forgets an import that nothing came of. False when it is in none of these states. */
export async function remove(db: Db, id: string, from: readonly State[]): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('imports').where('id', '=', id).where('state', 'in', from).executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/** The ids of imports that were begun before an instant and of which nothing has come. */
export async function abandoned(db: Db, before: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('imports')
    .select('id')
    .where('begun_at', '<', before.toISOString())
    .where('state', 'in', ['received', 'scanned', 'mapped', 'checked'])
    .execute()
  return rows.map(({ id }) => id)
}

// Only this file writes imports.
const toImport = (row: Selectable<Tables['imports']>): Import => ({
  id: row.id,
  kommunId: row.kommun_id,
  surveyId: row.survey_id,
  surveyHash: row.survey_hash,
  year: row.year,
  opensOn: row.opens_on,
  closesOn: row.closes_on,
  rehearsal: row.rehearsal === 1,
  fileName: row.file_name,
  bytes: row.bytes,
  sha256: row.sha256,
  staffId: row.staff_id,
  begunAt: row.begun_at,
  state: row.state,
  roundId: row.round_id,
  people: row.people,
  endedAt: row.ended_at,
})
