import { randomBytes } from 'node:crypto'
import type { Selectable } from 'kysely'
import { alreadySealed } from '../../domain/problem.ts'
import type { Keeper, Seal, SealState } from '../../domain/sealing/seal.ts'
import { SECRET_BYTES, wordsOf } from '../../domain/sealing/sheet.ts'
import type { Db } from '../database.ts'
import type { Tables } from '../tables.ts'
import { type KeyPair, keyPair, pairOf } from './box.ts'
import { unwrapByPassphrase, unwrapBySheet, wrapByPassphrase, wrapBySheet } from './wrapping.ts'

/** What somebody who seals an urn decides. */
export interface Sealing {
  readonly passphrase: string
  readonly keeper: Keeper
  /** How large each document will be made, in bytes. */
  readonly room: number
}

/** A new seal, and the words of its recovery sheet, which are nowhere else. */
export interface NewSeal {
  readonly row: Tables['seals']
  readonly words: readonly string[]
}

/** Makes keys for a round's urn and encrypts the private one under the passphrase and, independently, under a new recovery sheet. Stores nothing. */
export async function make(roundId: string, { passphrase, keeper, room }: Sealing): Promise<NewSeal> {
  const { publicKey, privateKey } = keyPair()
  const secret = randomBytes(SECRET_BYTES)
  const row = {
    round_id: roundId,
    state: 'sealed' as const,
    public_key: Buffer.from(publicKey),
    by_passphrase: await wrapByPassphrase(roundId, passphrase, privateKey),
    by_sheet: wrapBySheet(roundId, secret, privateKey),
    room,
    keeper,
    received: 0,
    lost: 0,
  }
  privateKey.fill(0)
  return { row, words: wordsOf(secret) }
}

/** Seals a round's urn, or seals it anew while nobody has answered: the sheet that was printed before then opens nothing. Throws alreadySealed after the first answer. */
export async function keep(db: Db, { row }: NewSeal): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('seals')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('round_id')
        .doUpdateSet((next) => ({
          public_key: next.ref('excluded.public_key'),
          by_passphrase: next.ref('excluded.by_passphrase'),
          by_sheet: next.ref('excluded.by_sheet'),
          keeper: next.ref('excluded.keeper'),
        }))
        .where('seals.received', '=', 0)
        .where('seals.state', '=', 'sealed'),
    )
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw alreadySealed()
}

/** The seal of a round's urn, apart from its keys. */
export async function ofRound(db: Db, roundId: string): Promise<Seal | undefined> {
  const row = await db
    .selectFrom('seals')
    .select(['round_id', 'state', 'room', 'keeper', 'received', 'lost'])
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row && toSeal(row)
}

/** The keys of a round's urn, got out by its passphrase; undefined when that is another, or the keys are gone. */
export async function keysByPassphrase(db: Db, roundId: string, passphrase: string): Promise<KeyPair | undefined> {
  const wrapped = (await wrappedKeys(db, roundId))?.by_passphrase
  return wrapped ? pair(await unwrapByPassphrase(roundId, passphrase, wrapped)) : undefined
}

/** The keys of a round's urn, got out by the secret of its recovery sheet; undefined when the sheet is another round's, or the keys are gone. */
export async function keysBySheet(db: Db, roundId: string, secret: Uint8Array): Promise<KeyPair | undefined> {
  const wrapped = (await wrappedKeys(db, roundId))?.by_sheet
  return wrapped ? pair(unwrapBySheet(roundId, secret, wrapped)) : undefined
}

/** Takes an urn from one state to the next. False, and nothing changed, when it is not in the first. */
export async function advance(db: Db, roundId: string, from: SealState, to: SealState): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('seals')
    .set({ state: to })
    .where('round_id', '=', roundId)
    .where('state', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Notes that every answer is out of an urn but so many that could not be read, and destroys its private key in both its wrappings; secure_delete writes zeros where they lay. */
export async function moved(db: Db, roundId: string, lost: number): Promise<void> {
  await db
    .updateTable('seals')
    .set({ state: 'moved', lost, by_passphrase: null, by_sheet: null })
    .where('round_id', '=', roundId)
    .where('state', '=', 'uncoded')
    .execute()
}

/** Takes away the seals of rounds, and everything that lies sealed in their urns. */
export async function remove(db: Db, roundIds: readonly string[]): Promise<void> {
  if (roundIds.length === 0) return
  await db.deleteFrom('sealed_urn').where('round_id', 'in', roundIds).execute()
  await db.deleteFrom('seals').where('round_id', 'in', roundIds).execute()
}

const pair = (privateKey: Buffer | undefined) => privateKey && pairOf(new Uint8Array(privateKey))

const wrappedKeys = (db: Db, roundId: string) =>
  db.selectFrom('seals').select(['by_passphrase', 'by_sheet']).where('round_id', '=', roundId).executeTakeFirst()

const toSeal = (row: Pick<Selectable<Tables['seals']>, 'round_id' | 'state' | 'room' | 'keeper' | 'received' | 'lost'>): Seal => ({
  roundId: row.round_id,
  state: row.state,
  room: row.room,
  keeper: row.keeper,
  received: row.received,
  lost: row.lost,
})
