/** Cells to weight and what they must add up to: each cell belongs to one target of every margin. */
export interface Task {
  /** What the cell's people stand for before calibration: d × respondents. */
  readonly standFor: Float64Array
  /** Per cell: its target in each margin, counted through all margins. */
  readonly members: readonly (readonly number[])[]
  /** People per target. */
  readonly totals: Float64Array
}

/** How near the totals weights must come, relatively. */
export const AGREES = 1e-10
const MOST_CYCLES = 1000

/**
 * The factors g that weights are multiplied by so that every target gets its people: each margin is put right in turn until
 * all agree. Null when they do not within 1 000 cycles. Deming & Stephan (1940); the same weights as R's calibrate(calfun = "raking").
 */
export function rake({ standFor, members, totals }: Task): Float64Array | null {
  const factors = new Float64Array(standFor.length).fill(1)
  const margins = members[0]?.length ?? 0
  for (let cycle = 0; cycle < MOST_CYCLES; cycle++) {
    for (let margin = 0; margin < margins; margin++) {
      const sums = sumsOf({ standFor, members, totals }, factors)
      for (const [cell, member] of members.entries()) {
        const target = member[margin] ?? 0
        factors[cell] = ((factors[cell] ?? 1) * (totals[target] ?? 0)) / (sums[target] ?? 1)
      }
    }
    if (misses({ standFor, members, totals }, factors) <= AGREES) return factors
  }
  return null
}

/** How far from its people the worst target is, relatively. NaN never agrees. */
export function misses(task: Task, factors: Float64Array): number {
  const sums = sumsOf(task, factors)
  return task.totals.reduce((worst, total, target) => Math.max(worst, Math.abs((sums[target] ?? 0) - total) / total), 0)
}

/** What the weights make of every target. */
export function sumsOf({ standFor, members, totals }: Task, factors: Float64Array): Float64Array {
  const sums = new Float64Array(totals.length)
  for (const [cell, member] of members.entries()) {
    const people = (standFor[cell] ?? 0) * (factors[cell] ?? 1)
    for (const target of member) sums[target] = (sums[target] ?? 0) + people
  }
  return sums
}
