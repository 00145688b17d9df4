import type { Selectable } from 'kysely'
import type { KeptInputs, Terms } from '../domain/editions/inputs.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** What somebody has asked to have published, and what came of it. */
export interface Publication {
  readonly id: string
  readonly roundId: string
  readonly askedAt: string
  readonly terms: Terms
  /** The edition that came of it; null before. */
  readonly edition: string | null
}

/** What an edition was made from, and the secret that its parts' hashes are keyed by. */
export interface Ground {
  readonly salt: string
  readonly inputs: KeptInputs
}

/** Keeps what somebody asks for. Asked twice under one id it is one: the first stands. */
export async function ask(db: Db, { id, roundId, askedAt, terms }: Omit<Publication, 'edition'>): Promise<void> {
  await db
    .insertInto('publications')
    .values({ id, round_id: roundId, asked_at: askedAt, terms: JSON.stringify(terms) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The publication with this id. */
export async function byId(db: Db, id: string): Promise<Publication | undefined> {
  const row = await db.selectFrom('publications').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toPublication(row)
}

/** The latest that was asked for of a round. */
export async function latest(db: Db, roundId: string): Promise<Publication | undefined> {
  const row = await db
    .selectFrom('publications')
    .selectAll()
    .where('round_id', '=', roundId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toPublication(row)
}

/** Notes what an edition came of and was made from. From then on the countings it was made from are kept. */
export async function keep(db: Db, id: string, edition: string, { salt, inputs }: Ground): Promise<void> {
  await db
    .updateTable('publications')
    .set({
      edition,
      salt,
      inputs: JSON.stringify(inputs),
      snapshot_id: inputs.snapshot.id,
      before_snapshot_id: inputs.groundBefore?.snapshotId ?? null,
    })
    .where('id', '=', id)
    .execute()
}

/** What an edition was made from; undefined when it has been thrown away. */
export async function groundOf(db: Db, edition: string): Promise<Ground | undefined> {
  const row = await db
    .selectFrom('publications')
    .select(['salt', 'inputs'])
    .where('edition', '=', edition)
    .where('inputs', 'is not', null)
    .executeTakeFirst()
  return row?.salt && row.inputs ? { salt: row.salt, inputs: JSON.parse(row.inputs) } : undefined // only keep() writes them
}

/** The counting that an edition was made from; undefined when what it was made from has been thrown away. */
export async function countingOf(db: Db, edition: string): Promise<string | undefined> {
  const row = await db.selectFrom('publications').select('snapshot_id').where('edition', '=', edition).executeTakeFirst()
  return row?.snapshot_id ?? undefined
}

/** Throws away what an edition was made from; the edition itself stays. */
export async function forget(db: Db, edition: string): Promise<void> {
  await db
    .updateTable('publications')
    .set({ salt: null, inputs: null, snapshot_id: null, before_snapshot_id: null })
    .where('edition', '=', edition)
    .execute()
}

// Only ask() writes terms.
const toPublication = (row: Selectable<Tables['publications']>): Publication => ({
  id: row.id,
  roundId: row.round_id,
  askedAt: row.asked_at,
  terms: JSON.parse(row.terms),
  edition: row.edition,
})
