import type { Survey, Surveys, Theme } from '../survey/survey.ts'

/**
 * The themes dialogues in a kommun speak about: those of the newest survey of the series it uses (any series before its
 * first round), and after them themes of earlier years, so that an old dialogue keeps its words.
 */
export function themesOf(surveys: Surveys, surveyId: string | undefined): readonly Theme[] {
  const newestFirst = [...surveys.values()].sort((a, b) => b.year - a.year)
  const series = (surveyId === undefined ? undefined : surveys.get(surveyId)?.series) ?? newestFirst[0]?.series
  const byId = new Map<string, Theme>()
  for (const survey of newestFirst.filter((candidate: Survey) => candidate.series === series)) {
    for (const theme of survey.themes) if (!byId.has(theme.id)) byId.set(theme.id, theme)
  }
  return [...byId.values()]
}

/** Themes to choose among where some stand already: those that the series does not have come last, in the words of the newest survey that has them. */
export function withKept(themes: readonly Theme[], surveys: Surveys, kept: readonly string[]): readonly Theme[] {
  const newestFirst = [...surveys.values()].sort((a, b) => b.year - a.year).flatMap((survey) => survey.themes)
  const gone = [...new Set(kept)].filter((id) => id !== '' && !themes.some((theme) => theme.id === id))
  return [...themes, ...gone.map((id) => newestFirst.find((theme) => theme.id === id) ?? { id, title: { sv: id } })]
}
