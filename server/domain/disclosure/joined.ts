import type { Told } from './edition.ts'
import { holds } from './laws.ts'
import { keyOf, type Law, type Quantity, type System } from './system.ts'

/** What an edition tells, and what it is called among others; null for the counting at hand. */
export interface Named extends Told {
  readonly edition: string | null
}

/**
 * What a round's editions tell, oldest first, as one. Who holds two of them knows besides that people are only added: every number
 * is at least what it was, and what came between follows the same laws. Where the numbers say otherwise, because something was
 * corrected, nobody can know it and it is no law.
 */
export function joined(editions: readonly Named[]): Told {
  const from = editions.map((_, index) => editions.slice(0, index).reduce((sum, { system }) => sum + system.quantities.length, 0))
  const at = (index: number) => from[index] ?? 0
  const quantities = editions.flatMap(({ edition, system }) =>
    system.quantities.map((quantity): Quantity => (edition === null ? quantity : { ...quantity, edition })),
  )
  const own = editions.flatMap(({ system }, index) => system.laws.map((law) => moved(law, at(index))))
  const grown = editions.slice(1).flatMap(({ system }, index) => growth(editions[index]?.system, system, at(index), at(index + 1)))
  return {
    system: { quantities, laws: [...own, ...grown.filter((law) => holds(law, quantities))] },
    secrets: editions.flatMap(({ secrets }, index) => secrets.map((secret) => ({ ...secret, place: secret.place + at(index) }))),
    hidden: new Set(editions.flatMap(({ hidden }, index) => [...hidden].map((place) => place + at(index)))),
  }
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
