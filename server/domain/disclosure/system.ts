import type { Terms } from './program.ts'

/** A number about people that is printed, or follows from what is printed. */
export interface Quantity {
  readonly population: string
  /** 'respondents', 'base', an answer's code, or one of those who gave no value. */
  readonly part: string
  readonly question: string
  /** How many people it truly is. */
  readonly people: number
  /** The earlier edition that it stands in; absent for the counting at hand. */
  readonly edition?: string
  /** Stands in no table: only worked out by whoever subtracts. */
  readonly unprinted?: true
}

/** What everybody knows of quantities: that a sum of them is nothing, or at least nothing. */
export interface Law {
  readonly terms: Terms
  readonly is: 'nothing' | 'at least nothing'
}

/** Numbers tied together by sums: who knows some of them can work out something of the others. All are at least 0. */
export interface System {
  readonly quantities: readonly Quantity[]
  readonly laws: readonly Law[]
}

/** A quantity that must not be found out: to whoever knows all that is shown, it may be anything from 0 to `threshold`. */
export interface Secret {
  readonly place: number
  readonly threshold: number
}

/** A quantity's key in a pattern. */
export const keyOf = ({ edition, population, question, part }: Pick<Quantity, 'population' | 'question' | 'part' | 'edition'>): string =>
  `${edition === undefined ? '' : `${edition}: `}${population}|${question}|${part}`

/** What a key names. */
export function namedBy(key: string): Pick<Quantity, 'population' | 'question' | 'part'> {
  const [where = '', question = '', part = ''] = key.split('|')
  return { population: where.slice(where.indexOf(': ') + 1).trimStart(), question, part }
}

/** Throws when the numbers break a law: then the laws are wrong, and nothing built on them protects anybody. */
export function assertLawful({ quantities, laws }: System): void {
  for (const { terms, is } of laws) {
    const sum = terms.reduce((total, [place, times]) => total + times * (quantities[place]?.people ?? 0), 0)
    if (is === 'nothing' ? sum !== 0 : sum < 0) {
      const named = terms.map(([place, times]) => `${times}·${keyOf(quantities[place] ?? NOWHERE)}`)
      throw new Error(`The printed numbers break a law: ${named.join(' + ')} is ${sum}.`)
    }
  }
}

const NOWHERE = { population: '?', question: '?', part: '?' }
