import type { ShownRow } from '../disclosure/protect.ts'
import { type Detectable, smallestSeen, USUAL_DEMAND } from '../statistics/planner/change.ts'
import { effectiveSize, USUAL_DEFF } from '../statistics/planner/effective.ts'
import { type Learnt, learntMean, learntShare } from '../statistics/planner/learnt.ts'
import type { Scale } from '../statistics/scores.ts'
import type { Measure } from '../survey/survey.ts'
import type { ToldFigure } from '../weighting/weighted.ts'

/** What the answers of a year told of a question or group mean in one place, and what as many answers again can show. */
export interface Told extends Learnt {
  /** The share, 0–1 on the measure's axis, or the mean points. */
  readonly value: number
}

/** An area by name, and what was told of it; null when that may not be shown. */
export interface ToldOf {
  readonly name: string
  readonly told: Told | null
}

/** What the areas' answers can establish of a question, if as many answer again: the smallest improvement that is seen with four chances in five. */
export interface Outlook {
  /** What is seen in at least half of the areas, on the axis 0–1: percentage points of a share, a part of a mean's scale. */
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
  if (weighted) return { value: weighted.value, ...learntShare({ ...weighted, nCareful: sizeOf(weighted) }) }
  const nCareful = effectiveSize({ answers: row.base, people: Number.POSITIVE_INFINITY, deff: USUAL_DEFF })
  return { value: row.share, ...learntShare({ n: row.base, value: row.share, nCareful }) }
}

/** What a group mean's row told; null when it is hidden or not weighted, for then nothing is known of its error. */
export function meanToldBy(row: ShownRow | undefined, scale: Scale): Told | null {
  const figure = row && !row.hidden ? row.weighted?.figures.group_mean : undefined
  return figure ? { value: figure.value, ...learntMean({ ...figure, scale, nCareful: sizeOf(figure) }) } : null
}

const sizeOf = ({ worth }: ToldFigure) => worth ?? Number.POSITIVE_INFINITY

/**
 * What the areas can tell of a question when `together` questions, or group means, are tested. Every area of each of them is tested together,
 * so the demand is that of the strictest step among them all: a single real change meets it; where several are real, smaller ones are enough.
 */
export function outlook(areas: readonly ToldOf[], direction: Measure['direction'], together: number): Outlook {
  const demand = { ...USUAL_DEMAND, pledges: together * areas.length }
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

const smallest = ({ start, effective }: Told, direction: Measure['direction'], demand: typeof USUAL_DEMAND): Detectable =>
  smallestSeen({ start, direction: direction === 'adverse' ? 'fall' : 'rise', before: effective, after: effective }, demand)
