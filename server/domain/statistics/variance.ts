import { type Design, fraction, type Stratum } from './design.ts'
import type { Scores } from './scores.ts'

/** A ratio, Σwy / Σw over valid answers, and how much each answer moves it: what its variance is made of. */
export interface Linearised {
  readonly ratio: number
  /** Σw: how many residents the answers stand for. */
  readonly total: number
  /** Per cell: the people with a valid answer, the sum of their pulls, and what was foretold of each person's pull. */
  readonly people: Float64Array
  readonly pulls: Float64Array
  readonly foretold: Float64Array
}

/**
 * Linearises a weighted mean: the pull of an answer is (y − R) / Σw, 0 for whoever is outside or gave no valid answer.
 * Woodruff (1971); Särndal, Swensson & Wretman (1992) ch. 5.5–5.8.
 */
export function linearised(design: Design, scores: Scores): Linearised {
  const people = new Float64Array(design.cells.length)
  const sums = new Float64Array(design.cells.length)
  for (const { cell, given } of scores) {
    for (const each of given) {
      people[cell] = at(people, cell) + each.people
      sums[cell] = at(sums, cell) + each.people * each.score
    }
  }
  const total = weighted(design, people)
  const ratio = weighted(design, sums) / total
  const pulls = sums.map((sum, cell) => (sum - at(people, cell) * ratio) / total)
  return { ratio, total, people, pulls, foretold: design.foretold(pulls) }
}

/**
 * The variance of a weighted mean: Σ_h (1−f_h) n_h/(n_h−1) Σ (u − ū_h)², u = weight × (pull − what was foretold), from counts
 * per cell. Equal to R's svymean after postStratify or calibrate. Strata of one person must have been merged before.
 */
export function variance(design: Design, scores: Scores, { ratio, total, people, pulls, foretold }: Linearised): number {
  const squares = squaresOf(design, scores, { ratio, total, people, foretold })
  const left = leftovers(design, pulls, foretold)
  return overStrata(design, (cell) => at(squares, cell), left, left)
}

/** A variance, and of how many degrees of freedom it is estimated. */
export interface CarefulVariance {
  readonly variance: number
  readonly freedom: number
}

/**
 * The variance given how many answered in each cell: Σ_c (1−f_c) n_c/(n_c−1) Σ (u − ū_c)², a stratified sample's with the cells for
 * strata (Holt & Smith 1979, JRSS A 142:33–46; Cochran 1977, § 5A.9). The usual one counts a degree of freedom for each stratum only,
 * and the stratum's share of answers where those least willing to answer weigh most: among cells of ten it is a tenth too small,
 * which far out in the tails, where many things are tested together, is a great deal. Freedom by Satterthwaite (1946), Biometrics
 * Bulletin 2:110–114. Null when the design is not made of post-strata.
 */
export function carefulVariance(design: Design, scores: Scores, linear: Linearised): CarefulVariance | null {
  if (!design.isPostStratified) return null
  const squares = squaresOf(design, scores, linear)
  const averages = averageWeights(design)
  let [variance, doubt] = [0, 0]
  for (const [cell, { stratum, weight, respondents }] of design.cells.entries()) {
    const drawnFrom = design.strata[stratum]
    if (!drawnFrom || respondents < 2) continue // of one answer the cell's mean foretells everything
    const asked = Math.min(1, (fraction(drawnFrom) * at(averages, stratum)) / weight)
    const part = (1 - asked) * (respondents / (respondents - 1)) * weight ** 2 * at(squares, cell)
    variance += part
    doubt += part ** 2 / (respondents - 1)
  }
  return { variance, freedom: doubt > 0 ? variance ** 2 / doubt : Number.POSITIVE_INFINITY }
}

/** Per stratum: what each answer weighs on average. */
function averageWeights({ strata, cells }: Design): Float64Array {
  const sums = new Float64Array(strata.length)
  for (const { stratum, weight, respondents } of cells) sums[stratum] = at(sums, stratum) + weight * respondents
  return sums.map((sum, stratum) => sum / (strata[stratum]?.respondents || 1))
}

/** Per cell, Σ (pull − what was foretold)² over everybody in it. */
function squaresOf(
  design: Design,
  scores: Scores,
  { ratio, total, people, foretold }: Pick<Linearised, 'ratio' | 'total' | 'people' | 'foretold'>,
): Float64Array {
  // Summed around what was foretold, never as Σz² − (Σz)²/n, which loses its digits when people agree.
  const squares = foretold.map((expected, cell) => ((design.cells[cell]?.respondents ?? 0) - at(people, cell)) * expected ** 2)
  for (const { cell, given } of scores) {
    const expected = at(foretold, cell)
    for (const each of given) squares[cell] = at(squares, cell) + each.people * ((each.score - ratio) / total - expected) ** 2
  }
  return squares
}

/**
 * The covariance of two weighted means: the same with u·u'. `joint` is per cell the sum over people of the product of their
 * two pulls, 0 when nobody is in both populations, as with an area and the rest.
 */
export function covariance(design: Design, a: Linearised, b: Linearised, joint: (cell: number) => number = () => 0): number {
  const products = (cell: number) =>
    joint(cell) -
    at(a.pulls, cell) * at(b.foretold, cell) -
    at(a.foretold, cell) * at(b.pulls, cell) +
    (design.cells[cell]?.respondents ?? 0) * at(a.foretold, cell) * at(b.foretold, cell)
  return overStrata(design, products, leftovers(design, a.pulls, a.foretold), leftovers(design, b.pulls, b.foretold))
}

/** Σu per cell, without its weight: nothing where the cell's own mean was foretold. */
function leftovers({ cells }: Design, pulls: Float64Array, foretold: Float64Array): Float64Array {
  return pulls.map((sum, cell) => sum - (cells[cell]?.respondents ?? 0) * at(foretold, cell))
}

function overStrata(design: Design, products: (cell: number) => number, left: Float64Array, right: Float64Array): number {
  const sums = design.strata.map(() => ({ products: 0, left: 0, right: 0 }))
  for (const [cell, { stratum, weight }] of design.cells.entries()) {
    const sum = sums[stratum]
    if (!sum) continue
    sum.products += weight ** 2 * products(cell)
    sum.left += weight * at(left, cell)
    sum.right += weight * at(right, cell)
  }
  return design.strata.reduce((total, stratum, index) => {
    const sum = sums[index]
    return sum ? total + drawn(stratum) * (sum.products - (sum.left * sum.right) / stratum.respondents) : total
  }, 0)
}

const drawn = (stratum: Stratum) => ((1 - fraction(stratum)) * stratum.respondents) / (stratum.respondents - 1)

const weighted = ({ cells }: Design, sums: Float64Array) => cells.reduce((total, { weight }, cell) => total + weight * at(sums, cell), 0)

/** A number by its cell or stratum; every array here has one place for each of the design's. */
const at = (numbers: Float64Array, place: number): number => numbers[place] ?? 0
