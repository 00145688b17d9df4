/**
 * The audit trail as a chain: each row's hash covers the hash before it and the row's own content. Whoever changes, removes
 * or slips in a row must make every later hash anew, and then the last one is another than the one somebody wrote down.
 */

/** What the first row's hash stands on. */
export const BEGINNING = '0'.repeat(64)

/** A row of the trail as it is kept, without its hash. */
export interface Content {
  readonly seq: number
  readonly at: string
  readonly by: string
  readonly staff_id: string | null
  readonly kommun_id: string | null
  readonly what: string
  /** JSON text. Hashed as it stands, so that nothing depends on how it would be written anew. */
  readonly details: string
}

/** A row's place in the chain: its number and its hash. Written "1234:ab12…". */
export interface Link {
  readonly seq: number
  readonly hash: string
}

/** What is wrong with a chain at a row: it is not there, it is not as it was written, or it has another hash than the one kept elsewhere. */
export type Fault = 'missing' | 'changed' | 'not as marked'

/** The text that a row's hash is made of: JSON of a list, which can be read in one way only. */
export const sealed = (row: Content, previousHash: string): string =>
  JSON.stringify([previousHash, row.seq, row.at, row.by, row.staff_id, row.kommun_id, row.what, row.details])

/** What is wrong with a row that should follow another; null when nothing is. `digest` is SHA-256 in hexadecimal. */
export function faultOf(row: Content & Link, previous: Link, digest: (text: string) => string): Fault | null {
  if (row.seq !== previous.seq + 1) return 'missing'
  return row.hash === digest(sealed(row, previous.hash)) ? null : 'changed'
}

/** A link as people write it down. */
export const written = ({ seq, hash }: Link): string => `${seq}:${hash}`

/** A link that somebody wrote down; undefined when it cannot be one. */
export function read(words: string): Link | undefined {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(words.trim().toLowerCase()) ?? []
  return seq && hash ? { seq: Number(seq), hash } : undefined
}
