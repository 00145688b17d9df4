import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { receiptFrom } from '../../domain/tips/receipt.ts'

/** How long a page may lie open before its form is sent. */
const GOOD_FOR_MS = 24 * 60 * 60 * 1000

/**
 * A mark for one form of one page: an id that a tip sent with it gets, so that it is one tip however often it is sent; the time it
 * was made; and a signature, so that only our own pages' forms are taken. Nothing of it is kept.
 */
export function newToken(secret: string, now: Date): string {
  const made = `${randomUUID()}.${now.getTime().toString(36)}`
  return `${made}.${signature(secret, made)}`
}

/** The id in a token that we made, not too long ago; undefined for any other. */
export function idIn(secret: string, token: string, now: Date): string | undefined {
  const [, made = '', id = '', time = '', signed = ''] = /^(([0-9a-f-]{36})\.([0-9a-z]{1,12}))\.([0-9a-f]{64})$/.exec(token) ?? []
  if (made === '' || !timingSafeEqual(Buffer.from(signature(secret, made)), Buffer.from(signed))) return undefined
  const age = now.getTime() - Number.parseInt(time, 36)
  return age >= 0 && age < GOOD_FOR_MS ? id : undefined
}

/** The number on a tip's receipt: the same each time for the same tip, and no one else's to work out. */
export const receiptOf = (secret: string, id: string): string => receiptFrom(mac(secret, `kvitto ${id}`).digest())

/** What is kept of a receipt: enough to know it again, and nothing to make it from. */
export const hashOf = (secret: string, receipt: string): string => mac(secret, `kvittots märke ${receipt}`).digest('hex')

const signature = (secret: string, made: string) => mac(secret, `formulär ${made}`).digest('hex')

const mac = (secret: string, words: string) => createHmac('sha256', secret).update(`tips ${words}`)
