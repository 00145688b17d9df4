import type { Kysely } from 'kysely'

/** The day from which an account that nobody has signed in to counts as idle: so that `used_on` tells of signing in alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('staff').addColumn('idle_from', 'text').execute()
}
