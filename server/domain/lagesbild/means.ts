import { type ShownRow, TOO_FEW } from '../disclosure/protect.ts'
import { count, number } from '../format.ts'
import type { Survey } from '../survey/survey.ts'
import type { TestedDifference } from '../weighting/weighted.ts'
import { uncertainty, type Words } from './cells.ts'
import { againstRest, changeOf, type Standing } from './changes.ts'
import { comparability, mayStandBeside } from './comparability.ts'
import type { Rows } from './rows.ts'
import { sv } from './sentences.ts'

/** A group mean beside last year's and the kommun's. */
export interface MeanLine {
  readonly label: string
  readonly now: MeanCell
  /** Last year's mean alone, or why there is none. */
  readonly before: string
  readonly kommun: string
  readonly change: Standing
  /** Null where it was not tested. */
  readonly rest: Standing | null
}

/** A mean that may be shown, or what stands where there is none. */
export type MeanCell = ShownMean | Words

/** People's mean points with one decimal, always with how many they rest on. */
export interface ShownMean {
  readonly shown: true
  readonly mean: string
  /** The limits of the 95 per cent interval, rounded outwards: '2,1–2,7'; null where there is none. */
  readonly limits: string | null
  readonly base: string
  /** What must be said beside it; null when there is nothing. */
  readonly note: string | null
}

/** Two rounds of one survey series, told of together. */
interface Years {
  readonly survey: Survey
  readonly before: { readonly survey: Survey } | null
}

/** The group means of a survey in its own order, with the rows of one population: this year's, last year's, and the kommun's. */
export function meanLines(
  { survey, before: earlier }: Years,
  { now, before, kommun = now }: { readonly now: Rows; readonly before: Rows; readonly kommun?: Rows },
): readonly MeanLine[] {
  return (survey.groupMeans ?? []).map((item) => {
    const row = now.code.get(item.id)
    const weighted = row && !row.hidden ? (row.weighted ?? null) : null
    const compared = comparability(survey, { id: item.id, comparable: item.comparable }, earlier?.survey)
    const rest = againstRest(weighted)
    return {
      label: sv(item.label),
      now: meanCell(row),
      before: mayStandBeside(compared) ? alone(before.code.get(item.id)) : '–',
      kommun: alone(kommun.code.get(item.id)),
      change: inPoints(changeOf(compared, weighted), weighted?.change),
      rest: rest && inPoints(rest, weighted?.againstRest),
    }
  })
}

function meanCell(row: ShownRow | undefined): MeanCell {
  if (row?.hidden) return { shown: false, words: TOO_FEW }
  if (!row || row.mean === null) return { shown: false, words: 'saknas' }
  const { weighted } = row
  const figure = weighted?.figures.group_mean
  if (!weighted || !figure) return { shown: true, mean: number(row.mean, 1), limits: null, base: count(row.base), note: 'oviktat' }
  const { value, low, high } = figure
  return {
    shown: true,
    mean: number(value, 1),
    limits: low === null || high === null ? null : `${number(floor(low), 1)}–${number(ceil(high), 1)}`,
    base: count(row.base),
    note: weighted.uncertain ? uncertainty(weighted) : null,
  }
}

function alone(row: ShownRow | undefined): string {
  const cell = meanCell(row)
  return cell.shown ? `${cell.mean}${cell.note === 'oviktat' ? ' (oviktat)' : ''}` : cell.words
}

// Where a difference was measured it was in shares; here it is in points, one decimal, the limits rounded outwards.
function inPoints(standing: Standing, tested: TestedDifference | null | undefined): Standing {
  if (standing.measured === null || !tested) return standing
  const { diff, low, high } = tested
  return { ...standing, measured: `${signed(diff)} poäng (${signed(floor(low))} till ${signed(ceil(high))})` }
}

const floor = (value: number) => Math.floor(value * 10 + 1e-9) / 10
const ceil = (value: number) => Math.ceil(value * 10 - 1e-9) / 10

function signed(value: number): string {
  const size = number(Math.abs(value), 1)
  return size === '0,0' ? size : `${value < 0 ? '−' : '+'}${size}`
}
