import { marginsDisagree, type Obstacle } from './obstacles.ts'
import type { Category, Dimension, Margin } from './register.ts'

/** Where margins contradict each other: two that tell the same thing apart must have the same people there, and all the same in total. */
export function disagreements(margins: readonly Margin[]): readonly Obstacle[] {
  return margins.flatMap((margin, index) =>
    margins.slice(0, index).flatMap((earlier) => {
      const shared = margin.by.filter((dimension) => earlier.by.includes(dimension))
      const [before, after] = [sums(earlier, shared), sums(margin, shared)]
      const places = [...new Set([...before.keys(), ...after.keys()])]
      return places
        .filter((place) => (before.get(place) ?? 0) !== (after.get(place) ?? 0))
        .map((place) => marginsDisagree(place, before.get(place) ?? 0, after.get(place) ?? 0))
    }),
  )
}

function sums({ categories }: Margin, shared: readonly Dimension[]): ReadonlyMap<string, number> {
  const people = new Map<string, number>()
  const placeOf = (category: Category) => shared.map((dimension) => category[dimension]).join(', ')
  for (const category of categories) people.set(placeOf(category), (people.get(placeOf(category)) ?? 0) + category.people)
  return people
}
