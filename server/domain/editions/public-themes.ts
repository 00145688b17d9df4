import type { ThemeCount } from '../dialogues/dialogue.ts'

/** The fewest observations of a theme that are published: fewer could be what one person said. */
export const PUBLIC_OBSERVATIONS = 5

/** Themes as the public may see them: over the whole kommun, and only those that were named several times. */
export function publicThemes(counts: readonly ThemeCount[]): readonly ThemeCount[] {
  const sums = new Map<string, ThemeCount>()
  for (const { theme, observations, dialogues, people } of counts) {
    const sum = sums.get(theme) ?? { areaId: null, theme, observations: 0, dialogues: 0, people: 0 }
    sums.set(theme, {
      ...sum,
      observations: sum.observations + observations,
      dialogues: sum.dialogues + dialogues,
      people: sum.people + people,
    })
  }
  return [...sums.values()].filter(({ observations }) => observations >= PUBLIC_OBSERVATIONS)
}
