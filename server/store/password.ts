import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'

declare const hashed: unique symbol

/** A password as it may be kept: '$scrypt$ln=15,r=8,p=3$salt$key', its own cost and salt inside. Only hash() makes one. */
export type PasswordHash = string & { readonly [hashed]: true }

/** What one guess costs: 2^ln blocks of r × 128 bytes of memory, gone through p times. */
interface Cost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/** 32 MB and about 0.2 s a guess. OWASP Password Storage Cheat Sheet, scrypt. */
const COST: Cost = { ln: 15, r: 8, p: 3 }
const KEY_BYTES = 32

/** Makes a password fit to keep, with a salt of its own. Slow on purpose, off the main thread. */
export async function hash(password: string): Promise<PasswordHash> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, COST, KEY_BYTES)
  const { ln, r, p } = COST
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}` as PasswordHash
}

/** Whether a password is the one that was kept; false after the same time when nothing was kept, so that the wait tells nothing. */
export async function matches(password: string, kept: string | undefined): Promise<boolean> {
  const { cost, salt, key } = kept === undefined ? NOBODY : parse(kept)
  const derived = await derive(password, salt, cost, key.length)
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

// The same letter can be typed as one sign or as two (å, or a with a ring): NFKC makes them one.
function derive(password: string, salt: Buffer, { ln, r, p }: Cost, bytes: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 * 128 * r * 2 ** ln }
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
