import { scaleOf } from '../counting/scoring.ts'
import { type ShownRow, TOO_FEW } from '../disclosure/protect.ts'
import { count } from '../format.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Scale } from '../statistics/scores.ts'
import type { Comparable, Survey, Text } from '../survey/survey.ts'
import { uncertainty, type Words } from './cells.ts'
import { againstRest, changeOf, type Standing } from './changes.ts'
import { comparability, mayStandBeside } from './comparability.ts'
import { meanLimits, meanWords, movedWords } from './points.ts'
import type { Rows } from './rows.ts'
import { sv } from './sentences.ts'
import { intervalOf, type Told } from './told.ts'

/** People's mean points over several questions, as the lägesbild reports it. High is a problem: points are given so. */
export interface MeanItem {
  readonly id: string
  readonly label: Text
  readonly comparable: Comparable | undefined
  readonly scale: Scale
}

/** The group means of a survey, in its own order. */
export function meanItems(survey: Survey): readonly MeanItem[] {
  const known = found.get(survey)
  if (known) return known
  const all = (survey.groupMeans ?? []).map((mean) => {
    return { id: mean.id, label: mean.label, comparable: mean.comparable, scale: scaleOf(survey, mean) }
  })
  found.set(survey, all)
  return all
}

/** Every page asks for them several times over, and a survey in use never changes. */
const found = new WeakMap<Survey, readonly MeanItem[]>()

/** What is told of a group mean: everything that is said of it anywhere, as of a share. */
export interface ToldMean extends Omit<Told, 'share'> {
  /** Points; weighted ones rounded to tenths. */
  readonly mean: number
}

/** What a group mean's row tells: the weighted mean where there is one, else that of those who answered. Null when hidden or missing. */
export function toldMean(row: ShownRow | undefined): ToldMean | null {
  if (!row || row.hidden || row.mean === null) return null
  const { base, weighted } = row
  const figure = weighted?.figures.group_mean
  if (!weighted || !figure) return { ...UNWEIGHTED, mean: row.mean, base }
  const { uncertain, isPublic, change, againstRest, band } = weighted
  return { mean: figure.value, interval: intervalOf(figure), base, isWeighted: true, uncertain, isPublic, change, againstRest, band }
}

const UNWEIGHTED = { interval: null, isWeighted: false, uncertain: false, isPublic: false, change: null, againstRest: null, band: null }

/** A group mean beside last year's and the kommun's. */
export interface MeanLine {
  readonly id: string
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
  readonly uncertain: boolean
  /** For the chart, on the axis 0–1 from the scale's lowest points to its highest. */
  readonly onAxis: { readonly value: string; readonly low: string | null; readonly high: string | null }
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
  return meanItems(survey).map((item) => {
    const row = now.code.get(item.id)
    const compared = comparability(survey, item, earlier?.survey)
    return {
      id: item.id,
      label: sv(item.label),
      now: meanCell(row, item),
      before: mayStandBeside(compared) ? alone(before.code.get(item.id), item) : '–',
      kommun: alone(kommun.code.get(item.id), item),
      ...meanStandings(compared, toldMean(row), item),
    }
  })
}

/** What is established of a group mean's change, and against the rest of the kommun: measured in points. */
export function meanStandings(
  compared: Parameters<typeof changeOf>[0],
  told: ToldMean | null,
  { scale }: Pick<MeanItem, 'scale'>,
): { readonly change: Standing; readonly rest: Standing | null } {
  const rest = againstRest(told)
  return {
    change: inPoints(changeOf(compared, told, scale.to - scale.from), told?.change),
    rest: rest && inPoints(rest, told?.againstRest),
  }
}

/** A group mean's row as a table cell. */
export function meanCell(row: ShownRow | undefined, { scale }: Pick<MeanItem, 'scale'>): MeanCell {
  if (row?.hidden) return { shown: false, words: TOO_FEW }
  const told = toldMean(row)
  if (!told) return { shown: false, words: 'saknas' }
  const { mean, interval, base } = told
  return {
    shown: true,
    mean: meanWords(mean),
    limits: interval && meanLimits(interval),
    base: count(base),
    note: told.isWeighted ? (told.uncertain ? uncertainty(told) : null) : 'oviktat',
    uncertain: told.uncertain,
    onAxis: axis(mean, interval, scale),
  }
}

/** The mean of those who answered, each counted the same, or why there is none. */
export function unweightedMean(row: ShownRow | undefined): string {
  if (row?.hidden) return TOO_FEW
  return !row || row.mean === null ? 'saknas' : meanWords(row.mean)
}

function axis(mean: number, interval: Interval | null, scale: Scale): ShownMean['onAxis'] {
  const at = (value: number) => onScale(value, scale).toFixed(4)
  return { value: at(mean), low: interval && at(interval.low), high: interval && at(interval.high) }
}

/** Points on the axis 0–1 from the lowest there are to the highest. */
export const onScale = (points: number, { from, to }: Scale): number => (points - from) / (to - from)

/** A mean in a line with others: '2,4', or its words. */
function alone(row: ShownRow | undefined, item: MeanItem): string {
  const cell = meanCell(row, item)
  return cell.shown ? `${cell.mean}${cell.note === 'oviktat' ? ' (oviktat)' : ''}` : cell.words
}

// Where a difference was measured it was in shares; here it is in points.
const inPoints = (standing: Standing, tested: ToldMean['change'] | undefined): Standing =>
  standing.measured === null || !tested ? standing : { ...standing, measured: movedWords(tested) }
