import { AGREES, misses, sumsOf, type Task } from './raking.ts'
import { sweep, times } from './sweep.ts'

/** How little and how much a weight may be changed. */
export const BOUNDS = { least: 0.25, most: 4 } as const

const MOST_STEPS = 100
const MOST_HALVINGS = 40

/**
 * The factors of bounded calibration, every one inside BOUNDS: the logit method of Deville & Särndal (1992), JASA 87:376–382,
 * solved by Newton steps that are halved until they come nearer. Null when they do not reach the totals: then there is no such
 * weighting, or hardly any. The same weights as R's calibrate(calfun = "logit", bounds = c(0.25, 4)).
 */
export function bounded(task: Task): Float64Array | null {
  let multipliers = new Float64Array(task.totals.length)
  let factors = factorsOf(task, multipliers)
  let missed = misses(task, factors)
  for (let step = 0; step < MOST_STEPS && missed > AGREES; step++) {
    const direction = newton(task, factors)
    const nearer = halvings(multipliers, direction).find((tried) => misses(task, factorsOf(task, tried)) < missed)
    if (!nearer) return null
    multipliers = nearer
    factors = factorsOf(task, multipliers)
    missed = misses(task, factors)
  }
  return missed <= AGREES ? factors : null
}

const { least, most } = BOUNDS
const STEEPNESS = (most - least) / ((1 - least) * (most - 1))

/** The logit between the bounds, 1 at 0 with slope 1 there. Written with e^−|u| so that it never overflows. */
function logit(u: number): number {
  const small = Math.exp(-Math.abs(STEEPNESS * u))
  const [low, high] = u < 0 ? [1, small] : [small, 1]
  return (least * (most - 1) * low + most * (1 - least) * high) / ((most - 1) * low + (1 - least) * high)
}

const slope = (factor: number) => ((factor - least) * (most - factor)) / ((1 - least) * (most - 1))

function factorsOf({ members }: Task, multipliers: Float64Array): Float64Array {
  return Float64Array.from(members, (member) => logit(member.reduce((sum, target) => sum + (multipliers[target] ?? 0), 0)))
}

function newton(task: Task, factors: Float64Array): Float64Array {
  const sums = sumsOf(task, factors)
  const curvature = crossed(task, (cell) => (task.standFor[cell] ?? 0) * slope(factors[cell] ?? 1))
  return times(
    sweep(curvature),
    task.totals.map((total, target) => total - (sums[target] ?? 0)),
  )
}

/** Σ weight x x', x being 1 for each target that a cell belongs to. */
export function crossed({ members, totals }: Pick<Task, 'members' | 'totals'>, weight: (cell: number) => number): readonly Float64Array[] {
  const matrix = Array.from(totals, () => new Float64Array(totals.length))
  for (const [cell, member] of members.entries()) {
    for (const row of member) for (const column of member) add(matrix[row], column, weight(cell))
  }
  return matrix
}

function add(row: Float64Array | undefined, column: number, amount: number): void {
  if (row) row[column] = (row[column] ?? 0) + amount
}

const halvings = (from: Float64Array, direction: Float64Array) =>
  Array.from({ length: MOST_HALVINGS }, (_, times) => from.map((value, index) => value + (direction[index] ?? 0) / 2 ** times))
