import type { Kysely } from 'kysely'

/** How the answers of each counting were weighted to the register, and whom an area with too few answers is weighted with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('weighings')
    .addColumn('snapshot_id', 'text', (column) => column.primaryKey().references('snapshots.id'))
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('weights', 'text', (column) => column.notNull())
    .execute()
  // No reference: an area may be written before its neighbour.
  await db.schema.alterTable('areas').addColumn('neighbour', 'text').execute()
}
