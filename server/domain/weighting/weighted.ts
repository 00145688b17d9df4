import { ESTABLISHED } from '../statistics/multiplicity.ts'

/** A weighted share or mean: 0–1 for shares, the question's own scale for means. */
interface Figure {
  /** Valid answers. */
  readonly n: number
  readonly value: number
  /** 95 % Korn–Graubard interval of chance alone; null when df < 1. */
  readonly low: number | null
  readonly high: number | null
}

/** What is told of one: rounded. */
export interface ToldFigure extends Figure {
  /** As many people drawn at random would tell as much: for staff alone, to plan by. Null when everybody was asked. */
  readonly worth?: number | null
}

/** One as it is kept, nothing rounded. */
export interface WeightedFigure extends Figure {
  readonly se: number
  readonly df: number
  /** How much wider unequal weights alone make it, 1 or more. */
  readonly deffKish: number
  /** People drawn at random who would tell as much; null when everybody was asked. */
  readonly nEff: number | null
  /** The same as its tests count it, at 5 %, which planning goes by; absent for what is never tested, and when everybody was asked. */
  readonly nCareful?: number
}

/** A difference that was tested among others: 95 % interval, and p adjusted for all that was tested with it. */
export interface TestedDifference {
  readonly diff: number
  readonly low: number
  readonly high: number
  readonly p: number
  readonly pAdjusted: number
  /** The same of careful p-values, by which it is established or not; absent where it is no other. */
  readonly pCareful?: number
}

/** What weighting makes of a row: everything told of its question, weighted to the register. */
export interface WeightedRow<Of extends Figure = WeightedFigure> {
  /** By quantity: 'share:1', 'measure', 'mean', 'group_mean', 'dont_know', 'unanswered'. One that cannot be told is absent. */
  readonly figures: Readonly<Record<string, Of>>
  /** The widest interval of the row is wider than a fifth of the scale, or rests on fewer than thirty: "stor osäkerhet". */
  readonly uncertain: boolean
  /** Certain enough for the public: thirty answers or more, and no interval wider than three tenths of the scale. */
  readonly isPublic: boolean
  /** The row's indicator less that of the round before; null unless it was tested in a family declared beforehand. */
  readonly change: TestedDifference | null
  /** An area's indicator less that of the rest of the kommun; null unless it was tested in a declared family. */
  readonly againstRest: TestedDifference | null
  /** The places among the areas that an area's indicator may truly have; null for other populations. */
  readonly band: PlaceBand | null
}

/** Which of `of` places one may truly have, 1 being the lowest value. */
export interface PlaceBand {
  readonly lowest: number
  readonly highest: number
  readonly of: number
}

/** Which way something has been shown to go; null when nothing is established. */
export type Direction = 'up' | 'down' | null

/** What a tested difference establishes: never more than its adjusted p carries. */
export function establishes({ diff, pAdjusted, pCareful = pAdjusted }: TestedDifference): Direction {
  if (pCareful > ESTABLISHED || diff === 0) return null
  return diff > 0 ? 'up' : 'down'
}

/**
 * Whether a change is as good as none: its whole interval lies within five hundredths of the scale, 5 percentage points of a share or
 * 0.3 of 0–6. Not having established any is not enough: that may only mean that few answered.
 */
export function isNegligible({ low, high }: Pick<TestedDifference, 'low' | 'high'>, scaleWidth: number): boolean {
  const little = 0.05 * scaleWidth
  return low >= -little && high <= little
}
