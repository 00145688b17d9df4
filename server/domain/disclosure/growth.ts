import type { Row } from '../tables.ts'
import { rowKey } from './protect.ts'

/**
 * Rows whose people are others than they were in an earlier counting of the same round, but by fewer than a base may be: whoever
 * holds both countings could subtract one from the other and read what those few answered. Both the base and the number of
 * respondents must have changed by nothing or by at least so many, whether or not the row is shown: rows that are not shown can
 * be what is left when the others are taken from the kommun.
 */
export function tooLittleChanged(before: Iterable<Row>, now: Iterable<Row>, fewest: number): readonly Row[] {
  const earlier = new Map([...before].map((row) => [rowKey(row), row]))
  const isFew = (change: number) => change !== 0 && Math.abs(change) < fewest
  const found: Row[] = []
  for (const row of now) {
    const was = earlier.get(rowKey(row))
    earlier.delete(rowKey(row))
    if (isFew(row.base - (was?.base ?? 0)) || isFew(row.respondents - (was?.respondents ?? 0))) found.push(row)
  }
  return [...found, ...[...earlier.values()].filter(({ base, respondents }) => isFew(base) || isFew(respondents))]
}
