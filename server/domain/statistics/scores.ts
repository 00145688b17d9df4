/** People who gave the same score. */
export interface Scored {
  readonly score: number
  readonly people: number
}

/** The scores that people of one weight cell gave. */
export interface CellScores {
  /** Where the cell stands in the design. */
  readonly cell: number
  readonly given: readonly Scored[]
}

/**
 * What the people of a population answered, as numbers: 1 and 0 for a share, points for a mean. Whoever gave no valid answer, or is
 * outside the population, is left out: the design knows of them.
 */
export type Scores = readonly CellScores[]

/** The ends of the axis a score is measured on: 0–1 for a share, 0–6 for a mean of problems. */
export interface Scale {
  readonly from: number
  readonly to: number
}

export const SHARE: Scale = { from: 0, to: 1 }

/** The only score that anybody gave, or null when several were. Decided from counts: the sums of equal answers may differ in their last digit. */
export function onlyScore(scores: Scores): number | null {
  let only: number | null = null
  for (const { given } of scores) {
    for (const { score, people } of given) {
      if (people === 0 || score === only) continue
      if (only !== null) return null
      only = score
    }
  }
  return only
}
