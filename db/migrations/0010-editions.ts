import { type Kysely, sql } from 'kysely'

/** Published lägesbilder, which are never changed; and what each was ordered as and made from, which may be thrown away. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('editions')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('kommun_id', 'text', (column) => column.notNull())
    .addColumn('year', 'integer', (column) => column.notNull())
    .addColumn('published_at', 'text', (column) => column.notNull())
    .addColumn('corrects', 'text', (column) => column.unique().references('editions.hash'))
    .addColumn('reason', 'text')
    .addColumn('document', 'text', (column) => column.notNull())
    .execute()
  // A year has one first edition, and each edition at most one that corrects it: the latest is always one alone.
  await sql`create unique index editions_first on editions (kommun_id, year) where corrects is null`.execute(db)
  await db.schema
    .createTable('publications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('round_id', 'text', (column) => column.notNull())
    .addColumn('asked_at', 'text', (column) => column.notNull())
    .addColumn('terms', 'text', (column) => column.notNull())
    .addColumn('edition', 'text', (column) => column.references('editions.hash'))
    .addColumn('salt', 'text')
    .addColumn('inputs', 'text')
    .addColumn('snapshot_id', 'text')
    .addColumn('before_snapshot_id', 'text')
    .execute()
  await db.schema.createIndex('publications_by_edition').on('publications').column('edition').execute()
  await db.schema.createIndex('publications_by_round').on('publications').column('round_id').execute()
  await guards(db)
}

// Against mistakes, not against whoever owns the file: that is what an edition's own name is for.
async function guards(db: Kysely<unknown>) {
  await sql`create trigger editions_never_changed before update on editions
begin select raise(abort, 'a published edition is never changed'); end`.execute(db)
  await sql`create trigger editions_never_removed before delete on editions
begin select raise(abort, 'a published edition is never removed'); end`.execute(db)
  // "insert or replace" removes a row without asking the triggers above: an edition that would take another's place is not taken in.
  await sql`create trigger editions_take_no_place before insert on editions
when exists (
  select 1 from editions where hash = new.hash
    or (corrects is new.corrects and (corrects is not null or (kommun_id = new.kommun_id and year = new.year)))
)
begin select raise(ignore); end`.execute(db)
}
