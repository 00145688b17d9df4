import type { Kysely } from 'kysely'

/** How the figures of each counting were protected: by which rules, what had to be hidden, and that nothing can be worked out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('protections')
    .addColumn('snapshot_id', 'text', (column) => column.primaryKey().references('snapshots.id'))
    .addColumn('document', 'text', (column) => column.notNull())
    .execute()
}
