import type { Estimate } from './estimate.ts'

/** Whom a row of figures is certain enough for. Reliability only: what must be kept secret is disclosure control's to say. */
export interface Reliability {
  /** 'nobody': fewer than ten valid answers. 'staff': too uncertain for the public. */
  readonly audience: 'public' | 'staff' | 'nobody'
  /** "Stor osäkerhet": said beside the row. */
  readonly uncertain: boolean
}

/** What reliability is judged by. */
type Judged = Pick<Estimate, 'n' | 'low' | 'high' | 'scale'>

/** Valid answers below which nobody sees the row, and below which the public does not. */
const FEWEST = 10
const FEWEST_PUBLIC = 30
/** Widths of the interval, as shares of the scale. */
const WIDEST_PUBLIC = 0.3
const WIDE = 0.2

/** How reliable a row is, question × population, judged at its widest interval so that it is shown or hidden as a whole. */
export function reliability(row: readonly (Judged | null)[]): Reliability {
  const fewest = Math.min(...row.map((estimate) => estimate?.n ?? 0))
  const widest = Math.max(...row.map((estimate) => (estimate ? widthOf(estimate) : Number.POSITIVE_INFINITY)))
  if (row.length === 0 || fewest < FEWEST) return { audience: 'nobody', uncertain: true }
  if (fewest < FEWEST_PUBLIC) return { audience: 'staff', uncertain: true }
  return { audience: widest <= WIDEST_PUBLIC ? 'public' : 'staff', uncertain: widest > WIDE }
}

const widthOf = ({ low, high, scale }: Judged) =>
  low === null || high === null ? Number.POSITIVE_INFINITY : (high - low) / (scale.to - scale.from)
