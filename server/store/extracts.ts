import type { Selectable } from 'kysely'
import type { Order } from '../domain/extracts/order.ts'
import type { Manifest } from '../domain/extracts/package.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** An extract as it stands: what was asked for, and what came of it while its files are kept. */
export interface Extract {
  readonly order: Order
  /** Undefined before the files are made, and again when they have been thrown away. */
  readonly manifest: Manifest | undefined
  /** When the files are thrown away, ISO 8601; null before they are made. */
  readonly keptUntil: string | null
}

/** Keeps what somebody has asked for, and what for. */
export async function add(db: Db, order: Order): Promise<void> {
  await db
    .insertInto('extracts')
    .values({
      id: order.id,
      round_id: order.roundId,
      staff_id: order.staffId,
      form: order.form,
      dialect: order.dialect,
      uncoarsened: Number(order.uncoarsened),
      purpose: order.purpose,
      ordered_at: order.orderedAt,
      manifest: null,
      kept_until: null,
    })
    .execute()
}

/** The extract with this id. */
export async function byId(db: Db, id: string): Promise<Extract | undefined> {
  const row = await db.selectFrom('extracts').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toExtract(row)
}

/** What one person has asked for of a round, latest first. */
export async function ofPerson(db: Db, roundId: string, staffId: string): Promise<readonly Extract[]> {
  const rows = await db
    .selectFrom('extracts')
    .selectAll()
    .where('round_id', '=', roundId)
    .where('staff_id', '=', staffId)
    .orderBy('ordered_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toExtract)
}

/** How many orders there are of a round. */
export async function countOf(db: Db, roundId: string): Promise<number> {
  const { orders } = await db
    .selectFrom('extracts')
    .select((row) => row.fn.countAll().as('orders'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(orders)
}

/** The files are made and lie in place. */
export async function ready(db: Db, id: string, manifest: Manifest, keptUntil: Date): Promise<void> {
  await db
    .updateTable('extracts')
    .set({ manifest: JSON.stringify(manifest), kept_until: keptUntil.toISOString() })
    .where('id', '=', id)
    .execute()
}

/** The ids of extracts whose files have been kept long enough. */
export async function outdated(db: Db, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('extracts')
    .select('id')
    .where('manifest', 'is not', null)
    .where('kept_until', '<=', now.toISOString())
    .execute()
  return rows.map(({ id }) => id)
}

/** The files are gone. Who asked for them and what for stays. */
export async function emptied(db: Db, id: string): Promise<void> {
  await db.updateTable('extracts').set({ manifest: null }).where('id', '=', id).execute()
}

/** Forgets what was asked for before an instant, once its files are gone. Resolves to how many. */
export async function forget(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('extracts')
    .where('ordered_at', '<', before.toISOString())
    .where('manifest', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

// Only this file writes extracts.
const toExtract = (row: Selectable<Tables['extracts']>): Extract => ({
  order: {
    id: row.id,
    roundId: row.round_id,
    staffId: row.staff_id,
    form: row.form,
    dialect: row.dialect,
    uncoarsened: row.uncoarsened === 1,
    purpose: row.purpose,
    orderedAt: row.ordered_at,
  },
  manifest: row.manifest === null ? undefined : (JSON.parse(row.manifest) as Manifest),
  keptUntil: row.kept_until,
})
