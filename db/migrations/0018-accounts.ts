import type { Kysely } from 'kysely'

/**
 * Accounts that people close. The day from which an account that nobody has signed in to counts as idle, so that `used_on` tells
 * of signing in alone; and the names of those whose accounts were closed, for as long as the audit trail tells of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('idle_from', 'text').execute()
  await db.schema
    .createTable('former_staff')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('closed_on', 'text', (column) => column.notNull())
    .execute()
}
