import { type Kysely, sql } from 'kysely'

/**
 * How many answers a counting may tell of: who takes those by code from all of them must not be left with the few who came by the
 * open link. Countings from before tell of none until they are counted again, but those where nobody came another way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('snapshots').addColumn('told', 'integer').execute()
  await sql`
    update snapshots set told = responses
    where not exists (select 1 from figures where figures.snapshot_id = snapshots.id and figures.source = 'open')
  `.execute(db)
}
