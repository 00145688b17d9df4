import { PERSONAL_CODES } from '../code.ts'

/** How many codes that are nobody's one network may try in a while before it has to wait, and how long that while is. */
export const WRONG_ALLOWED = 20
export const WRONG_WINDOW_MS = 5 * 60_000
/** How many may be tried in a round by all networks together in the same while, before each network that errs has only a few. */
export const WRONG_IN_ROUND = 500
export const WRONG_WHEN_MANY = 3

/** The odds of guessing a code, as plain numbers. */
export interface Odds {
  /** One guess in so many hits a code that can be used. */
  readonly oneIn: number
  /** Years until one network that never rests has had an even chance of one hit. */
  readonly years: number
  /** The same for a thousand networks together. */
  readonly yearsOfThousand: number
}

const WINDOWS_A_YEAR = (365.25 * 24 * 60 * 60 * 1000) / WRONG_WINDOW_MS
const THOUSAND = 1000

/** The odds of guessing one of so many usable codes, for somebody who knows how codes are made and only tries right ones. */
export function oddsAmong(usable: number): Odds {
  const oneIn = PERSONAL_CODES / usable
  const yearsAt = (guessesInWindow: number) => (Math.LN2 * oneIn) / (guessesInWindow * WINDOWS_A_YEAR)
  return { oneIn, years: yearsAt(WRONG_ALLOWED), yearsOfThousand: yearsAt(WRONG_IN_ROUND + THOUSAND * WRONG_WHEN_MANY) }
}

/** The odds of guessing one of so many usable codes, in sentences. */
export function oddsSentences(usable: number): readonly string[] {
  const { oneIn, years, yearsOfThousand } = oddsAmong(usable)
  return [
    `Den som gissar träffar en kod en gång på ${roughly(oneIn)}, även den som vet hur koderna är gjorda.`,
    `Efter ${WRONG_ALLOWED} fel inom ${WRONG_WINDOW_MS / 60_000} minuter får ett nätverk vänta. Därför tar det ${roughly(years)} år av ständiga försök innan chansen att ha träffat är 50\u00a0%, och ${roughly(yearsOfThousand)} år med tusen nätverk på en gång.`,
  ]
}

const large = new Intl.NumberFormat('sv-SE', { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 2 })
const small = new Intl.NumberFormat('sv-SE', { maximumSignificantDigits: 2 })

// "95 miljarder", but "31 000" and not "31 tusen".
const roughly = (number: number) => (number < 1_000_000 ? small : large).format(number)
