import type { ShownRow } from '../disclosure/protect.ts'
import { type Detectable, share, smallestChange, USUAL_DEMAND } from '../statistics/planner/change.ts'
import { effectiveSize, USUAL_DEFF } from '../statistics/planner/effective.ts'
import type { Measure } from '../survey/survey.ts'

/** What the answers of a year told of a question in one place. */
export interface Told {
  /** 0–1, on the measure's axis. */
  readonly share: number
  /** As many people drawn at random among endlessly many would tell as much; Infinity when everybody answered. */
  readonly effective: number
}

/** An area by name, and what was told of it; null when that may not be shown. */
export interface ToldOf {
  readonly name: string
  readonly told: Told | null
}

/** What the areas' answers can establish of a question, if as many answer again: the smallest improvement that is seen with four chances in five. */
export interface Outlook {
  /** Percentage points as a share 0–1 that are seen in at least half of the areas. */
  readonly half: Detectable
  /** Where the smallest improvement is seen; null when it is nowhere. */
  readonly best: { readonly name: string; readonly change: number } | null
  /** Areas where no improvement can be seen, however large. */
  readonly blind: number
}

/** What a row told; null when it is hidden or holds no share. Weighted where it could be; else as many answers usually tell. */
export function toldBy(row: ShownRow | undefined): Told | null {
  if (!row || row.hidden || row.share === null) return null
  const weighted = row.weighted?.figures.measure
  if (weighted) return { share: weighted.value, effective: weighted.nEff ?? Number.POSITIVE_INFINITY }
  return { share: row.share, effective: effectiveSize({ answers: row.base, people: Number.POSITIVE_INFINITY, deff: USUAL_DEFF }) }
}

/**
 * What the areas can tell of a question when `inFocus` questions are. Every area of each of them is tested together, so the demand is that
 * of the strictest step among them all: a single real change meets it; where several are real, smaller ones are enough.
 */
export function outlook(areas: readonly ToldOf[], direction: Measure['direction'], inFocus: number): Outlook {
  const demand = { ...USUAL_DEMAND, pledges: inFocus * areas.length }
  const seen = areas
    .flatMap(({ name, told }) => {
      const found = told && smallest(told, direction, demand)
      return found?.detectable ? [{ name, change: found.change }] : []
    })
    .sort((a, b) => a.change - b.change)
  const middle = seen[Math.ceil(areas.length / 2) - 1]
  return {
    half: middle ? { detectable: true, change: middle.change } : { detectable: false },
    best: seen[0] ?? null,
    blind: areas.length - seen.length,
  }
}

const smallest = (told: Told, direction: Measure['direction'], demand: typeof USUAL_DEMAND): Detectable =>
  smallestChange(
    { start: share(told.share), direction: direction === 'adverse' ? 'fall' : 'rise', before: told.effective, after: told.effective },
    demand,
  )
