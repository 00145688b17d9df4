import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Box, Draft, Found, Sending } from '../domain/draft.ts'
import { surveyCancelled } from '../domain/problem.ts'
import type { LocalDate } from '../domain/round.ts'
import * as codes from './codes.ts'
import { type Db, lightly } from './database.ts'
import { idOf, seal, unseal } from './draft-secret.ts'
import type { Tables } from './tables.ts'
import * as urn from './urn.ts'

/** How often to start over when another page of the same visitor changed the draft in between. */
const ATTEMPTS = 20

/**
 * Drafts in the database. Each is encrypted with a key that only the visitor's cookie holds, and found by a hash of that
 * key: whoever reads the table can neither open a draft nor tell whose it is. `expiresOn` gives the last day of a draft
 * that starts now, `today` the day that an answer sent now counts on, and `channel` how it reached us. Starting throws surveyCancelled in a round that has been cancelled or removed.
 */
export function box(db: Db, expiresOn: () => LocalDate, today: () => LocalDate, channel: codes.Channel = 'web'): Box {
  return {
    start: (roundId, draft) => start(db, roundId, draft, expiresOn()),
    read: async (roundId, key) => (await find(db, roundId, key))?.found,
    change: (roundId, key, edit) => change(db, roundId, key, edit),
    send: (roundId, key, document) => send(db, roundId, key, document, { channel, day: today() }),
  }
}

/** Throws away every draft whose last day has passed. Resolves to how many. */
export async function sweep(db: Db, today: LocalDate): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('drafts').where('expires_on', '<', today).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function start(db: Db, roundId: string, draft: Draft, expiresOn: LocalDate): Promise<string> {
  const secret = randomBytes(32)
  const sealed = seal(secret, roundId, draft)
  // Nothing is begun in a round that was cancelled a moment ago, while its pages were still about.
  const writing = sql`insert into drafts (id, round_id, sealed, sent, expires_on)
    select ${idOf(secret)}, id, ${sealed}, 0, ${expiresOn} from rounds where id = ${roundId} and cancelled_on is null`
  const { numAffectedRows } = await lightly(db, (db) => writing.execute(db))
  if (numAffectedRows !== 1n) throw surveyCancelled()
  return secret.toString('base64url')
}

/** A draft and its row as they were read: the row is changed only if it still looks so. */
interface Row {
  readonly id: string
  readonly secret: Buffer
  readonly sealed: Buffer | null
  readonly found: Found
}

async function find(db: Db, roundId: string, key: string): Promise<Row | undefined> {
  const secret = Buffer.from(key, 'base64url')
  if (secret.length !== 32) return undefined
  const id = idOf(secret)
  // Written out: building these two statements, twenty times a visit, costs more than they do.
  const reading = sql<Pick<Tables['drafts'], 'sealed' | 'sent'>>`select sealed, sent from drafts where id = ${id} and round_id = ${roundId}`
  const [row] = (await reading.execute(db)).rows
  if (!row) return undefined
  if (row.sent === 1 || row.sealed === null) return { id, secret, sealed: null, found: { sent: true } }
  return { id, secret, sealed: row.sealed, found: { sent: false, draft: unseal(secret, roundId, row.sealed) } }
}

// Compare and swap instead of a transaction: every sealing differs, so an unchanged row is an unchanged draft. One read and
// one write, and the connection is never held while anything else waits.
async function change(db: Db, roundId: string, key: string, edit: (draft: Draft) => Draft): Promise<Found | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await find(db, roundId, key)
    if (!row || row.found.sent) return row?.found
    const draft = edit(row.found.draft)
    const sealed = seal(row.secret, roundId, draft)
    const writing = sql`update drafts set sealed = ${sealed} where id = ${row.id} and sealed = ${row.sealed}`
    const { numAffectedRows } = await lightly(db, (db) => writing.execute(db))
    if (numAffectedRows === 1n) return { sent: false, draft }
  }
  throw new Error('A draft was changed by somebody else every time it was tried.')
}

/** Thrown to undo a sending whose code somebody else has spent meanwhile. */
class Spent extends Error {}

// Spending the draft and its code and filling the urn is one transaction, and its first statement writes: exactly one of two
// senders changes the row, and a crash leaves either all of it or nothing.
async function send(
  db: Db,
  roundId: string,
  key: string,
  document: (draft: Draft) => string,
  use: Omit<codes.Use, 'id'>,
): Promise<Sending> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const row = await find(db, roundId, key)
    if (!row) return 'gone'
    if (row.found.sent) return 'already'
    const { code } = row.found.draft
    const toSend = await urn.lot(db, roundId, document(row.found.draft))
    const sending = db.transaction().execute(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('drafts')
        .set({ sent: 1, sealed: null, words_id: null, wrapped: null })
        .where('id', '=', row.id)
        .where('sealed', '=', row.sealed)
        .executeTakeFirstOrThrow()
      if (numUpdatedRows !== 1n) return 'again'
      if (code && !(await codes.spend(db, roundId, { ...use, id: code.id }))) throw new Spent()
      await urn.put(db, roundId, toSend)
      return 'sent'
    })
    const sent = await sending.catch((error: unknown) => {
      if (error instanceof Spent) return 'spent' as const
      throw error
    })
    if (sent !== 'again') return sent
  }
  throw new Error('A draft was changed by somebody else every time it was sent.')
}
