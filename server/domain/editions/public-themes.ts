import type { ThemeCount } from '../dialogues/dialogue.ts'
import { voicesOf } from '../feedback/voices.ts'

/** The fewest observations of a theme that are published: fewer could be what one person said. */
export const PUBLIC_OBSERVATIONS = 5

/** Themes as the public may see them: over the whole kommun, counted as on Ni sa – vi gör, and only those that were named several times. */
export function publicThemes(counts: readonly ThemeCount[]): readonly ThemeCount[] {
  const { kommun } = voicesOf(counts)
  return kommun.filter(({ observations }) => observations >= PUBLIC_OBSERVATIONS).map((voice) => ({ areaId: null, ...voice }))
}
