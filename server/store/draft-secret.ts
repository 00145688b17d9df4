import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Draft } from '../domain/draft.ts'
import { paddedInSteps, unpadded } from '../domain/sealing/padding.ts'

/** A draft's id in the table. A hash cannot be turned back into the secret, so the id does not open the draft. */
export const idOf = (secret: Buffer) => createHash('sha256').update('draft id').update(secret).digest('hex')

/**
 * What a draft is padded to (or to twice that, and so on): the longest there can be in any survey of ours fits, so that the size says nothing
 * of how much has been written. A thief who sees one grow, and a code spent in the same moment, would know whose the long text is.
 */
const STEP_BYTES = 8000

/** A draft as it lies in the table: nonce (12 bytes), tag (16), ciphertext; bound to its round. */
export function seal(secret: Buffer, roundId: string, draft: Draft): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(roundId))
  const body = Buffer.concat([cipher.update(paddedInSteps(JSON.stringify(draft), STEP_BYTES)), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The draft that was sealed. Throws when the secret or the round is another. */
export function unseal(secret: Buffer, roundId: string, sealed: Buffer): Draft {
  const cipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAAD(Buffer.from(roundId))
  cipher.setAuthTag(sealed.subarray(12, 28))
  return JSON.parse(unpadded(Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()])) ?? '')
}
