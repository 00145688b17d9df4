import type { ThemeCount } from '../dialogues/dialogue.ts'
import type { LocalDate } from '../round.ts'

/** A theme over the kommun's dialogues, and the area where it was named most (null when nowhere, or in several equally). */
export interface ThemeLine {
  readonly theme: string
  readonly observations: number
  readonly dialogues: number
  readonly mostIn: { readonly areaId: string; readonly observations: number } | null
}

/** The days whose dialogues belong to a year's lägesbild: the whole calendar year. */
export const dialogueDays = (year: number): { readonly from: LocalDate; readonly to: LocalDate } => ({
  from: `${year}-01-01`,
  to: `${year}-12-31`,
})

/** A survey's themes, and after them those that it does not have and that dialogues named all the same. */
export function themesNamed(
  themes: readonly { readonly id: string }[],
  counts: readonly Pick<ThemeCount, 'theme'>[],
): readonly { readonly id: string }[] {
  const others = new Set(counts.map(({ theme }) => theme).filter((named) => !themes.some(({ id }) => id === named)))
  return [...themes, ...[...others].map((id) => ({ id }))]
}

/** Each theme named at all, the most named first; equals in the order of `themes`. A dialogue is about one area, so dialogues add up. */
export function themeLines(themes: readonly { readonly id: string }[], counts: readonly ThemeCount[]): readonly ThemeLine[] {
  return themes
    .flatMap(({ id }) => {
      const named = counts.filter((count) => count.theme === id)
      const sum = (of: 'observations' | 'dialogues') => named.reduce((total, count) => total + count[of], 0)
      return named.length > 0 ? [{ theme: id, observations: sum('observations'), dialogues: sum('dialogues'), mostIn: mostIn(named) }] : []
    })
    .sort((a, b) => b.observations - a.observations)
}

function mostIn(counts: readonly ThemeCount[]): ThemeLine['mostIn'] {
  const placed = counts.flatMap(({ areaId, observations }) => (areaId === null ? [] : [{ areaId, observations }]))
  const [first, second] = placed.sort((a, b) => b.observations - a.observations)
  return !first || first.observations === second?.observations ? null : first
}
