import { sql } from 'kysely'
import { type Db, open } from './database.ts'

/** The file that a database lies in. */
export async function fileOf(db: Db): Promise<string> {
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list where name = 'main'`.execute(db)
  const file = rows[0]?.file
  if (!file) throw new Error('The database lies in no file.')
  return file
}

/**
 * Reads a database as it stands at one moment, over a connection of its own that cannot write: others read and write
 * meanwhile, and what is read does not change. Closed when the reading has ended.
 */
export async function reading<Result>(db: Db, read: (db: Db) => Promise<Result>): Promise<Result> {
  const reader = open(await fileOf(db), { readonly: true })
  try {
    return await reader.transaction().execute(read)
  } finally {
    await reader.destroy()
  }
}
