import { createHash } from 'node:crypto'
import { SESSION_HOURS } from '../domain/retention.ts'
import type { Db } from './database.ts'

/** A session ends after so long without use. */
const IDLE_MS = SESSION_HOURS * 3_600_000
/** How much of that may pass before a visit is written down: most pages are then read without writing. */
const NOTED_EVERY_MS = 10 * 60_000

/** What is kept of a session: whose it is once they have signed in, and the session itself as JSON. */
export interface Kept {
  readonly staffId: string | null
  readonly document: string
}

/** The document of a session that has not ended. */
export async function read(db: Db, id: string, now: Date): Promise<string | undefined> {
  const row = await db
    .selectFrom('sessions')
    .select('document')
    .where('id', '=', key(id))
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row?.document
}

/** Keeps a session for as long as it is used. */
export async function write(db: Db, id: string, { staffId, document }: Kept, now: Date): Promise<void> {
  const row = { staff_id: staffId, document, expires_at: after(now, IDLE_MS) }
  await db
    .insertInto('sessions')
    .values({ id: key(id), ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** Notes that a session is in use, writing only when it was long ago. */
export async function use(db: Db, id: string, now: Date): Promise<void> {
  const row = await db.selectFrom('sessions').select('expires_at').where('id', '=', key(id)).executeTakeFirst()
  if (!row || row.expires_at > after(now, IDLE_MS - NOTED_EVERY_MS)) return
  await db
    .updateTable('sessions')
    .set({ expires_at: after(now, IDLE_MS) })
    .where('id', '=', key(id))
    .execute()
}

/** Ends a session. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', key(id)).execute()
}

/** Ends every session of a person's, wherever they are signed in. */
export async function endAllOf(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('sessions').where('staff_id', '=', staffId).execute()
}

/** Removes every session that has ended. Resolves to how many. */
export async function sweep(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('sessions').where('expires_at', '<=', now.toISOString()).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

// Only the SHA-256 of a session's id is kept: whoever reads the table, or a backup of it, cannot sign in with what they find.
const key = (id: string) => createHash('sha256').update(id).digest('hex')

const after = (now: Date, ms: number) => new Date(now.getTime() + ms).toISOString()
