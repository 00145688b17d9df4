import type { Kysely } from 'kysely'

/** Reference statistics from elsewhere, and answers of earlier years that were read from files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A share that its source does not give for lack of answers is null. A question that it corresponds to is named by whoever imported it.
  await db.schema
    .createTable('reference_shares')
    .addColumn('kommun_id', 'text', (column) => column.notNull().references('areas.id'))
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('series', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('question', 'text', (column) => column.notNull())
    .addColumn('share', 'real')
    .addColumn('low', 'real')
    .addColumn('high', 'real')
    .addColumn('respondents', 'integer')
    .addColumn('measure', 'text', (column) => column.notNull())
    .addColumn('limitation', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reference_share_key', ['kommun_id', 'source', 'place', 'series', 'year', 'question'])
    .execute()
  // Neither staff nor round is referenced: who read what stays when the account or the round is gone.
  await db.schema
    .createTable('imports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kommun_id', 'text', (column) => column.notNull().references('areas.id'))
    .addColumn('survey_id', 'text', (column) => column.notNull())
    .addColumn('survey_hash', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('opens_on', 'text', (column) => column.notNull())
    .addColumn('closes_on', 'text', (column) => column.notNull())
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .addColumn('file_name', 'text', (column) => column.notNull())
    .addColumn('bytes', 'integer', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('begun_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text')
    .addColumn('people', 'integer')
    .addColumn('ended_at', 'text')
    .execute()
  await db.schema.createIndex('imports_by_kommun').on('imports').columns(['kommun_id', 'begun_at']).execute()
  await db.schema.createIndex('imports_by_round').on('imports').column('round_id').execute()
}
