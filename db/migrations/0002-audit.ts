import { type Kysely, sql } from 'kysely'

/** The audit trail, which only grows; and the day each account was last used. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('staff_id', 'text')
    .addColumn('kommun_id', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('audit_by_person').on('audit').columns(['staff_id', 'seq']).execute()
  await db.schema.createIndex('audit_by_kommun').on('audit').columns(['kommun_id', 'seq']).execute()
  // One row: how far the trail has been swept, and its last link. Updating it is what writers wait in line for.
  await db.schema
    .createTable('audit_chain')
    .addColumn('swept', 'integer', (column) => column.notNull())
    .addColumn('swept_hash', 'text', (column) => column.notNull())
    .addColumn('last', 'integer', (column) => column.notNull())
    .addColumn('last_hash', 'text', (column) => column.notNull())
    .execute()
  const beginning = '0'.repeat(64)
  await sql`insert into audit_chain (swept, swept_hash, last, last_hash) values (0, ${beginning}, 0, ${beginning})`.execute(db)
  await guards(db)
  await db.schema.alterTable('staff').addColumn('used_on', 'text').execute()
}

// Against mistakes, not against whoever owns the file: that is what the chain of hashes is for.
async function guards(db: Kysely<unknown>) {
  await sql`create trigger audit_never_changed before update on audit
begin select raise(abort, 'the audit trail is never changed'); end`.execute(db)
  await sql`create trigger audit_kept_until_swept before delete on audit when old.seq > (select swept from audit_chain)
begin select raise(abort, 'the audit trail is kept until it is swept'); end`.execute(db)
  // "insert or replace" removes a row without asking the trigger above.
  await sql`create trigger audit_grows_at_its_end before insert on audit when new.seq <= (select coalesce(max(seq), 0) from audit)
begin select raise(abort, 'the audit trail grows at its end'); end`.execute(db)
}
