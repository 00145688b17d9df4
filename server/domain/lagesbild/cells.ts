import type { ShownRow } from '../disclosure/protect.ts'
import { TOO_FEW } from '../disclosure/protect.ts'
import { count, limits, percent } from '../format.ts'
import { type Told, toldOf, unweightedOf } from './told.ts'

/** A share as a table shows it: in words for the reader, as numbers for the chart that is drawn from the table. */
export type Cell = Shown | Words

/** A share that may be shown, always with its base. */
export interface Shown {
  readonly shown: true
  readonly share: string
  /** The limits of the 95 per cent interval: '17–31 %'; null where there is none. */
  readonly limits: string | null
  readonly base: string
  /** What must be said beside it: 'stor osäkerhet', 'oviktad'; null when there is nothing. */
  readonly note: string | null
  readonly uncertain: boolean
  /** 0–1 with four decimals, for the chart. */
  readonly value: string
  readonly low: string | null
  readonly high: string | null
}

/** What stands where there is no share: 'för få svar', or why there is nothing. */
export interface Words {
  readonly shown: false
  readonly words: string
}

/** A row as a table cell. Without a row, or without a share, the words given. */
export const cell = (row: ShownRow | undefined, otherwise = 'saknas'): Cell => made(row, toldOf(row), otherwise)

/** The share of those who answered as a table cell: for the tables that say so above all their shares. */
export const unweightedCell = (row: ShownRow | undefined): Cell => made(row, unweightedOf(row), 'saknas', null)

function made(row: ShownRow | undefined, told: Told | null, otherwise: string, note = told && noteOf(row, told)): Cell {
  if (row?.hidden) return { shown: false, words: TOO_FEW }
  if (!told) return { shown: false, words: otherwise }
  const { share, interval, base } = told
  return {
    shown: true,
    share: percent(share),
    limits: interval && `${limits(interval)}\u00a0%`,
    base: count(base),
    note,
    uncertain: told.uncertain,
    value: share.toFixed(4),
    low: interval?.low.toFixed(4) ?? null,
    high: interval?.high.toFixed(4) ?? null,
  }
}

/** What must be said beside a share. Those of the open link are unweighted all, which is said once for all of them. */
export function noteOf(row: Pick<ShownRow, 'source'> | undefined, told: Told): string | null {
  const words = [...(told.isWeighted || row?.source === 'open' ? [] : ['oviktad']), ...(told.uncertain ? [uncertainty(told)] : [])]
  return words.length > 0 ? words.join(', ') : null
}

/** How uncertain an uncertain share is, in words. */
export const uncertainty = ({ isPublic }: Pick<Told, 'isPublic'>) => (isPublic ? 'stor osäkerhet' : 'mycket osäker, sprid inte')

/** A cell in one breath: '23 % (17–31 %), 87 svar', or its words. */
export const inBreath = (cell: Cell) =>
  cell.shown ? `${cell.share}${cell.limits ? ` (${cell.limits})` : ''}, ${cell.base} svar${cell.note ? `, ${cell.note}` : ''}` : cell.words
