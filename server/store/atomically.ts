import type { Db } from './database.ts'

/** Does some work in one transaction: the one given, when `db` is one, else one of its own. Let the work write before it reads, so that it reads what it writes upon. */
export async function atomically<Result>(db: Db, work: (db: Db) => Promise<Result>): Promise<Result> {
  return db.isTransaction ? work(db) : db.transaction().execute(work)
}
