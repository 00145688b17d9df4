import betaCdf from '@stdlib/stats-base-dists-beta-cdf'
import type { Design } from './design.ts'
import type { Scores } from './scores.ts'
import { sweep } from './sweep.ts'
import { covariance, linearised } from './variance.ts'

/** Whether two things are related at all, before any pair is looked at. */
export interface Omnibus {
  readonly f: number
  readonly numeratorDf: number
  readonly denominatorDf: number
  readonly p: number
}

/** People of a weight cell by row and column: [row][column]. */
export interface CrossedCell {
  readonly cell: number
  readonly people: readonly (readonly number[])[]
}

/**
 * Tests whether the rows of a table (answers) are spread alike over its columns (areas, or sexes): Pearson's X² with the
 * second-order correction of Rao & Scott (1984), Annals of Statistics 12:46–60, as R's svychisq(statistic = "F"). Null when a
 * row or column is empty, or there is but one.
 */
export function omnibus(design: Design, table: readonly CrossedCell[]): Omnibus | null {
  const counts = table.map(({ cell, people }) => ({ cell, people: people.flat() }))
  const [rows, columns] = [table[0]?.people.length ?? 0, table[0]?.people[0]?.length ?? 0]
  const shares = range(rows * columns).map((index) => shareOf(design, counts, index).ratio)
  const inRow = (row: number) => sum(columns, (column) => shares[row * columns + column] ?? 0)
  const inColumn = (column: number) => sum(rows, (row) => shares[row * columns + column] ?? 0)
  const isFilled = [...range(rows).map(inRow), ...range(columns).map(inColumn)].every((share) => share > 0)
  if (rows < 2 || columns < 2 || !isFilled) return null

  const valid = counts.filter(({ people }) => people.some((number) => number > 0))
  const n = valid.reduce((total, { people }) => total + people.reduce((all, number) => all + number, 0), 0)
  const strata = new Set(valid.map(({ cell }) => design.cells[cell]?.stratum)).size
  const expected = (index: number) => inRow(Math.floor(index / columns)) * inColumn(index % columns)
  const pearson = n * sum(shares.length, (index) => ((shares[index] ?? 0) - expected(index)) ** 2 / expected(index))
  const { trace, squared } = designEffects(shares, covariances(design, counts, shares), interactions(rows, columns), n)
  const numeratorDf = trace ** 2 / squared
  const denominatorDf = numeratorDf * (n - strata)
  const f = pearson / trace
  // The upper tail of F as a lower tail of beta: 1 − cdf would lose its digits.
  const p = betaCdf(denominatorDf / (denominatorDf + numeratorDf * f), denominatorDf / 2, numeratorDf / 2)
  return { f, numeratorDf, denominatorDf, p }
}

/** A table of one quantity: a row for each score that anybody gave, a column for each of some domains that share nobody. */
export function crossed(domains: readonly Scores[]): readonly CrossedCell[] {
  const rows = [...new Set(domains.flatMap((scores) => scores.flatMap(({ given }) => given.map(({ score }) => score))))].sort(
    (a, b) => a - b,
  )
  const cells = new Map<number, number[][]>()
  for (const [column, scores] of domains.entries()) {
    for (const { cell, given } of scores) {
      const people = cells.get(cell) ?? rows.map(() => domains.map(() => 0))
      cells.set(cell, people)
      for (const each of given) {
        const row = people[rows.indexOf(each.score)]
        if (row) row[column] = (row[column] ?? 0) + each.people
      }
    }
  }
  return [...cells].map(([cell, people]) => ({ cell, people }))
}

interface Counts {
  readonly cell: number
  readonly people: readonly number[]
}

/** One table cell's share of everybody in the table. */
function shareOf(design: Design, counts: readonly Counts[], index: number) {
  const scores = counts.map(({ cell, people }) => {
    const [all, inside] = [people.reduce((total, number) => total + number, 0), people[index] ?? 0]
    return {
      cell,
      given: [
        { score: 1, people: inside },
        { score: 0, people: all - inside },
      ],
    }
  })
  return linearised(design, scores)
}

function covariances(design: Design, counts: readonly Counts[], shares: readonly number[]): readonly Float64Array[] {
  const linear = shares.map((_, index) => shareOf(design, counts, index))
  const total = linear[0]?.total ?? 1
  const byCell = new Map(counts.map(({ cell, people }) => [cell, people]))
  // Σ (1{a} − P_a)(1{b} − P_b) over the people of a weight cell.
  const joint = (a: number, b: number) => (cell: number) => {
    const people = byCell.get(cell) ?? []
    const [inA, inB, pA, pB] = [people[a] ?? 0, people[b] ?? 0, shares[a] ?? 0, shares[b] ?? 0]
    const all = people.reduce((sum, number) => sum + number, 0)
    return ((a === b ? inA : 0) - pB * inA - pA * inB + pA * pB * all) / total ** 2
  }
  return linear.map((a, row) => Float64Array.from(linear, (b, column) => covariance(design, a, b, joint(row, column))))
}

/** What a saturated model has beyond rows and columns: products of indicators, centred by row and column. One array per interaction. */
function interactions(rows: number, columns: number): readonly (readonly number[])[] {
  const centred = (one: number, other: number, size: number) => (one === other ? 1 : 0) - 1 / size
  return range(rows - 1).flatMap((row) =>
    range(columns - 1).map((column) =>
      range(rows * columns).map(
        (index) => centred(Math.floor(index / columns), row + 1, rows) * centred(index % columns, column + 1, columns),
      ),
    ),
  )
}

/** tr Δ and tr Δ²: Δ holds the design effects of the interactions, the variance they have against that of people drawn at random. */
function designEffects(shares: readonly number[], variance: readonly Float64Array[], contrasts: readonly (readonly number[])[], n: number) {
  const scaled = contrasts.map((contrast) => contrast.map((value, index) => ((shares[index] ?? 0) > 0 ? value / (shares[index] ?? 1) : 0)))
  const product = (a: readonly number[], b: readonly number[]) => sum(a.length, (index) => (a[index] ?? 0) * (b[index] ?? 0))
  const random = sweep(contrasts.map((a) => Float64Array.from(scaled, (b) => product(a, b) / n)))
  const spread = scaled.map((a) => variance.map((row) => sum(a.length, (index) => (row[index] ?? 0) * (a[index] ?? 0))))
  const actual = spread.map((a) => scaled.map((b) => product(a, b)))
  const delta = random.map((row) =>
    range(contrasts.length).map((column) => sum(row.length, (index) => (row[index] ?? 0) * (actual[index]?.[column] ?? 0))),
  )
  const trace = sum(delta.length, (index) => delta[index]?.[index] ?? 0)
  const squared = sum(delta.length, (a) => sum(delta.length, (b) => (delta[a]?.[b] ?? 0) * (delta[b]?.[a] ?? 0)))
  return { trace, squared }
}

const range = (length: number) => Array.from({ length }, (_, index) => index)
const sum = (length: number, of: (index: number) => number) => range(length).reduce((total, index) => total + of(index), 0)
