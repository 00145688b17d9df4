import { type Kysely, sql } from 'kysely'

/**
 * Personal codes: the draw of a round, its frame cells, the codes as keyed hashes, and sums of what has come in. Tables in
 * which an order could say something have no row numbers, and nothing here has an instant.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('draws')
    .addColumn('round_id', 'text', (column) => column.primaryKey().references('rounds.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('seed', 'text', (column) => column.notNull())
    .addColumn('drawn_on', 'text', (column) => column.notNull())
    .addColumn('key_mark', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('frame_cells')
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('cell', 'integer', (column) => column.notNull())
    .addColumn('area_id', 'text', (column) => column.notNull().references('areas.id'))
    .addColumn('sex', 'text')
    .addColumn('ages', 'text')
    .addColumn('population', 'integer', (column) => column.notNull())
    .addColumn('drawn', 'integer', (column) => column.notNull())
    .addColumn('undeliverable', 'integer', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('frame_cell_key', ['round_id', 'cell'])
    .modifyEnd(WITHOUT_ROWID)
    .execute()
  await db.schema
    .createTable('codes')
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('cell', 'integer', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('spent', 'integer', (column) => column.notNull())
    .addColumn('undeliverable', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('code_key', ['round_id', 'id'])
    .modifyEnd(WITHOUT_ROWID)
    .execute()
  await db.schema
    .createTable('code_days')
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('code_day_key', ['round_id', 'day', 'channel'])
    .modifyEnd(WITHOUT_ROWID)
    .execute()
  await db.schema
    .createTable('mailings')
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('sent_on', 'text', (column) => column.notNull())
    .addColumn('sheets', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('mailing_key', ['round_id', 'number'])
    .execute()
}

const WITHOUT_ROWID = sql`without rowid`
