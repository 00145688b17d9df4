import { themesOf } from '../../domain/dialogues/themes.ts'
import { count } from '../../domain/format.ts'
import { dialogueDays, type ThemeLine, themeLines } from '../../domain/lagesbild/themes.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as voices from '../../store/voices.ts'
import type { Deps } from '../deps.ts'
import type { Side } from './beside-questions.ts'

/** What the kommuner's dialogues named, each in the calendar year of its round: counts, which say as much of how many dialogues were held. */
export interface BesideDialogues {
  /** How many were held in each kommun. */
  readonly held: readonly string[]
  /** How often each theme was named in each kommun; themes nobody named are left out. */
  readonly lines: readonly { readonly title: string; readonly observations: readonly string[] }[]
}

/** The dialogues of some kommuner, theme by theme. */
export async function besideDialogues({ db, surveys }: Pick<Deps, 'db' | 'surveys'>, sides: readonly Side[]): Promise<BesideDialogues> {
  const titles = new Map(sides.flatMap(({ round }) => themesOf(surveys, round.surveyId).map(({ id, title }) => [id, title.sv ?? id])))
  const themes = [...titles.keys()].map((id) => ({ id }))
  const held: string[] = []
  const named: (readonly ThemeLine[])[] = []
  for (const { kommun, round } of sides) {
    const { from, to } = dialogueDays(round.year)
    held.push(count(await dialogues.count(db, kommun.id, from, to)))
    named.push(themeLines(themes, await voices.ofThemes(db, kommun.id, from, to)))
  }
  const of = (lines: readonly ThemeLine[], id: string) => lines.find(({ theme }) => theme === id)?.observations ?? 0
  return {
    held,
    lines: [...titles].flatMap(([id, title]) => {
      const observations = named.map((lines) => of(lines, id))
      return observations.some((times) => times > 0) ? [{ title, observations: observations.map(count) }] : []
    }),
  }
}
