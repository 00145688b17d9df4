import type { ThemeCount } from '../dialogues/dialogue.ts'
import type { ShownRow } from '../disclosure/protect.ts'
import type { Measure, Survey } from '../survey/survey.ts'
import { type ProblemFigure, type ThemeFigure, topThemes as themesInOrder, topProblems } from '../underlag/underlag.ts'
import { establishes } from '../weighting/weighted.ts'
import type { Place } from './places.ts'
import { type Told, toldOf } from './told.ts'

/** The area that stands worst: highest where a high share is bad, lowest where it is good. */
export interface WorstPlace {
  readonly areaId: string
  readonly name: string
  readonly told: Told
  /** What is established of it: worse than every other area, worse than the rest of the kommun taken together, or only measured so. */
  readonly isWorse: 'than every other' | 'than the rest' | 'as measured'
  /** Areas whose share may not be shown, or is not there. */
  readonly hidden: number
}

/** The problem that the largest share of a population named; null when none was named or may be shown. */
export function topProblem(survey: Survey, rows: readonly ShownRow[]): ProblemFigure | null {
  return topProblems(survey, rows, 'code').figures[0] ?? null
}

/** The themes named most in dialogues, all of those named equally often. More than three single nothing out: null. */
export function topThemes(survey: Survey, counts: readonly ThemeCount[]): readonly ThemeFigure[] | null {
  const { figures, tied } = themesInOrder(survey, counts)
  const most = [...figures, ...tied].filter(({ observations }) => observations === figures[0]?.observations)
  return most.length === 0 || most.length > 3 ? null : most
}

/** The area that stands worst, when at least two can be shown and it stands alone; null when there is nothing to single out. */
export function worstPlace(places: readonly Place[], direction: Measure['direction']): WorstPlace | null {
  const sign = direction === 'adverse' ? 1 : -1
  const measured = places
    .flatMap(({ areaId, name, now }) => {
      const told = toldOf(now)
      return told ? [{ areaId, name, told }] : []
    })
    .sort((a, b) => sign * (b.told.share - a.told.share))
  const [worst, ...rest] = measured
  if (!worst || rest.length === 0 || rest[0]?.told.share === worst.told.share) return null
  return { ...worst, isWorse: established(worst.told, direction), hidden: places.length - measured.length }
}

function established({ band, againstRest }: Told, direction: Measure['direction']): WorstPlace['isWorse'] {
  const [end, way] = direction === 'adverse' ? ([band?.of, 'up'] as const) : ([1, 'down'] as const)
  if (band && band.lowest === end && band.highest === end) return 'than every other'
  return againstRest && establishes(againstRest) === way ? 'than the rest' : 'as measured'
}
