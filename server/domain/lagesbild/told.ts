import type { ShownRow } from '../disclosure/protect.ts'
import type { Interval } from '../statistics/interval.ts'
import { reliability } from '../statistics/reliability.ts'
import { SHARE } from '../statistics/scores.ts'
import type { PlaceBand, TestedDifference, ToldFigure } from '../weighting/weighted.ts'

/**
 * What is told of a row: everything that is said of it anywhere, so that no two pages say different things. The weighted share
 * where there is one, else the share of those who answered, which then must be said.
 */
export interface Told {
  /** 0–1; a weighted one rounded to hundredths. */
  readonly share: number
  /** 95 %; null where none can be told, and always for answers by open link. */
  readonly interval: Interval | null
  /** People who gave a value. */
  readonly base: number
  readonly isWeighted: boolean
  /** "Stor osäkerhet": said wherever the share is. */
  readonly uncertain: boolean
  /** Certain enough for the public; else for staff alone. */
  readonly isPublic: boolean
  /** Since the last counted round before; null unless it was tested. */
  readonly change: TestedDifference | null
  /** An area against the rest of the kommun; null unless it was tested. */
  readonly againstRest: TestedDifference | null
  /** The places an area may truly have among the areas; null for others, and without weights. */
  readonly band: PlaceBand | null
}

/** What is told of a row; null when it is hidden, missing, or about a question without a share. */
export function toldOf(row: ShownRow | undefined): Told | null {
  if (!row || row.hidden) return null
  const { base, weighted } = row
  const measure = weighted?.figures.measure
  if (!weighted || !measure) return unweightedOf(row)
  const { uncertain, isPublic, change, againstRest, band } = weighted
  return { share: measure.value, interval: intervalOf(measure), base, isWeighted: true, uncertain, isPublic, change, againstRest, band }
}

/** The share of those who answered, whatever else there is: each of them counts the same. */
export function unweightedOf(row: ShownRow | undefined): Told | null {
  if (!row || row.hidden || row.share === null) return null
  const { base, share, interval, source } = row
  const limits = { low: interval?.low ?? share, high: interval?.high ?? share }
  const { audience, uncertain } = reliability([{ n: base, ...limits, scale: SHARE }])
  const isSample = source === 'code' // of those who chose themselves nothing is known but what they said
  return {
    ...{ share, interval, base, isWeighted: false, change: null, againstRest: null, band: null },
    uncertain: isSample && uncertain,
    isPublic: isSample && audience === 'public',
  }
}

/** The 95 % interval of a weighted figure; null without one. */
export const intervalOf = ({ low, high }: Pick<ToldFigure, 'low' | 'high'>): Interval | null =>
  low === null || high === null ? null : { low, high }
