import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { padded, unpadded } from '../../domain/sealing/padding.ts'
import { among } from '../among.ts'
import type { Db } from '../database.ts'
import type { Lying } from '../urn.ts'
import { type KeyPair, opened, seal } from './box.ts'

/** A document that has been sealed for a round's urn and waits to be put in it. */
export interface Sealed {
  readonly roundId: string
  readonly publicKey: Buffer
  readonly box: Uint8Array
}

/**
 * Seals a document for a round's urn, padded to the size that all of its documents have; undefined when nobody has sealed that urn, or
 * its opening has begun. Do it before the transaction that puts it there: it takes longer than all of that.
 */
export async function sealFor(db: Db, roundId: string, document: string): Promise<Sealed | undefined> {
  const reading = sql<{ public_key: Buffer; room: number }>`
    select public_key, room from seals where round_id = ${roundId} and state = 'sealed'`
  const [row] = (await reading.execute(db)).rows
  return row && { roundId, publicKey: row.public_key, box: seal(row.public_key, padded(document, row.room)) }
}

/**
 * Puts a sealed document in the urn under an id that is chance alone, and counts it as received. False, and nothing changed, when the
 * opening has begun, the round has been cancelled, or the urn has been sealed anew with other keys.
 */
export async function put(db: Db, { roundId, publicKey, box }: Sealed): Promise<boolean> {
  const counting = sql`update seals set received = received + 1
    where round_id = ${roundId} and state = 'sealed' and public_key = ${publicKey}
    and exists (select 1 from rounds where id = ${roundId} and cancelled_on is null)`
  if ((await counting.execute(db)).numAffectedRows !== 1n) return false
  const lay = sql`insert into sealed_urn (id, round_id, box) values (${randomBytes(16).toString('hex')}, ${roundId}, ${Buffer.from(box)})`
  await lay.execute(db)
  return true
}

/** How many documents lie sealed in the urn of a round. */
export async function count(db: Db, roundId: string): Promise<number> {
  const { documents } = await db
    .selectFrom('sealed_urn')
    .select((row) => row.fn.countAll().as('documents'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(documents)
}

/** How many answers a round has received and how many documents lie sealed, in one moment; undefined when its urn has no seal, or its keys are gone. */
export async function lying(db: Db, roundId: string): Promise<{ readonly received: number; readonly sealed: number } | undefined> {
  const reading = sql<{ received: number; sealed: number }>`
    select received, (select count(*) from sealed_urn where round_id = ${roundId}) as sealed
    from seals where round_id = ${roundId} and by_sheet is not null`
  const [row] = (await reading.execute(db)).rows
  return row && { received: row.received, sealed: Number(row.sealed) }
}

/** The next `limit` documents of a round after an id, in the order of their ids, opened; '' begins. One that the keys do not open is ''. */
export async function page(db: Db, roundId: string, keys: KeyPair, after: string, limit: number): Promise<readonly Lying[]> {
  const rows = await db
    .selectFrom('sealed_urn')
    .select(['id', 'box'])
    .where('round_id', '=', roundId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id, box }) => ({ id, document: documentIn(keys, box) }))
}

/** The documents with these ids, opened, by id. */
export async function documents(db: Db, roundId: string, keys: KeyPair, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('sealed_urn')
    .select(['id', 'box'])
    .where('round_id', '=', roundId)
    .where('id', 'in', among(ids))
    .execute()
  return new Map(rows.map(({ id, box }) => [id, documentIn(keys, box)]))
}

/** Destroys sealed documents, at most so many; secure_delete writes zeros where they lay. Resolves to how many there were: 0 when all are gone. */
export async function destroy(db: Db, roundId: string, most: number): Promise<number> {
  const some = db.selectFrom('sealed_urn').select('id').where('round_id', '=', roundId).limit(most)
  const { numDeletedRows } = await db
    .deleteFrom('sealed_urn')
    .where('round_id', '=', roundId)
    .where('id', 'in', some)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

function documentIn(keys: KeyPair, box: Uint8Array): string {
  const bytes = opened(keys, box)
  return (bytes && unpadded(bytes)) ?? ''
}
