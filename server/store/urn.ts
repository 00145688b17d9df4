import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { notSealedYet, surveyCancelled, surveyClosed } from '../domain/problem.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import { put as putSealed, type Sealed, sealFor } from './sealing/urn.ts'

/** A document ready to be put in an urn: in the clear, or sealed where the round is. */
export type Lot = string | Sealed

/**
 * Makes one person's document, written in shorthand, ready for the urn of its round: sealed, in a sealed round. Do it before the
 * transaction that puts it there. Throws notSealedYet and surveyClosed where a sealed urn takes no answers.
 */
export async function lot(db: Db, roundId: string, document: string): Promise<Lot> {
  const reading = sql<{ sealed: number; state: string | null }>`
    select sealed, state from rounds left join seals on round_id = id where id = ${roundId} and cancelled_on is null`
  const [round] = (await reading.execute(db)).rows
  if (!round) throw surveyCancelled()
  if (round.sealed === 0) return document
  const sealed = await sealFor(db, roundId, document)
  if (!sealed) throw round.state === null ? notSealedYet() : surveyClosed()
  return sealed
}

/**
 * Puts a document that lot() has made ready in the urn of a round. Its id is chance alone, so neither the id nor the order of the table
 * (which has no row numbers) says when it came. Acknowledge only after the surrounding transaction has committed. Throws
 * surveyCancelled when the round has been cancelled: what was destroyed then stays all there was; and surveyClosed when a
 * sealed urn is being opened.
 */
export async function put(db: Db, roundId: string, lot: Lot): Promise<void> {
  if (typeof lot !== 'string') {
    if (!(await putSealed(db, lot))) throw (await isCancelled(db, roundId)) ? surveyCancelled() : surveyClosed()
    return
  }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('urn')
    .columns(['id', 'round_id', 'document'])
    .expression((from) =>
      from
        .selectFrom('rounds')
        .select((row) => [row.val(randomBytes(16).toString('hex')).as('id'), 'rounds.id as round_id', row.val(lot).as('document')])
        .where('rounds.id', '=', roundId)
        .where('sealed', '=', 0) // nothing is ever laid in the clear where sealing was promised
        .where('cancelled_on', 'is', null),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw surveyCancelled()
}

const isCancelled = async (db: Db, roundId: string) =>
  (await db.selectFrom('rounds').select('id').where('id', '=', roundId).where('cancelled_on', 'is', null).executeTakeFirst()) === undefined

/** Puts many documents at once, under ids that the caller has drawn, all or none: for rehearsals and measurements, where nobody waits for a receipt. */
export async function putAll(db: Db, roundId: string, rows: readonly Lying[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('urn')
    .values(rows.map(({ id, document }) => ({ id, round_id: roundId, document })))
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

/** A document as it lies in the urn, unread. */
export interface Lying {
  readonly id: string
  readonly document: string
}

/** The next `limit` documents in the urn of a round after an id, in the order of their ids; '' begins. */
export async function page(db: Db, roundId: string, after: string, limit: number): Promise<readonly Lying[]> {
  return db
    .selectFrom('urn')
    .select(['id', 'document'])
    .where('round_id', '=', roundId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The documents with these ids, unread, by id. */
export async function documents(db: Db, roundId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('urn').select(['id', 'document']).where('round_id', '=', roundId).where('id', 'in', among(ids)).execute()
  return new Map(rows.map(({ id, document }) => [id, document]))
}

/** Destroys documents that have been moved out of the urn. secure_delete writes zeros where they lay. */
export async function destroy(db: Db, roundId: string, ids: readonly string[]): Promise<void> {
  await db.deleteFrom('urn').where('round_id', '=', roundId).where('id', 'in', among(ids)).execute()
}
