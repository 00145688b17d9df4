import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Kysely, type MigrationProvider, Migrator, SqliteDialect, sql } from 'kysely'
import { provider } from '../../db/migrations/index.ts'
import { foreignDatabase, newerDatabase } from '../domain/problem.ts'
import type { Tables } from './tables.ts'

/** What every store function takes first: a database, or a transaction in one. */
export type Db = Kysely<Tables>

/** How many prepared statements to keep. Ours are far fewer; the bound is against surprises. */
const KEPT_STATEMENTS = 500

/**
 * Opens the SQLite file, making its folder when missing. WAL lets pages read while answers are written;
 * synchronous=FULL because better-sqlite3's own default for WAL may lose acknowledged answers with the power.
 */
export function open(file: string, options: { readonly?: boolean; sync?: 'FULL' | 'NORMAL'; cacheMb?: number } = {}): Db {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new Database(file, { readonly: options.readonly ?? false, timeout: 10_000 })
  if (!options.readonly) {
    sqlite.pragma('page_size = 8192') // half as many pages as by default to read, write and overwrite when counting
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma(`synchronous = ${options.sync ?? 'FULL'}`)
    sqlite.pragma('secure_delete = ON')
  }
  if (options.cacheMb) sqlite.pragma(`cache_size = ${-1000 * options.cacheMb}`) // negative: in kB, not in pages
  sqlite.pragma('foreign_keys = ON')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: keepingStatements(sqlite) }) })
  handles.set(db, sqlite)
  return db
}

/** What lies under each database that has been opened. */
const handles = new WeakMap<Db, Database.Database>()

/**
 * Brings the tables up to date; a file with older tables is copied beside itself first. Throws on the first migration that
 * fails, and foreignDatabase or newerDatabase, before anything is changed, when the tables are not ours or of a later version.
 */
export async function migrate(db: Db, migrations: MigrationProvider = provider): Promise<void> {
  await refuseOthers(db, migrations)
  const migrator = new Migrator({ db, provider: migrations })
  const steps = await migrator.getMigrations()
  const next = steps.find(({ executedAt }) => !executedAt)
  if (next && steps.some(({ executedAt }) => executedAt)) await copyBefore(db, next.name)
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

async function refuseOthers(db: Db, migrations: MigrationProvider): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (tables.length === 0) return
  if (!tables.some(({ name }) => name === 'kysely_migration')) throw foreignDatabase()
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const known = await migrations.getMigrations()
  const unknown = rows.find(({ name }) => !(name in known))
  if (unknown) throw newerDatabase(unknown.name)
}

// SQLite's migrations run outside a transaction: one that fails halfway is mended from the copy. A copy that is already there
// is from before the first attempt, and so the one to keep.
async function copyBefore(db: Db, migration: string): Promise<void> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db)
  const file = rows[0]?.file
  const copy = `${file}.before-${migration}`
  if (!file || existsSync(copy)) return
  const unfinished = `${copy}.ofardig` // a full disk leaves half a copy, which must not be taken for a whole one next time
  rmSync(unfinished, { force: true })
  await sql`vacuum into ${unfinished}`.execute(db)
  renameSync(unfinished, copy)
}

/**
 * Moves what the write-ahead log holds into the database file and cuts the log to nothing, so that what has been erased
 * does not live on in it. Does what it can when others are reading just then; the log's next round takes the rest.
 */
export async function settle(db: Db): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

/**
 * Writes the whole file anew, in another order of pages and without any that are free, and cuts the log to nothing: of what has been
 * destroyed no copy is left in either, not in a page's unused part and not in the order of pages. Readers go on meanwhile; writers
 * wait. Needs room for another copy of the file. Throws when somebody reads so long that the log cannot be cut.
 */
export async function rewrite(db: Db): Promise<void> {
  await sql`vacuum`.execute(db)
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db)
  if (rows[0]?.busy !== 0) throw new Error('Somebody reads the database and keeps its log from being cut. Nothing is lost: try again.')
}

/**
 * Runs a write whose loss would be a nuisance and not a broken promise: a draft. Its commit is not waited for down to the
 * disk; it survives a killed process, and the next ordinary commit takes it along. A visit makes ten such writes and one
 * that must never be lost, and on a slow disk the waiting is most of the visit. Never call it inside a transaction.
 */
export async function lightly<Result>(db: Db, work: (db: Db) => Promise<Result>): Promise<Result> {
  const sqlite = handles.get(db)
  if (!sqlite) throw new Error('Only a database can write lightly, not a transaction in one.')
  return db.connection().execute(async (db) => {
    sqlite.pragma('synchronous = normal') // on the handle: as two statements more, a draft's write would cost a fifth more
    try {
      return await work(db)
    } finally {
      sqlite.pragma('synchronous = full')
    }
  })
}

/** Writes a page and changes nothing by it. Rejects, as any write would, when the disk is full or may not be written to. */
export async function tryWriting(db: Db): Promise<void> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db)
  await lightly(db, (db) => sql`pragma user_version = ${sql.lit(rows[0]?.user_version ?? 0)}`.execute(db))
}

/** Kysely prepares every statement anew; keeping them saves a fifth of an answer's time in the database. */
function keepingStatements(sqlite: Database.Database) {
  const kept = new Map<string, Database.Statement>()
  return {
    prepare(sql: string) {
      // A full disk makes SQLite roll back by itself. Kysely's own rollback would then fail, and its error hide the disk's.
      if (sql === 'rollback' && !sqlite.inTransaction) return sqlite.prepare("select 'already rolled back'")
      const known = kept.get(sql)
      if (known) return known
      const statement = sqlite.prepare(sql)
      // A pragma does its work while it is prepared: one that is kept would do nothing the second time.
      if (kept.size < KEPT_STATEMENTS && !sql.startsWith('pragma')) kept.set(sql, statement)
      return statement
    },
    close: () => sqlite.close(),
  }
}
