import { type Kysely, sql } from 'kysely'

/** Sealed urns. A round from before them is not sealed, and stays so. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rounds')
    .addColumn('sealed', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // The private key stands here twice, encrypted in two ways, until the urn has been opened; in the clear it is on no disk.
  await db.schema
    .createTable('seals')
    .addColumn('round_id', 'text', (column) => column.primaryKey().references('rounds.id'))
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('public_key', 'blob', (column) => column.notNull())
    .addColumn('by_passphrase', 'blob')
    .addColumn('by_sheet', 'blob')
    .addColumn('room', 'integer', (column) => column.notNull())
    .addColumn('keeper', 'text', (column) => column.notNull())
    .addColumn('received', 'integer', (column) => column.notNull())
    .addColumn('lost', 'integer', (column) => column.notNull())
    .execute()
  // Without row numbers, which would count the answers in the order they came.
  await db.schema
    .createTable('sealed_urn')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('round_id', 'text', (column) => column.notNull().references('rounds.id'))
    .addColumn('box', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('sealed_urn_key', ['round_id', 'id'])
    .modifyEnd(sql`without rowid`)
    .execute()
}
