import type { ShownRow } from '../disclosure/protect.ts'
import { TOO_FEW } from '../disclosure/protect.ts'
import { count, limits, percent } from '../format.ts'

/** A share as a table shows it: in words for the reader, as numbers for the chart that is drawn from the table. */
export type Cell = Shown | Words

/** A share that may be shown, always with its base. */
export interface Shown {
  readonly shown: true
  readonly share: string
  /** The limits of the 95 per cent interval: '17–31 %'; null where there is none. */
  readonly limits: string | null
  readonly base: string
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
export function cell(row: ShownRow | undefined, otherwise = 'saknas'): Cell {
  if (row?.hidden) return { shown: false, words: TOO_FEW }
  if (!row || row.share === null) return { shown: false, words: otherwise }
  return {
    shown: true,
    share: percent(row.share),
    limits: row.interval && `${limits(row.interval)}\u00a0%`,
    base: count(row.base),
    value: row.share.toFixed(4),
    low: row.interval?.low.toFixed(4) ?? null,
    high: row.interval?.high.toFixed(4) ?? null,
  }
}

/** A cell in one breath: '23 % (17–31 %) av 87', or its words. */
export const inBreath = (cell: Cell) => (cell.shown ? `${cell.share}${cell.limits ? ` (${cell.limits})` : ''} av ${cell.base}` : cell.words)
