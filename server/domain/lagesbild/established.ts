import type { ShownRow } from '../disclosure/protect.ts'
import { establishes } from '../weighting/weighted.ts'
import type { Item } from './items.ts'
import { type Told, toldOf } from './told.ts'

/** Items whose share has been shown to go one way, and those where nothing could be shown although it was tested. */
export interface Established {
  readonly up: readonly Compared[]
  readonly down: readonly Compared[]
  readonly unclear: readonly Compared[]
}

/** An item and how far its share is from what it was tested against, −1 to 1. */
export interface Compared {
  readonly item: Item
  readonly told: Told
  readonly diff: number
}

/** What tests have established of some items' shares, the largest differences first. */
export function establishedOf(items: readonly Item[], rows: ReadonlyMap<string, ShownRow>, against: 'change' | 'againstRest'): Established {
  const tested = items.flatMap((item) => {
    const told = toldOf(rows.get(item.id))
    const found = told?.[against]
    return told && found ? [{ item, told, diff: found.diff, way: establishes(found) }] : []
  })
  const going = (way: 'up' | 'down' | null) => tested.filter((one) => one.way === way).sort((a, b) => Math.abs(b.diff) - Math.abs(a.diff))
  return { up: going('up'), down: going('down'), unclear: going(null) }
}
