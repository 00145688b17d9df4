import { type Kysely, sql } from 'kysely'

/**
 * Free text waits to be read: every text has a state, and texts of other origins than the survey wait beside the survey's. A
 * collection is the survey's round, or for other origins the kommun. What was there waits.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('texts').renameTo('texts_before').execute()
  await db.schema
    .createTable('texts')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('collection', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('area_id', 'text', (column) => column.references('areas.id'))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('words', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('version', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('texts_key', ['source', 'collection', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute()
  await sql`insert into texts
    select 'survey', round_id, id, area_id, question, words, 'waiting', null, 1 from texts_before`.execute(db)
  await db.schema.dropTable('texts_before').execute()
  await db.schema.createIndex('texts_by_state').on('texts').columns(['source', 'collection', 'state', 'subject', 'id']).execute()
  await db.schema
    .createTable('maskings')
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('collection', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('places', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('masking_key', ['source', 'collection', 'kind'])
    .modifyEnd(sql`without rowid`)
    .execute()
}
