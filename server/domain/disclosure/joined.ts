import { holds } from './laws.ts'
import { keyOf, type Law, type System } from './system.ts'

/** Several systems as one: what place each of them begins at in it. */
export interface Joined {
  readonly system: System
  readonly from: readonly number[]
}

/**
 * The numbers of a round's editions, oldest first, as one system. Who holds two of them knows besides that people are only added:
 * every number is at least what it was, and what came between follows the same laws. Where the numbers say otherwise, because
 * something was corrected, nobody can know it and it is no law.
 */
export function joined(editions: readonly System[]): Joined {
  const from = editions.map((_, index) => editions.slice(0, index).reduce((sum, { quantities }) => sum + quantities.length, 0))
  const quantities = editions.flatMap((edition) => edition.quantities)
  const own = editions.flatMap(({ laws }, index) => laws.map((law) => moved(law, from[index] ?? 0)))
  const grown = editions.slice(1).flatMap((later, index) => growth(editions[index], later, from[index] ?? 0, from[index + 1] ?? 0))
  return { system: { quantities, laws: [...own, ...grown.filter((law) => holds(law, quantities))] }, from }
}

const moved = ({ terms, is }: Law, by: number): Law => ({ is, terms: terms.map(([place, times]) => [place + by, times] as const) })

function growth(earlier: System | undefined, later: System, was: number, is: number): readonly Law[] {
  const places = new Map(earlier?.quantities.map((quantity, place) => [keyOf(quantity), place]))
  const before = later.quantities.map((quantity) => places.get(keyOf(quantity)))
  const added = (terms: Law['terms']): readonly Law[] => {
    const between = terms.flatMap(([place, times]) => {
      const earlier = before[place]
      return earlier === undefined ? [] : [[is + place, times] as const, [was + earlier, -times] as const]
    })
    return between.length === 2 * terms.length ? [{ is: 'at least nothing', terms: between }] : []
  }
  return [
    ...later.quantities.flatMap((_, place) => added([[place, 1]])),
    ...later.laws.flatMap((law) => (law.is === 'at least nothing' ? added(law.terms) : [])),
  ]
}
