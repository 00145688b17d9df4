import { randomBytes, timingSafeEqual } from 'node:crypto'
import { type Cost, stretch } from './stretch.ts'

declare const hashed: unique symbol

/** A password as it may be kept: '$scrypt$ln=15,r=8,p=3$salt$key', its own cost and salt inside. Only hash() makes one. */
export type PasswordHash = string & { readonly [hashed]: true }

/** 32 MB and about 0.2 s a guess. OWASP Password Storage Cheat Sheet, scrypt. */
const COST: Cost = { ln: 15, r: 8, p: 3 }
const KEY_BYTES = 32

/** Makes a password fit to keep, with a salt of its own. Slow on purpose, off the main thread. */
export async function hash(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16)
  const key = await stretch(password, salt, COST, KEY_BYTES)
  const { ln, r, p } = COST
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}` as PasswordHash
}

/** Whether a password is the one that was kept; false after the same time when nothing was kept, so that the wait tells nothing. */
export async function matches(password: string, kept: string | undefined): Promise<boolean> {
  const { cost, salt, key } = kept === undefined ? NOBODY : parse(kept)
  const derived = await stretch(password, salt, cost, key.length)
  return timingSafeEqual(derived, key) && kept !== undefined
}

const NOBODY = { cost: COST, salt: randomBytes(16), key: randomBytes(KEY_BYTES) }

function parse(kept: string): { readonly cost: Cost; readonly salt: Buffer; readonly key: Buffer } {
  const [, ln, r, p, salt = '', key = ''] = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(kept) ?? []
  if (!ln) throw new Error('A kept password is not in the form that hash() makes.')
  return {
    cost: { ln: Number(ln), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  }
}
