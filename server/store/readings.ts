import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Masked } from '../domain/reading/kinds.ts'
import type { Decided, Progress, Queue, QueuedText } from '../domain/reading/queue.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Puts texts in a queue, to wait until a person reads them. One that is there already is left as it is, read or not. */
export async function add(db: Db, queue: Queue, texts: readonly Pick<QueuedText, 'id' | 'areaId' | 'subject' | 'words'>[]): Promise<void> {
  if (texts.length === 0) return
  const values = texts.map(({ id, areaId, subject, words }) => ({
    ...{ source: queue.source, collection: queue.collection, id, area_id: areaId, subject, words },
    ...({ state: 'waiting', reason: null, version: 1 } as const),
  }))
  await db
    .insertInto('texts')
    .values(values)
    .onConflict((conflict) => conflict.columns(['source', 'collection', 'id']).doNothing())
    .execute()
}

/**
 * The next text that waits, question by question; undefined when all are read. `after` is any text's id or the beginning of
 * one: from there round in a circle, so that readers who begin at different places do not meet before the end.
 */
export async function next(db: Db, queue: Queue, after = ''): Promise<QueuedText | undefined> {
  const waiting = db.selectFrom('texts').where(within(queue)).where('state', '=', 'waiting')
  const first = await waiting.select('subject').orderBy('subject').limit(1).executeTakeFirst()
  if (!first) return undefined
  // Ids alone: they stand in the index by state, where rows that have been read are not passed on the way.
  const alike = waiting.select('id').where('subject', '=', first.subject).orderBy('id').limit(1)
  const found = (await alike.where('id', '>', after).executeTakeFirst()) ?? (await alike.executeTakeFirst())
  return found && byId(db, queue, found.id)
}

/** One text of a queue, read or not. */
export async function byId(db: Db, queue: Queue, id: string): Promise<QueuedText | undefined> {
  const row = await db.selectFrom('texts').selectAll().where(within(queue)).where('id', '=', id).executeTakeFirst()
  return row && toText(row)
}

/** Keeps a decision, and of the text nothing but what it says. False, and nothing done, when somebody else has decided since `version`, or the text is gone. */
export async function decide(
  db: Db,
  queue: Queue,
  { id, version }: Pick<QueuedText, 'id' | 'version'>,
  decided: Decided,
): Promise<boolean> {
  const { state, words, reason, masked } = decided
  const { numUpdatedRows } = await db
    .updateTable('texts')
    .set({ state, words, reason, version: version + 1 })
    .where(within(queue))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return false
  await countMasked(db, queue, masked)
  return true
}

/** Puts a text that has been read back to wait, as it now stands: what was masked is not had back. False when it has been decided upon anew since `version`, or waits already. */
export async function undo(db: Db, queue: Queue, { id, version }: Pick<QueuedText, 'id' | 'version'>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('texts')
    .set({ state: 'waiting', reason: null, version: version + 1 })
    .where(within(queue))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '!=', 'waiting')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** How far the reading of some collections of a source has come, by collection; one without texts is left out. */
export async function progress(db: Db, source: Queue['source'], collections: readonly string[]): Promise<ReadonlyMap<string, Progress>> {
  const rows = await db
    .selectFrom('texts')
    .select(['collection', 'state', (row) => row.fn.countAll().as('texts')])
    .where('source', '=', source)
    .where('collection', 'in', among(collections))
    .groupBy(['collection', 'state'])
    .execute()
  const found = new Map<string, Progress>()
  for (const { collection, state, texts } of rows) {
    const nothing: Progress = { waiting: 0, shown: 0, withheld: 0 }
    found.set(collection, { ...(found.get(collection) ?? nothing), [state]: Number(texts) })
  }
  return found
}

/** How many places of each kind have been masked in a queue since it began. */
export async function masked(db: Db, queue: Queue): Promise<Masked> {
  const rows = await db
    .selectFrom('maskings')
    .select(['kind', 'places'])
    .where('source', '=', queue.source)
    .where('collection', '=', queue.collection)
    .execute()
  return Object.fromEntries(rows.map(({ kind, places }) => [kind, places]))
}

/** Which texts that may be shown, and how many of them. */
export interface Wanted {
  readonly subject?: string | undefined
  /** Texts about these areas, `null` among them for the whole kommun; every area unless given. */
  readonly areaIds?: readonly string[] | undefined
  readonly ids?: readonly string[] | undefined
  /** After the text with this id. */
  readonly after?: string | undefined
  readonly most: number
}

/** Texts that a person has read and that may be shown, in the order of their ids, which says nothing of when they came. */
export async function shown(db: Db, queue: Queue, { subject, areaIds, ids, after, most }: Wanted): Promise<readonly QueuedText[]> {
  let query = db.selectFrom('texts').where(within(queue)).where('state', '=', 'shown')
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (areaIds !== undefined) query = query.where('area_id', 'in', among(areaIds))
  if (ids !== undefined) query = query.where('id', 'in', among(ids))
  if (after !== undefined) query = query.where('id', '>', after)
  const rows = await query.selectAll().orderBy('id').limit(most).execute()
  return rows.map(toText)
}

/** Removes texts whose thing is erased or swept. Resolves to how many there were. */
export async function remove(db: Db, queue: Queue, ids: readonly string[]): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('texts').where(within(queue)).where('id', 'in', among(ids)).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function countMasked(db: Db, { source, collection }: Queue, masked: Masked): Promise<void> {
  const values = Object.entries(masked).map(([kind, places]) => ({ source, collection, kind, places }))
  if (values.length === 0) return
  await db
    .insertInto('maskings')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .columns(['source', 'collection', 'kind'])
        .doUpdateSet((row) => ({ places: row('maskings.places', '+', row.ref('excluded.places')) })),
    )
    .execute()
}

const within =
  ({ source, collection }: Queue) =>
  (row: ExpressionBuilder<Tables, 'texts'>) =>
    row.and([row('source', '=', source), row('collection', '=', collection)])

const toText = (row: Selectable<Tables['texts']>): QueuedText => ({
  id: row.id,
  areaId: row.area_id,
  subject: row.subject,
  words: row.words,
  state: row.state,
  reason: row.reason,
  version: row.version,
})
