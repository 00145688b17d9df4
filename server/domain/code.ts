/**
 * Codes that the kommun hands out, printed and read aloud. Area codes, one to each area of a round, are for everybody who lives
 * there; personal codes are for one person, once. They differ in length, so nobody has to say which kind theirs is.
 */

/** 23 signs, a prime. Of signs that look or sound alike at most one is here: 2 not Z, V not U, M not N, and neither 0 nor O, 1, I nor L, 5 nor S, 8 nor B. */
const SIGNS = '234679ACDEFGHJKMPRTVWXY'

/** The kinds of code there are, and how many signs each has. Fewer than 23, or the check would let some faults through. */
const LENGTHS = { area: 8, personal: 12 } as const
export type CodeKind = keyof typeof LENGTHS

/** How many personal codes there can be: all signs but the one that checks are free. */
export const PERSONAL_CODES = SIGNS.length ** (LENGTHS.personal - 1)

/** A code as we keep it, from what a person typed: capitals and small letters, spaces, hyphens and full stops do not matter. Undefined when it cannot be a code. */
export function read(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s.\-–—]/g, '')
  const isWhole = Object.values(LENGTHS).some((length) => length === code.length)
  return isWhole && [...code].every((sign) => SIGNS.includes(sign)) && checksum(code) === 0 ? code : undefined
}

/** Which kind a code that has been read is of. */
export const kindOf = (code: string): CodeKind => (code.length === LENGTHS.area ? 'area' : 'personal')

/** A code as it is printed and read aloud, in groups of four: "K7MA-3XRT". */
export const written = (code: string) => (code.match(/.{1,4}/g) ?? []).join('-')

/** A new area code by chance: seven free signs and one that checks them. `draw(n)` gives a whole number from 0 to n − 1, each as likely. */
export function make(draw: (below: number) => number): string {
  let free = ''
  while (free.length < LENGTHS.area - 1) free += SIGNS[draw(SIGNS.length)]
  return checked(free)
}

/** The personal code with a number from 0 to PERSONAL_CODES − 1: each number has its own. */
export function personal(number: number): string {
  let [free, rest] = ['', number]
  while (free.length < LENGTHS.personal - 1) {
    free += SIGNS[rest % SIGNS.length]
    rest = Math.floor(rest / SIGNS.length)
  }
  return checked(free)
}

/** The free signs and the one that makes their weighted sum zero. */
const checked = (free: string) => free + ([...SIGNS].find((sign) => checksum(free + sign) === 0) ?? '')

/**
 * The weighted sum of the signs, modulo 23: zero for a right code. The weights 1, 2, 3 … differ and the modulus is prime, so
 * one wrong sign, or two neighbours that changed places, never leaves it zero (as in ISBN-10).
 */
function checksum(code: string): number {
  let sum = 0
  for (let place = 0; place < code.length; place++) sum += (place + 1) * SIGNS.indexOf(code[place] ?? '')
  return sum % SIGNS.length
}
