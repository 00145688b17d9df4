import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { provider } from '../../db/migrations/index.ts'
import {
  copiedByHand,
  cutShort,
  damaged,
  foreignDatabase,
  inUse,
  newerDatabase,
  notDatabase,
  unreadableDatabase,
} from '../domain/problem.ts'

/** How many rows each table has, by name. */
export type Counts = Readonly<Record<string, number>>

/** Pages copied at a time, some megabytes: then progress is told and others may read and write the disk. */
const PAGES_A_STEP = 500

/**
 * Copies a database as it stands at this moment, while others go on reading and writing it: they never wait for us. The copy
 * is one file, without a log beside it. `told` hears how far it has come, 0–1. Resolves to the rows of the moment copied.
 */
export async function copy(from: string, to: string, told: (share: number) => void = () => {}): Promise<Counts> {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 10_000 })
  try {
    // One moment, held to the end: without it every answer that comes meanwhile would make the copying begin anew.
    source.exec('begin')
    const counts = countsIn(source)
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        told(1 - remainingPages / totalPages)
        return PAGES_A_STEP
      },
    })
    return counts
  } finally {
    source.close()
    if (existsSync(to)) withDatabase(to, (copy) => copy.pragma('journal_mode = delete'))
  }
}

/**
 * Looks a copy through: that it is a whole, sound database of ours, from this version or an earlier one. Gives its rows.
 * Throws notDatabase, foreignDatabase, cutShort, damaged, newerDatabase. May write beside the file.
 */
export async function examine(file: string): Promise<Counts> {
  await examineHead(file)
  const known = new Set(Object.keys(await provider.getMigrations()))
  try {
    return withDatabase(file, (copy) => {
      refuseDamage(copy)
      const isOurs = copy.prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'").get()
      const steps = isOurs ? copy.prepare<[], string>('select name from kysely_migration order by name').pluck().all() : []
      if (!steps.some((step) => known.has(step))) throw foreignDatabase()
      const unknown = steps.find((step) => !known.has(step))
      if (unknown) throw newerDatabase(unknown)
      return countsIn(copy)
    })
  } catch (error) {
    throw codeOf(error) === 'SQLITE_NOTADB'
      ? notDatabase()
      : /^SQLITE_(CORRUPT|IOERR_SHORT_READ)/.test(codeOf(error))
        ? damaged('den går inte att läsa')
        : error
  }
}

/** Throws copiedByHand when a log with something in it lies beside a file: what was written last is then not in the file. */
export function refuseLog(file: string): void {
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) throw copiedByHand()
}

/**
 * Puts a file in the database's place in one step, and keeps the one that was there as `keptAs`. Throws inUse when another
 * process has the database open. One that cannot be read can say nothing of that: it is replaced only when `force`d.
 */
export function replace(databaseFile: string, by: string, keptAs: string, { force }: { readonly force: boolean }): void {
  const held = existsSync(databaseFile) ? alone(databaseFile, force) : undefined
  try {
    toDisk(by)
    if (existsSync(databaseFile)) linkSync(databaseFile, keptAs)
    // Nothing may be left of the old log: SQLite would play it into the new file.
    for (const ending of ['-wal', '-shm']) if (existsSync(databaseFile + ending)) renameSync(databaseFile + ending, keptAs + ending)
    renameSync(by, databaseFile)
    toDisk(dirname(databaseFile))
  } finally {
    held?.close()
  }
}

function toDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

// Leaving WAL mode takes every lock there is, so SQLite does it only for the last one who has the file open; what the log
// held is then in the file. The lock is held until the file has been replaced.
function alone(file: string, force: boolean): Database.Database | undefined {
  const database = new Database(file, { timeout: 500 })
  try {
    database.pragma('journal_mode = delete')
    database.pragma('locking_mode = exclusive')
    database.exec('begin exclusive')
    return database
  } catch (error) {
    database.close()
    if (codeOf(error).startsWith('SQLITE_BUSY')) throw inUse()
    if (!/^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error))) throw error
    if (!force) throw unreadableDatabase()
    return undefined
  }
}

// A cut file is shorter than its first page says.
async function examineHead(file: string): Promise<void> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(100), 0, 100, 0)
    if (bytesRead < 16 || buffer.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw notDatabase()
    const pageSize = buffer.readUInt16BE(16) === 1 ? 65_536 : buffer.readUInt16BE(16)
    if ((await handle.stat()).size < Math.max(100, pageSize * buffer.readUInt32BE(28))) throw cutShort()
  } finally {
    await handle.close()
  }
}

function refuseDamage(database: Database.Database): void {
  const [fault] = database.prepare<[], string>('pragma integrity_check(1)').pluck().all()
  if (fault !== 'ok') throw damaged(fault ?? 'integrity_check')
  const [loose] = database.prepare<[], string>('select "table" from pragma_foreign_key_check').pluck().all()
  if (loose !== undefined) throw damaged(`en rad i ${loose} hör till något som saknas`)
}

function countsIn(database: Database.Database): Counts {
  const tables = database.prepare<[], string>(
    "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name",
  )
  const count = (table: string) => database.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0
  return Object.fromEntries(
    tables
      .pluck()
      .all()
      .map((table) => [table, count(table)]),
  )
}

function withDatabase<Result>(file: string, work: (database: Database.Database) => Result): Result {
  const database = new Database(file, { fileMustExist: true })
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')
