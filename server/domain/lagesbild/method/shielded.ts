import { leaksOf, type ProtectionReport } from '../../disclosure/report.ts'
import { count } from '../../format.ts'
import type { Row } from '../../tables.ts'

/** How small groups are protected in a lägesbild, in words and numbers for those who work with it. */
export interface Shielded {
  /** The fewest valid answers a row is shown with, and the fewest people a sensitive answer is. */
  readonly bases: string
  readonly cells: string
  /** Rows there are; hidden because they rest on too few; hidden, or with hidden answers, for the sake of few people. */
  readonly rows: string
  readonly small: string
  readonly complement: string
  readonly answers: string
  /** Whether everything hidden was attacked and nothing could be worked out. */
  readonly safe: boolean
}

/** What was hidden of a counting's rows, and by which rules. Which row was hidden for which reason is not told: that would tell which are small. */
export function shielded({ rules, ...report }: ProtectionReport, rows: readonly Row[]): Shielded {
  const under = (row: Row) => row.base < rules.bases
  const hides = (row: Row) => (row.hides?.length ?? 0) > 0
  const whole = (row: Row) => row.hides?.includes('base') ?? false
  const number = (test: (row: Row) => boolean) => count(rows.filter(test).length)
  return {
    bases: count(rules.bases),
    cells: count(rules.cells),
    rows: count(rows.length),
    small: number(under),
    complement: number((row) => !under(row) && whole(row)),
    answers: number((row) => !under(row) && hides(row) && !whole(row)),
    safe: leaksOf({ rules, ...report }).length === 0,
  }
}
