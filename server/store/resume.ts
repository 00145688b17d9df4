import { createCipheriv, createDecipheriv, randomBytes, randomInt } from 'node:crypto'
import { RESUME_WORDS } from '../domain/draft.ts'
import { WORDS } from '../domain/wordlist.ts'
import { type Db, lightly } from './database.ts'
import { idOf } from './draft-secret.ts'
import { type Cost, stretch } from './stretch.ts'

// Four words are forty bits. A page may be asked a few times a minute, and a thief of the table pays a tenth of a second and 32 MB
// a guess: thousands of years of processor for all of them, against drafts that live for a week.
const COST: Cost = { ln: 15, r: 8, p: 1 }

/**
 * Gives a draft new words that open it on another device, in place of any given before, and its row the key wrapped with them:
 * neither the words nor the key can be read from the table. Undefined when the draft is sent or gone.
 */
export async function words(db: Db, roundId: string, key: string): Promise<readonly string[] | undefined> {
  const secret = Buffer.from(key, 'base64url')
  const drawn = Array.from({ length: RESUME_WORDS }, () => WORDS[randomInt(WORDS.length)] ?? '')
  const { id, wrapping } = await derived(roundId, drawn)
  const { numUpdatedRows } = await lightly(db, (db) =>
    db
      .updateTable('drafts')
      .set({ words_id: id, wrapped: wrap(wrapping, secret) })
      .where('id', '=', idOf(secret))
      .where('round_id', '=', roundId)
      .where('sent', '=', 0)
      .executeTakeFirstOrThrow(),
  )
  return numUpdatedRows === 1n ? drawn : undefined
}

/** The key of the draft that the words open; undefined when they open none. */
export async function open(db: Db, roundId: string, words: readonly string[]): Promise<string | undefined> {
  const { id, wrapping } = await derived(roundId, words)
  const row = await db.selectFrom('drafts').select('wrapped').where('words_id', '=', id).where('round_id', '=', roundId).executeTakeFirst()
  return row?.wrapped ? unwrap(wrapping, row.wrapped).toString('base64url') : undefined
}

// One at a time: each takes 32 MB, and whoever guesses from many networks at once waits in a line of their own.
let last: Promise<unknown> = Promise.resolve()

async function derived(roundId: string, words: readonly string[]): Promise<{ readonly id: string; readonly wrapping: Buffer }> {
  const bytes = last.then(() => stretch(words.join(' '), Buffer.from(`resume ${roundId}`), COST, 64))
  last = bytes.catch(() => {})
  const both = await bytes
  return { id: both.subarray(0, 32).toString('hex'), wrapping: both.subarray(32) }
}

function wrap(wrapping: Buffer, secret: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce)
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()])
}

function unwrap(wrapping: Buffer, wrapped: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, 12)).setAuthTag(wrapped.subarray(-16))
  return Buffer.concat([cipher.update(wrapped.subarray(12, -16)), cipher.final()])
}
