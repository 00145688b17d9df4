import { keyOf, type Quantity, type Secret, type System } from './system.ts'

/** A system, what in it must not be found out, and what is hidden already. */
export interface Hiding {
  readonly system: System
  readonly secrets: readonly Secret[]
  /** Places of what is hidden whatever it costs: the secrets, the rows they stand in, and what stands in no table. */
  readonly hidden: ReadonlySet<number>
  /** Whether a quantity may be hidden to protect others. */
  mayHide(quantity: Quantity): boolean
}

/** For every quantity the place of the base of its row; undefined for what stands in no row, as the numbers of respondents do. */
export function basesOf({ quantities }: System): readonly (number | undefined)[] {
  const bases = new Map(quantities.flatMap((quantity, place) => (quantity.part === 'base' ? [[keyOf(quantity), place] as const] : [])))
  return quantities.map((quantity) => (quantity.part === 'respondents' ? undefined : bases.get(keyOf({ ...quantity, part: 'base' }))))
}

/** Everything hidden once these are: a row whose base is hidden is hidden whole, or its answers would add up to the base. */
export function wholeRows(system: System, hidden: Iterable<number>): ReadonlySet<number> {
  const all = new Set(hidden)
  for (const [place, base] of basesOf(system).entries()) if (base !== undefined && all.has(base)) all.add(place)
  return all
}
