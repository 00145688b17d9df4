import type { Selectable } from 'kysely'
import type { Reference } from '../domain/references/reference.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Rows in one statement: twelve values each, well below SQLite's limit of bound values. */
const ROWS_AT_ONCE = 500

/** Stores a kommun's references, all or none, in place of what the same source had for the same years: a file tells a source's year whole. */
export async function write(db: Db, kommunId: string, references: readonly Reference[]): Promise<void> {
  await atomically(db, async (db) => {
    const told = new Map(references.map(({ source, year }) => [JSON.stringify([source, year]), { source, year }]))
    for (const { source, year } of told.values())
      await db
        .deleteFrom('reference_shares')
        .where('kommun_id', '=', kommunId)
        .where('source', '=', source)
        .where('year', '=', year)
        .execute()
    const rows = references.map((reference) => ({ ...reference, kommun_id: kommunId }))
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
      await db
        .insertInto('reference_shares')
        .values(rows.slice(from, from + ROWS_AT_ONCE))
        .execute()
  })
}

/** Removes what a kommun has from a source. Resolves to how many shares there were. */
export async function remove(db: Db, kommunId: string, source: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('reference_shares')
    .where('kommun_id', '=', kommunId)
    .where('source', '=', source)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Everything a kommun has, by source, series, place and year. */
export async function ofKommun(db: Db, kommunId: string): Promise<readonly Reference[]> {
  const rows = await db
    .selectFrom('reference_shares')
    .selectAll()
    .where('kommun_id', '=', kommunId)
    .orderBy('source')
    .orderBy('series')
    .orderBy('place')
    .orderBy('year')
    .execute()
  return rows.map(toReference)
}

/** What a kommun has that somebody has stated corresponds to a question: every question's, or one's. */
export async function corresponding(db: Db, kommunId: string, question?: string): Promise<readonly Reference[]> {
  const all = db.selectFrom('reference_shares').selectAll().where('kommun_id', '=', kommunId)
  const chosen = question === undefined ? all.where('question', '!=', '') : all.where('question', '=', question)
  return (await chosen.orderBy('source').orderBy('series').orderBy('place').orderBy('year').execute()).map(toReference)
}

const toReference = ({ kommun_id: _, ...reference }: Selectable<Tables['reference_shares']>): Reference => reference
