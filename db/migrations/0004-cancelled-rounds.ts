import type { Kysely } from 'kysely'

/** When a round was cancelled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('rounds').addColumn('cancelled_on', 'text').execute()
}
