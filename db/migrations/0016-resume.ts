import type { Kysely } from 'kysely'

/** Words that open a draft on another device: what they are found by, and the draft's key, wrapped with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('drafts').addColumn('words_id', 'text').execute()
  await db.schema.alterTable('drafts').addColumn('wrapped', 'blob').execute()
  await db.schema.createIndex('drafts_by_words').on('drafts').column('words_id').unique().where('words_id', 'is not', null).execute()
}
