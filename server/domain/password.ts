/** The fewest characters a password has. Length is what makes guessing slow; nothing is asked of which characters. */
export const SHORTEST = 12

/** Why a password is too easy to guess, as a sentence; undefined when it will do. */
export function weakness(password: string): string | undefined {
  const length = [...password].length
  if (length === 0) return `Skriv ett lösenord. Minst ${SHORTEST} tecken behövs.`
  if (length < SHORTEST) return `Lösenordet är för kort: ${length} tecken. Minst ${SHORTEST} behövs.`
  if (new Set(password).size < 5) return 'Lösenordet består av för få olika tecken. Minst 5 olika behövs.'
  return undefined
}

// Without 0 and o, 1 and l: it is read from paper and typed.
const SIGNS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** A password nobody can guess and most can type: four groups of five signs, 100 bits. `below` gives an even chance of each whole number below one. */
export function invent(below: (limit: number) => number): string {
  const group = () => Array.from({ length: 5 }, () => SIGNS.charAt(below(SIGNS.length))).join('')
  return Array.from({ length: 4 }, group).join('-')
}
