/** A range on the share axis, 0–1. */
export interface Interval {
  readonly low: number
  readonly high: number
}
