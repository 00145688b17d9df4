import { createHash, timingSafeEqual } from 'node:crypto'

/** Something only the person at the server knows, that opens one door once. Kept in memory alone: a restart makes another. */
export interface OneTimeToken {
  /** Whether there is none, or it has been used. */
  isSpent(): boolean
  /** Whether what was typed is the token. The time it takes does not tell how much of it was right. */
  matches(typed: string): boolean
  spend(): void
}

/** A token; null makes one that is spent from the beginning. */
export function oneTimeToken(token: string | null): OneTimeToken {
  let kept = token
  return {
    isSpent: () => kept === null,
    matches: (typed) => kept !== null && timingSafeEqual(digest(plain(typed)), digest(plain(kept))),
    spend() {
      kept = null
    },
  }
}

// Digests are of one length, which is what timingSafeEqual asks for.
const digest = (words: string) => createHash('sha256').update(words).digest()

// It is read in one window and typed in another.
const plain = (words: string) => words.toLowerCase().replace(/[\s-]/g, '')
