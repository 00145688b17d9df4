import type { ShownRow } from '../disclosure/protect.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Measure } from '../survey/survey.ts'
import type { Item } from './items.ts'
import { type Place, shareOf } from './places.ts'

/** A shown row with a share: what a claim may rest on. */
export type Measured = ShownRow & { readonly hidden: false; readonly share: number }

/** The problem that the largest share of a population named. */
export interface TopProblem {
  readonly item: Item
  readonly row: Measured
}

/** The area that stands worst: highest where a high share is bad, lowest where it is good. */
export interface WorstPlace {
  readonly areaId: string
  readonly name: string
  readonly row: Measured
  /** Its interval lies beyond every other shown area's: only then is it worse, and not only measured so. */
  readonly apart: boolean
  /** Areas with a shown share, this one included, and areas without. */
  readonly shown: number
  readonly hidden: number
}

/** The themes named most in dialogues; several when they are named equally often. */
export interface TopThemes {
  readonly themes: readonly string[]
  /** Observations of each. */
  readonly observations: number
}

/** What may be said at the top of a page from this year's figures alone: nothing about change, nothing about why. */
export interface Finding {
  readonly problem: TopProblem | null
  readonly place: WorstPlace | null
  readonly themes: TopThemes | null
}

/** The problem with the largest shown share above zero; among equals the one that rests on more answers. */
export function topProblem(problems: readonly Item[], rowOf: (item: Item) => ShownRow | undefined): TopProblem | null {
  const measured = problems.flatMap((item) => {
    const row = rowOf(item)
    return isMeasured(row) && row.share > 0 ? [{ item, row }] : []
  })
  return measured.sort((a, b) => b.row.share - a.row.share || b.row.base - a.row.base)[0] ?? null
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
  return { ...worst, apart, shown: measured.length, hidden: places.length - measured.length }
}

// Whether the whole of `a` lies on the worse side of the whole of `b`. Without both intervals nothing is beyond anything.
function beyond(sign: 1 | -1, a: Interval | null, b: Interval | null): boolean {
  if (!a || !b) return false
  return sign === 1 ? a.low > b.high : a.high < b.low
}

/** The themes with the most observations. More than three equal ones single nothing out: null. */
export function topThemes(observations: ReadonlyMap<string, number>): TopThemes | null {
  const most = Math.max(0, ...observations.values())
  const themes = [...observations].filter(([, count]) => count === most).map(([theme]) => theme)
  return most === 0 || themes.length > 3 ? null : { themes, observations: most }
}

const isMeasured = (row: ShownRow | undefined): row is Measured => shareOf(row, null) !== null
