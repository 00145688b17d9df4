import { type Kysely, sql } from 'kysely'

/** The questions in focus of each round, declared before anybody had answered; and the index model that each counting was made under. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('focus')
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id').onDelete('cascade'))
    .addColumn('question', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('focus_key', ['round_id', 'question'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await db.schema.alterTable('snapshots').addColumn('index_model', 'text').execute()
  await db.schema.alterTable('snapshots').addColumn('index_model_hash', 'text').execute()
}
