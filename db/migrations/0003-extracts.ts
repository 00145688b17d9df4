import type { Kysely } from 'kysely'

/** Extracts of microdata that somebody has asked for, and rights that a person has besides those of the role. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // No reference to staff: what a file was to be used for is kept as long as the audit trail, whoever has left since.
  await db.schema
    .createTable('extracts')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('staff_id', 'text', (column) => column.notNull())
    .addColumn('form', 'text', (column) => column.notNull())
    .addColumn('dialect', 'text', (column) => column.notNull())
    .addColumn('uncoarsened', 'integer', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('ordered_at', 'text', (column) => column.notNull())
    .addColumn('manifest', 'text')
    .addColumn('kept_until', 'text')
    .execute()
  await db.schema.createIndex('extracts_by_person').on('extracts').columns(['round_id', 'staff_id']).execute()
  await db.schema
    .createTable('staff_rights')
    .addColumn('staff_id', 'text', (column) => column.notNull().references('staff.id').onDelete('cascade'))
    .addColumn('ability', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('staff_right_key', ['staff_id', 'ability'])
    .execute()
}
