/**
 * Codes that the kommun hands out: one per area in a round, printed and read aloud. Personal one-time codes are another
 * kind of code, with rules of their own; this one may be used by everybody in its area.
 */

/** 23 signs, a prime. Of signs that look or sound alike at most one is here: 2 not Z, V not U, M not N, and neither 0 nor O, 1, I nor L, 5 nor S, 8 nor B. */
const SIGNS = '234679ACDEFGHJKMPRTVWXY'
const LENGTH = 8

/** A code as we keep it, from what a person typed: capitals and small letters, spaces, hyphens and full stops do not matter. Undefined when it cannot be a code. */
export function read(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s.\-–—]/g, '')
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) && checksum(code) === 0 ? code : undefined
}

/** A code as it is printed and read aloud, in two groups: "K7MA-3XRT". */
export const written = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`

/** A new code by chance: seven free signs and one that checks them. `draw(n)` gives a whole number from 0 to n − 1, each as likely. */
export function make(draw: (below: number) => number): string {
  let code = ''
  while (code.length < LENGTH - 1) code += SIGNS[draw(SIGNS.length)]
  // The last sign weighs 8; 8 · 3 = 24 ≡ 1 (mod 23), so multiplying by 3 divides by that weight.
  return code + SIGNS[(((SIGNS.length - checksum(code)) % SIGNS.length) * 3) % SIGNS.length]
}

/**
 * The weighted sum of the signs, modulo 23: zero for a right code. The weights 1–8 differ and the modulus is prime, so one
 * wrong sign, or two that changed places, never leaves it zero (as in ISBN-10).
 */
const checksum = (code: string) => [...code].reduce((sum, sign, place) => sum + (place + 1) * SIGNS.indexOf(sign), 0) % SIGNS.length
