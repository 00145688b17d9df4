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
}

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000

/** The odds of guessing one of so many usable codes, for somebody who knows how codes are made and only tries right ones. */
export function oddsAmong(usable: number): Odds {
  const oneIn = PERSONAL_CODES / usable
  const guessesAYear = (WRONG_ALLOWED * YEAR_MS) / WRONG_WINDOW_MS
  return { oneIn, years: (Math.LN2 * oneIn) / guessesAYear }
}
