import type { Program, Terms } from './program.ts'
import type { System } from './system.ts'

/**
 * The laws that a change of a system's numbers must obey: what the changed numbers add up to must be lawful again. `columnsOf`
 * gives the columns that a quantity's change is the sum of; none for one that cannot change.
 */
export function lawfulChanges({ quantities, laws }: System, columnsOf: (place: number) => Terms): Program['rows'] {
  return laws.flatMap(({ terms, is }) => {
    const moved = terms.flatMap(([place, times]) => columnsOf(place).map(([column, sign]) => [column, times * sign] as const))
    if (moved.length === 0) return []
    const exact = is === 'nothing'
    const slack = exact ? 0 : terms.reduce((sum, [place, times]) => sum + times * (quantities[place]?.people ?? 0), 0)
    return [{ low: -slack, high: exact ? 0 : Number.POSITIVE_INFINITY, terms: moved }]
  })
}
