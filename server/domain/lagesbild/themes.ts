/** How often a theme was named in one area's dialogues, or in dialogues about the whole kommun. */
export interface ThemeCount {
  readonly areaId: string | null
  readonly theme: string
  readonly observations: number
  readonly dialogues: number
}

/** A theme over many areas: observations, and the area that named it most (null when none or several did). */
export interface ThemeLine {
  readonly theme: string
  readonly observations: number
  readonly mostIn: { readonly areaId: string; readonly observations: number } | null
}

/** Observations per theme, all areas and the whole kommun together. */
export function observations(counts: readonly ThemeCount[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const { theme, observations } of counts) sums.set(theme, (sums.get(theme) ?? 0) + observations)
  return sums
}

/** Each theme named at all, the most named first; equals in the order of `themes`. */
export function themeLines(themes: readonly { readonly id: string }[], counts: readonly ThemeCount[]): readonly ThemeLine[] {
  const sums = observations(counts)
  return themes
    .flatMap(({ id }) => {
      const sum = sums.get(id) ?? 0
      return sum > 0 ? [{ theme: id, observations: sum, mostIn: mostIn(counts.filter((count) => count.theme === id)) }] : []
    })
    .sort((a, b) => b.observations - a.observations)
}

function mostIn(counts: readonly ThemeCount[]): ThemeLine['mostIn'] {
  const placed = counts.flatMap(({ areaId, observations }) => (areaId === null ? [] : [{ areaId, observations }]))
  const [first, second] = placed.sort((a, b) => b.observations - a.observations)
  return !first || first.observations === second?.observations ? null : first
}
