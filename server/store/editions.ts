import type { Selectable } from 'kysely'
import type { Edition } from '../domain/editions/document.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** An edition to be kept, with the bytes it is named by. */
export interface Kept extends Pick<Edition, 'hash' | 'kommunId' | 'year' | 'publishedAt' | 'corrects'> {
  readonly reason: string | null
  readonly document: string
}

/**
 * Keeps an edition for good. False, and nothing done, when the year has a first edition already, or when the one it would correct
 * has been corrected by another meanwhile.
 */
export async function add(db: Db, { kommunId, publishedAt, ...edition }: Kept): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('editions')
    .values({ ...edition, kommun_id: kommunId, published_at: publishedAt })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** The edition with this name. */
export async function byHash(db: Db, hash: string): Promise<Edition | undefined> {
  const row = await listed(db).where('editions.hash', '=', hash).executeTakeFirst()
  return row && toEdition(row)
}

/** The editions whose names begin so, at most two: enough to tell whether there is one. */
export async function beginning(db: Db, start: string): Promise<readonly Edition[]> {
  const rows = await listed(db)
    .where('editions.hash', 'like', `${start.replace(/[^0-9a-f]/g, '?')}%`)
    .limit(2)
    .execute()
  return rows.map(toEdition)
}

/** Every edition of a kommun, newest year first; of a year the one that holds, then the one that it corrects, and so on to the first. */
export async function ofKommun(db: Db, kommunId: string): Promise<readonly Edition[]> {
  const rows = await listed(db).where('editions.kommun_id', '=', kommunId).orderBy('editions.year', 'desc').execute()
  const all = new Map(rows.map((row) => [row.hash, toEdition(row)]))
  return [...all.values()].filter(({ corrected }) => corrected === null).flatMap((edition) => [...backFrom(edition, all)])
}

// Not by their times: two may be published in one instant, and clocks are set back.
function* backFrom(edition: Edition, all: ReadonlyMap<string, Edition>): Generator<Edition> {
  for (let one: Edition | undefined = edition; one; one = one.corrects === null ? undefined : all.get(one.corrects)) yield one
}

/** The edition that holds for a kommun's year; undefined before anything has been published. */
export async function current(db: Db, kommunId: string, year: number): Promise<Edition | undefined> {
  const row = await listed(db)
    .where('editions.kommun_id', '=', kommunId)
    .where('editions.year', '=', year)
    .where('later.hash', 'is', null)
    .executeTakeFirst()
  return row && toEdition(row)
}

/** The editions that hold, of every kommun, newest year first. */
export async function allCurrent(db: Db): Promise<readonly Edition[]> {
  const rows = await listed(db).where('later.hash', 'is', null).orderBy('editions.year', 'desc').orderBy('editions.kommun_id').execute()
  return rows.map(toEdition)
}

/** The bytes of an edition, as they were published. */
export async function document(db: Db, hash: string): Promise<string | undefined> {
  return (await db.selectFrom('editions').select('document').where('hash', '=', hash).executeTakeFirst())?.document
}

// Documents are large: whoever lists editions does not read them.
const listed = (db: Db) =>
  db
    .selectFrom('editions')
    .leftJoin('editions as later', 'later.corrects', 'editions.hash')
    .select(['editions.hash', 'editions.kommun_id', 'editions.year', 'editions.published_at', 'editions.corrects'])
    .select(['later.hash as later_hash', 'later.reason as later_reason'])

type Row = Selectable<Omit<Tables['editions'], 'document' | 'reason'>> & {
  readonly later_hash: string | null
  readonly later_reason: string | null
}

const toEdition = (row: Row): Edition => ({
  hash: row.hash,
  kommunId: row.kommun_id,
  year: row.year,
  publishedAt: row.published_at,
  corrects: row.corrects,
  corrected: row.later_hash === null ? null : { by: row.later_hash, reason: row.later_reason ?? '' },
})
