import type { Design } from './design.ts'
import type { Respondents } from './respondents.ts'

/** How unequal the weights of some answers are. */
export interface WeightSpread {
  /** null: the whole kommun. */
  readonly areaId: string | null
  readonly respondents: number
  readonly min: number
  readonly max: number
  /** The largest weight through the middle one. */
  readonly maxToMedian: number
  /** How much wider unequal weights make a figure about everybody, 1 or more: n Σw² / (Σw)². Kish (1965). */
  readonly deffKish: number
  /** n / deffKish: as many people with equal weights would tell as much. */
  readonly nKish: number
  /** The share of the residents that one person stands for, 0–1. */
  readonly largestShare: number
}

/** The weights are so unequal that it must be told. */
export interface WeightWarning {
  readonly code: 'high_deff' | 'heavy_person'
  readonly areaId: string | null
  readonly value: number
}

/** What has to be published about the weights: for the kommun, then each area. */
export interface Diagnostics {
  readonly spreads: readonly WeightSpread[]
  readonly warnings: readonly WeightWarning[]
}

/** Above this, unequal weights have more than doubled the variance. */
const HIGH_DEFF = 2
/** No one person should be more than this share of an area. */
const HEAVY = 0.05

/** Describes the weights of everybody and of each area's own. */
export function diagnostics(design: Design, respondents: readonly Respondents[]): Diagnostics {
  const carried = respondents.flatMap(({ areaId, sex, ageGroup, respondents: people }) => {
    const cell = design.cells[design.cellOf(areaId, sex, ageGroup) ?? -1]
    return cell && people > 0 ? [{ areaId, weight: cell.weight, people }] : []
  })
  const areaIds = [...new Set(carried.map(({ areaId }) => areaId))]
  const spreads = [
    spreadOf(null, carried),
    ...areaIds.map((areaId) =>
      spreadOf(
        areaId,
        carried.filter((one) => one.areaId === areaId),
      ),
    ),
  ]
  return { spreads, warnings: spreads.flatMap(warningsOf) }
}

interface Carried {
  readonly weight: number
  readonly people: number
}

function spreadOf(areaId: string | null, carried: readonly Carried[]): WeightSpread {
  const sum = (of: (one: Carried) => number) => carried.reduce((total, one) => total + one.people * of(one), 0)
  const [n, total] = [sum(() => 1), sum(({ weight }) => weight)]
  const max = Math.max(...carried.map(({ weight }) => weight))
  const deffKish = (n * sum(({ weight }) => weight ** 2)) / total ** 2
  return {
    areaId,
    respondents: n,
    min: Math.min(...carried.map(({ weight }) => weight)),
    max,
    maxToMedian: max / median(carried, n),
    deffKish,
    nKish: n / deffKish,
    largestShare: max / total,
  }
}

/** The weight of the middle person, of the two in the middle their mean. */
function median(carried: readonly Carried[], n: number): number {
  const ordered = carried.toSorted((a, b) => a.weight - b.weight)
  const [lower, upper] = [nth(ordered, Math.floor((n - 1) / 2)), nth(ordered, Math.floor(n / 2))]
  return (lower + upper) / 2
}

function nth(ordered: readonly Carried[], position: number): number {
  let before = 0
  for (const { weight, people } of ordered) {
    before += people
    if (before > position) return weight
  }
  return Number.NaN
}

function warningsOf({ areaId, deffKish, largestShare }: WeightSpread): readonly WeightWarning[] {
  return [
    ...(deffKish > HIGH_DEFF ? [{ code: 'high_deff', areaId, value: deffKish } as const] : []),
    ...(areaId !== null && largestShare > HEAVY ? [{ code: 'heavy_person', areaId, value: largestShare } as const] : []),
  ]
}
