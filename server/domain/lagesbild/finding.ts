import type { ThemeCount } from '../dialogues/dialogue.ts'
import type { ShownRow } from '../disclosure/protect.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Measure, Survey } from '../survey/survey.ts'
import { type ProblemFigure, type ThemeFigure, topThemes as themesInOrder, topProblems } from '../underlag/underlag.ts'
import { type Place, shareOf } from './places.ts'

/** A shown row with a share: what a claim may rest on. Claims are about this year's figures alone: nothing about change, nothing about why. */
export type Measured = ShownRow & { readonly hidden: false; readonly share: number }

/** The area that stands worst: highest where a high share is bad, lowest where it is good. */
export interface WorstPlace {
  readonly areaId: string
  readonly name: string
  readonly row: Measured
  /** Its interval lies beyond every other shown area's: only then is it worse, and not only measured so. */
  readonly apart: boolean
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
    .flatMap(({ areaId, name, now }) => (isMeasured(now) ? [{ areaId, name, row: now }] : []))
    .sort((a, b) => sign * (b.row.share - a.row.share))
  const [worst, ...rest] = measured
  if (!worst || rest.length === 0 || rest[0]?.row.share === worst.row.share) return null
  const apart = rest.every(({ row }) => beyond(sign, worst.row.interval, row.interval))
  return { ...worst, apart, hidden: places.length - measured.length }
}

// Whether the whole of `a` lies on the worse side of the whole of `b`. Without both intervals nothing is beyond anything.
function beyond(sign: 1 | -1, a: Interval | null, b: Interval | null): boolean {
  if (!a || !b) return false
  return sign === 1 ? a.low > b.high : a.high < b.low
}

/** Whether a claim may rest on a row: it is shown, and has a share. */
export const isMeasured = (row: ShownRow | undefined): row is Measured => shareOf(row, null) !== null
