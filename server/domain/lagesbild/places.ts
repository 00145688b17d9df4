import type { Area } from '../area.ts'
import type { ShownRow } from '../disclosure/protect.ts'
import type { Measure } from '../survey/survey.ts'
import { populationKey } from '../tables.ts'
import { NONE, type Rows } from './rows.ts'
import { toldOf } from './told.ts'

/** An area and what one question says about it: this year, and the year before when that may be set beside. */
export interface Place {
  readonly areaId: string
  readonly name: string
  readonly now: ShownRow | undefined
  readonly before: ShownRow | undefined
}

/** Areas with what a question's rows say about them, from answers by code. */
export function placesOf(areas: readonly Pick<Area, 'id' | 'name'>[], now: Rows, before: Rows = NONE): readonly Place[] {
  return areas.map(({ id, name }) => {
    const key = populationKey({ kind: 'area', areaId: id })
    return { areaId: id, name, now: now.code.get(key), before: before.code.get(key) }
  })
}

/** The orders a table of areas can be read in: by value where one compares, by name where one looks up. */
export const ORDERS = ['andel', 'namn'] as const
export type Order = (typeof ORDERS)[number]

/** Places in order: the worst share first and those without a shown share last, or by name as Swedes look it up. */
export function ordered(places: readonly Place[], order: Order, direction: Measure['direction']): readonly Place[] {
  const byName = (a: Place, b: Place) => swedish.compare(a.name, b.name)
  if (order === 'namn') return [...places].sort(byName)
  const sign = direction === 'adverse' ? 1 : -1
  const worth = ({ now }: Place) => sign * shareOf(now, -2 * sign)
  return [...places].sort((a, b) => worth(b) - worth(a) || byName(a, b))
}

/** The share told of a row, or `otherwise` when it is hidden, missing or has none. */
export const shareOf = <T>(row: ShownRow | undefined, otherwise: T): number | T => toldOf(row)?.share ?? otherwise

const swedish = new Intl.Collator('sv')
