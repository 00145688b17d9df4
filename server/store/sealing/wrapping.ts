import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type ScryptOptions, scrypt } from 'node:crypto'
import { asItCounts } from '../../domain/sealing/passphrase.ts'

/** What one guess at a passphrase costs: 128 MB and about 0.4 s. Whoever steals the database guesses on machines of their own. */
const COST = { ln: 17, r: 8, p: 1 } as const
const SALT_BYTES = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** A private key encrypted under a passphrase, for one round and no other. Slow on purpose, off the main thread. */
export async function wrapByPassphrase(roundId: string, passphrase: string, privateKey: Uint8Array): Promise<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  return Buffer.concat([salt, encrypted(await stretched(passphrase, salt), `passphrase ${roundId}`, privateKey)])
}

/** The private key under a passphrase; undefined when it is another's. */
export async function unwrapByPassphrase(roundId: string, passphrase: string, wrapped: Buffer): Promise<Buffer | undefined> {
  const key = await stretched(passphrase, wrapped.subarray(0, SALT_BYTES))
  return decrypted(key, `passphrase ${roundId}`, wrapped.subarray(SALT_BYTES))
}

/** A private key encrypted under the secret of a recovery sheet: 128 bits by chance need no slowing down. */
export const wrapBySheet = (roundId: string, secret: Uint8Array, privateKey: Uint8Array): Buffer =>
  encrypted(sheetKey(secret), `sheet ${roundId}`, privateKey)

/** The private key under the secret of a recovery sheet; undefined when the sheet is another round's. */
export const unwrapBySheet = (roundId: string, secret: Uint8Array, wrapped: Buffer): Buffer | undefined =>
  decrypted(sheetKey(secret), `sheet ${roundId}`, wrapped)

const sheetKey = (secret: Uint8Array) => Buffer.from(hkdfSync('sha256', secret, '', 'recovery sheet', 32))

function stretched(passphrase: string, salt: Buffer): Promise<Buffer> {
  const { ln, r, p } = COST
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 * 128 * r * 2 ** ln }
  return new Promise((resolve, reject) => {
    scrypt(asItCounts(passphrase), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

/** Nonce, tag, ciphertext; bound to what it is for. */
function encrypted(key: Buffer, purpose: string, secret: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const body = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypted(key: Buffer, purpose: string, wrapped: Buffer): Buffer | undefined {
  const body = wrapped.subarray(NONCE_BYTES + TAG_BYTES)
  const cipher = createDecipheriv('aes-256-gcm', key, wrapped.subarray(0, NONCE_BYTES)).setAAD(Buffer.from(purpose))
  cipher.setAuthTag(wrapped.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    return Buffer.concat([cipher.update(body), cipher.final()])
  } catch {
    return undefined // the tag does not fit: another key, or another round
  }
}
