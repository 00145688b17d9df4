import { randomBytes } from 'node:crypto'
import type { UrnDocument } from '../domain/document.ts'
import type { Db } from './database.ts'

/**
 * Puts one person's document in the urn of a round. Its id is chance alone, so neither the id nor the order of the table
 * (which has no row numbers) says when it came. Acknowledge only after the surrounding transaction has committed.
 */
export async function put(db: Db, roundId: string, document: UrnDocument): Promise<void> {
  await db
    .insertInto('urn')
    .values({ id: randomBytes(16).toString('hex'), round_id: roundId, document: JSON.stringify(document) })
    .execute()
}

/** How many documents lie in the urn of a round. */
export async function count(db: Db, roundId: string): Promise<number> {
  const { documents } = await db
    .selectFrom('urn')
    .select((row) => row.fn.countAll().as('documents'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(documents)
}
