/** A mean of levels that keeps what it was made of. */
export interface Average {
  /** The levels added together. */
  readonly sum: number
  /** How many levels there are. */
  readonly items: number
  /** The mean in hundredths, rounded half-up: 138 is written 1,38. */
  readonly hundredths: number
}

/** The mean of levels 0–6, low is good; null of none. Rounded from whole numbers, so that 44 levels over 32 items is 1,38 and never 1,37. */
export function average(levels: readonly number[]): Average | null {
  const sum = levels.reduce((total, level) => total + level, 0)
  return levels.length === 0 ? null : { sum, items: levels.length, hundredths: halfUp(100 * sum, levels.length) }
}

/** A fraction of small whole numbers, not negative, to the nearest whole number; halves go up. */
const halfUp = (numerator: number, denominator: number): number => Math.floor((2 * numerator + denominator) / (2 * denominator))
