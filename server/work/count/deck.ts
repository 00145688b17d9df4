import { createCipheriv, createHmac } from 'node:crypto'

/** A card: the id something gets, and its place among what was shuffled. */
export interface Card {
  readonly id: string
  readonly place: number
}

/** Things under new ids, in the order of the new. */
export interface Deck {
  readonly size: number
  /** The cards from one on to another; past the end there are none. */
  cards(from: number, to: number): readonly Card[]
}

/**
 * Shuffles ids (16 bytes each, packed) under a secret and a purpose.
 *
 * The new id is the old one as one block of AES-256. Without the key it is as good as random, so neither the new ids nor
 * the order they stand in tell anything of the old; and since a block cipher is a permutation, no two can meet. It is
 * computed rather than drawn so that work broken off anywhere goes on with the very same ids and moves nothing twice.
 * Who holds the key can pair old and new: it lies in the job's row alone, and is erased when the job ends. Each purpose has
 * a key of its own, so a person's answers and texts, or two texts, stand in orders that have nothing to do with each other.
 */
export function shuffled(urnIds: Buffer, secret: string, purpose: string): Deck {
  const key = createHmac('sha256', Buffer.from(secret, 'hex')).update(purpose).digest()
  const ids = encrypted(urnIds, key)
  const places = inOrder(ids)
  return {
    size: places.length,
    cards: (from, to) =>
      Array.from(places.subarray(from, to), (place) => ({ id: ids.toString('hex', place * ID_BYTES, (place + 1) * ID_BYTES), place })),
  }
}

/** The ids in a packed buffer, as they are stored: 32 hexadecimal digits each. */
export function hexOf(ids: Buffer): string[] {
  return ids.toString('hex').match(/.{32}/g) ?? []
}

/** Ids as they are stored, packed: 16 bytes each. */
export const packed = (ids: readonly string[]): Buffer => Buffer.from(ids.join(''), 'hex')

/** How long an id is in the urn and out of it: one block of the cipher. */
export const ID_BYTES = 16

// Every block is another random id, so the mode that treats each block alone gives nothing away here. Ids are whole blocks:
// nothing is left for the end.
function encrypted(ids: Buffer, key: Buffer): Buffer {
  return createCipheriv('aes-256-ecb', key, null).setAutoPadding(false).update(ids)
}

// Sorts places, not ids: a million ids as strings would be a hundred megabytes.
function inOrder(ids: Buffer): Uint32Array {
  const size = ids.length / ID_BYTES
  const firstBytes = Float64Array.from({ length: size }, (_, place) => ids.readUIntBE(place * ID_BYTES, 6))
  const at = (place: number) => place * ID_BYTES
  return Uint32Array.from({ length: size }, (_, place) => place).sort(
    (a, b) => (firstBytes[a] ?? 0) - (firstBytes[b] ?? 0) || ids.compare(ids, at(b), at(b) + ID_BYTES, at(a), at(a) + ID_BYTES),
  )
}
