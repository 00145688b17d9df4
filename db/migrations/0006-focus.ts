import { type Kysely, sql } from 'kysely'

/** The focus indicators of rounds: the questions whose areas were to be compared, declared before anybody had answered. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('focus')
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id').onDelete('cascade'))
    .addColumn('question', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('focus_key', ['round_id', 'question'])
    .modifyEnd(sql`without rowid`)
    .execute()
}
