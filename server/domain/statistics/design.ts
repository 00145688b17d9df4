/** Areas that answers were drawn from together: n_h people answered of N_h in the register. */
export interface Stratum {
  readonly areaIds: readonly string[]
  /** N_h. */
  readonly people: number
  /** n_h. */
  readonly respondents: number
}

/** People who all carry the same weight. */
export interface WeightCell {
  /** Where its stratum stands in the design. */
  readonly stratum: number
  /** How many residents each of its people stands for. */
  readonly weight: number
  /** Everybody who answered, whatever they answered. */
  readonly respondents: number
}

/**
 * What is needed to know how certain a weighted figure is: who was drawn with whom, what each stands for, and what the
 * register was used for. A figure and its error follow from this and counts per cell; no person is needed.
 */
export interface Design {
  readonly strata: readonly Stratum[]
  readonly cells: readonly WeightCell[]
  /** Where the cell of a person stands, from the register's area, sex and age group; undefined for areas without weights. */
  cellOf(areaId: string, sex: string, ageGroup: string): number | undefined
  /** Whether each cell foretells its own mean: then each mean has cost its cell a degree of freedom. */
  readonly isPostStratified: boolean
  /**
   * What the register's figures foretell of a quantity, per person of each cell, from its sum over the people of each cell.
   * What they foretell is known, so only what deviates from it is uncertain: with post-strata the cell's own mean.
   */
  foretold(sums: Float64Array): Float64Array
}

/** The share of a stratum's people who answered, 0–1. Everybody: nothing about them is uncertain. */
export const fraction = ({ people, respondents }: Stratum): number => (people === Number.POSITIVE_INFINITY ? 0 : respondents / people)

/** Each person foretells the mean of the others in the cell: post-stratification, and plain strata, which are one cell each. */
export function cellMeans(cells: readonly WeightCell[]): Design['foretold'] {
  return (sums) => sums.map((sum, cell) => sum / (cells[cell]?.respondents || 1))
}
