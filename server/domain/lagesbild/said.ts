import type { ThemeCount } from '../dialogues/dialogue.ts'
import type { ShownRow } from '../disclosure/protect.ts'
import type { Survey } from '../survey/survey.ts'
import type { ProblemFigure } from '../underlag/underlag.ts'
import { establishedOf } from './established.ts'
import { topProblem, topThemes, worstPlace } from './finding.ts'
import { items } from './items.ts'
import { establishedMeans, meanChangeSentences, meanRestSentences } from './mean-sentences.ts'
import { meanItems } from './means.ts'
import type { Place } from './places.ts'
import { changeSentences, nothingToSay, placeSentence, problemSentence, restSentences, themesSentence } from './sentences.ts'

/** What a place's rows are told of with: its survey, and the year of the round before (null without one). */
interface Ground {
  readonly survey: Survey
  readonly since: number | null
}

/** What the figures of a whole kommun say, in sentences. `places` are the areas' rows about the problem that most see. */
export function kommunSaid(
  { survey, since }: Ground,
  byCode: ReadonlyMap<string, ShownRow>,
  { problem, places }: { readonly problem: ProblemFigure | null; readonly places: readonly Place[] },
  counts: readonly ThemeCount[],
): readonly string[] {
  const place = problem && worstPlace(places, problem.item.measure.direction)
  const themes = topThemes(survey, counts)
  return [
    problem ? problemSentence(problem) : nothingToSay(byCode, 'Det finns för få svar för att säga vilket problem som flest ser.'),
    ...(problem && place ? [placeSentence(place, problem.item.measure.direction)] : []),
    ...changesSaid({ survey, since }, byCode),
    ...(themes ? [themesSentence(themes)] : []),
  ]
}

/** What the figures of one area say, in sentences. */
export function areaSaid(
  { survey, since }: Ground,
  byCode: ReadonlyMap<string, ShownRow>,
  counts: readonly ThemeCount[],
): readonly string[] {
  const problem = topProblem(survey, [...byCode.values()])
  const themes = topThemes(survey, counts)
  return [
    problem ? problemSentence(problem) : nothingToSay(byCode, 'Det finns för få svar för att säga vilket problem som flest ser här.'),
    ...restSentences(establishedOf(items(survey), byCode, 'againstRest')),
    ...meanRestSentences(establishedMeans(meanItems(survey), byCode, 'againstRest')),
    ...changesSaid({ survey, since }, byCode),
    ...(themes ? [themesSentence(themes)] : []),
  ]
}

/** What shares and group means have done since the round before. */
function changesSaid({ survey, since }: Ground, byCode: ReadonlyMap<string, ShownRow>): readonly string[] {
  if (since === null) return []
  return [
    ...changeSentences(establishedOf(items(survey), byCode, 'change'), since),
    ...meanChangeSentences(establishedMeans(meanItems(survey), byCode, 'change'), since),
  ]
}
