import type { Cell, Cube } from '../cube.ts'
import { rowKey } from '../disclosure/protect.ts'
import type { Row } from '../tables.ts'
import type { Carried } from '../weighting/carried.ts'
import type { WeighingReport } from '../weighting/report.ts'

/** One place where two countings disagree: which cell or figure, what stands in the first, what in the second. */
export interface Difference {
  readonly place: string
  readonly stored: string
  readonly recounted: string
}

/** Where a stored cube and a recounted one disagree, cell by cell and code by code. */
export function cubeDifferences(stored: Cube, recounted: Cube): readonly Difference[] {
  return differences(stored.cells, recounted.cells, cellKey, flatCell)
}

/** Where stored figures and recomputed ones disagree. Numbers are compared exactly: the same program made both. */
export function rowDifferences(stored: Iterable<Row>, recounted: Iterable<Row>): readonly Difference[] {
  return differences(stored, recounted, rowKey, flatRow)
}

/** Where what is told of a stored weighing and of a recounted one disagree. */
export function reportDifferences(stored: WeighingReport, recounted: WeighingReport): readonly Difference[] {
  return between('vägningen', new Map(leaves('', stored)), new Map(leaves('', recounted)))
}

/** Where stored weights and recomputed ones disagree. */
export function weightDifferences(stored: readonly Carried[], recounted: readonly Carried[]): readonly Difference[] {
  const keyOf = ({ areaId, sex, ageGroup }: Carried) => `vikt ${areaId}|${sex}|${ageGroup}`
  return differences(stored, recounted, keyOf, (one) => new Map(leaves('', one)))
}

const MISSING = 'saknas'

function differences<Thing>(
  stored: Iterable<Thing>,
  recounted: Iterable<Thing>,
  keyOf: (thing: Thing) => string,
  flat: (thing: Thing) => ReadonlyMap<string, string>,
): readonly Difference[] {
  const kept = new Map<string, Thing>()
  for (const thing of stored) kept.set(keyOf(thing), thing)
  const found: Difference[] = []
  for (const thing of recounted) {
    const key = keyOf(thing)
    const before = kept.get(key)
    kept.delete(key)
    if (before === undefined) found.push({ place: key, stored: MISSING, recounted: 'finns' })
    else found.push(...between(key, flat(before), flat(thing)))
  }
  return [...found, ...[...kept.keys()].map((place) => ({ place, stored: 'finns', recounted: MISSING }))]
}

function between(key: string, stored: ReadonlyMap<string, string>, recounted: ReadonlyMap<string, string>): readonly Difference[] {
  return [...new Set([...stored.keys(), ...recounted.keys()])]
    .filter((part) => stored.get(part) !== recounted.get(part))
    .map((part) => ({ place: `${key} ${part}`, stored: stored.get(part) ?? MISSING, recounted: recounted.get(part) ?? MISSING }))
}

const cellKey = ({ slice, source, areaId, sex, ageGroup }: Cell) => [slice || 'alla', source, areaId, sex, ageGroup].join('|')

function flatCell({ respondents, counts }: Cell): ReadonlyMap<string, string> {
  const codes = Object.entries(counts).flatMap(([question, given]) =>
    Object.entries(given).map(([code, people]) => [`${question}=${code}`, String(people)] as const),
  )
  return new Map([['svarande', String(respondents)], ...codes])
}

function flatRow({ population: _population, source: _source, question: _question, counts, interval, weighted, ...numbers }: Row) {
  return new Map([
    ...Object.entries(numbers).map(([name, value]) => [name, String(value)] as const),
    ...Object.entries(counts).map(([code, people]) => [`kod ${code}`, String(people)] as const),
    ['intervall', interval ? `${interval.low}–${interval.high}` : 'inget'] as const,
    ...leaves('vägd', weighted),
  ])
}

/** Everything inside a value, each with the way to it: 'vägd figures measure low'. */
function* leaves(place: string, value: unknown): Generator<readonly [place: string, value: string]> {
  if (typeof value !== 'object' || value === null) yield [place, String(value)]
  else for (const [name, inner] of Object.entries(value)) yield* leaves(`${place} ${name}`.trim(), inner)
}
