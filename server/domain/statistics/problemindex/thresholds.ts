import { clopperPearson } from '../interval.ts'

/** Six limits between seven levels, rising, on the adverse axis 0–1. Those beyond 1 are never reached. */
export type Thresholds = readonly [t1: number, t2: number, t3: number, t4: number, t5: number, t6: number]

/** How many limits there are between the levels 0–6. */
export const LIMITS = 6

/** The normal number of answers of a kommun, which the width of the levels is made for (Elefalk 2025). */
export const NORMAL_BASE = 360

/**
 * The limits of an indicator whose national adverse share is `p0`, 0–1: level 2, "normal for Sweden", is the 95 %
 * Clopper–Pearson interval [L, U] around x = round(360·p0) of 360; below it lies one class of two half-widths, above it the
 * next begins two half-widths from x/360, then one half-width each.
 *
 * Seven levels, 2 as the normal, its extra width, Clopper–Pearson and 360 are documented (K. Elefalk, ESC 2025, abstract). The step of
 * one half-width is ours, and the limits have not been validated against any published share and level: none was found.
 */
export function thresholds(p0: number): Thresholds {
  if (!(p0 >= 0 && p0 <= 1)) throw new RangeError(`${p0} is no share.`)
  const x = Math.round(Number((NORMAL_BASE * p0).toPrecision(12))) // 360 · 0,0875 must be the 31,5 it is on paper
  const { low, high } = clopperPearson(x, NORMAL_BASE)
  const c = x / NORMAL_BASE
  const below = c - 2 * (c - low)
  const step = high - c
  return [below > 0 ? below : low / 2, low, high, c + 2 * step, c + 3 * step, c + 4 * step]
}
