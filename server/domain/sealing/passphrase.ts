import { WORDS } from '../wordlist.ts'

/** The fewest characters a passphrase has. Whoever steals the database may guess for years, so it is longer than a password. */
export const SHORTEST = 20
/** From so many on, guessing is hopeless whatever it is made of. */
const LONG = 32
/** How many words an invented one has: ten bits each. */
const INVENTED_WORDS = 7

/** A passphrase as it counts: outer and double spaces, and how a letter with a ring was typed, do not matter. Capitals do. */
export const asItCounts = (typed: string): string => typed.normalize('NFKC').trim().replace(/\s+/g, ' ')

/** Why a passphrase will not do, as a sentence; undefined when it will. `known` are words that anybody would try first: the kommun's name, the year. */
export function weakness(passphrase: string, known: readonly string[]): string | undefined {
  const length = [...passphrase].length
  if (length === 0) return `Skriv en lösenfras. Minst ${SHORTEST} tecken behövs, till exempel fem ord.`
  if (length < SHORTEST) return `Lösenfrasen är för kort: ${length} tecken. Minst ${SHORTEST} behövs, till exempel fem ord.`
  if (new Set(passphrase.toLowerCase()).size < 8) return 'Lösenfrasen består av för få olika tecken. Minst 8 olika behövs.'
  const bare = known.reduce((words, one) => words.toLowerCase().replaceAll(one.toLowerCase(), ''), passphrase)
  if ([...bare.replace(/\s/g, '')].length < SHORTEST / 2) return 'Lösenfrasen består mest av kommunens namn och årtalet. Välj andra ord.'
  return undefined
}

/** How hard a passphrase that will do is to guess, in words. */
export const strength = (passphrase: string): string => ([...passphrase].length >= LONG ? 'stark' : 'godtagbar: fler ord gör den starkare')

/** A passphrase nobody can guess: seven words, 70 bits. `below` gives an even chance of each whole number below one. */
export const invent = (below: (limit: number) => number): string =>
  Array.from({ length: INVENTED_WORDS }, () => WORDS[below(WORDS.length)] ?? '').join(' ')
