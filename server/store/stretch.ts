import { type ScryptOptions, scrypt } from 'node:crypto'

/** What one guess costs: 2^ln blocks of r × 128 bytes of memory, gone through p times. */
export interface Cost {
  readonly ln: number
  readonly r: number
  readonly p: number
}

/**
 * Makes a key of a secret that a person remembers or reads from paper. Slow on purpose, off the main thread. The same letter can be
 * typed as one sign or as two (å, or a with a ring): NFKC makes them one.
 */
export function stretch(secret: string, salt: Buffer, { ln, r, p }: Cost, bytes: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: 2 * 128 * r * 2 ** ln }
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, bytes, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}
