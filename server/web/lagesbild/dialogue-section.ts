import type { ThemeCount } from '../../domain/dialogues/dialogue.ts'
import { count, day } from '../../domain/format.ts'
import { dialogueDays, themeLines, themesNamed } from '../../domain/lagesbild/themes.ts'
import type { Picture } from './picture.ts'

/** What the year's dialogues named: counts, never shares, for nobody was drawn at random. */
export interface DialogueSection {
  readonly from: string
  readonly to: string
  /** The page that tells it area by area, for those who may see dialogues; null in a published edition. */
  readonly href: string | null
  readonly lines: readonly DialogueLine[]
}

interface DialogueLine {
  readonly title: string
  readonly observations: string
  readonly dialogues: string
  /** The area that named it most: 'Norr (3)'; '–' when none stands out. */
  readonly mostIn: string
}

/** The themes named in the kommun's dialogues, most named first. */
export function dialogueSection(
  { areas, survey, round, said, home, edition, themeName }: Picture,
  counts: readonly ThemeCount[],
): DialogueSection {
  const { from, to } = dialogueDays(round.year)
  const nameOf = (id: string) => areas.find((area) => area.id === id)?.name ?? 'annat område'
  const themes = edition ? survey.themes : themesNamed(survey.themes, counts)
  const lines = themeLines(themes, counts).map(({ theme, observations, dialogues, mostIn }) => ({
    title: themeName(theme),
    observations: count(observations),
    dialogues: count(dialogues),
    mostIn: mostIn ? `${nameOf(mostIn.areaId)} (${count(mostIn.observations)})` : '–',
  }))
  return { from: day(from), to: day(to), href: said === null ? `${home}/dialog` : null, lines }
}
