import type { Measure } from '../survey/survey.ts'
import type { PlaceBand } from '../weighting/weighted.ts'

/** The places an area may truly have, counted from the worst: '3–11', or '1' when its place is established. Null without a band. */
export function bandWords(band: PlaceBand | null, direction: Measure['direction']): string | null {
  if (!band) return null
  const { lowest, highest, of } = band
  const [first, last] = direction === 'adverse' ? [of + 1 - highest, of + 1 - lowest] : [lowest, highest]
  return first === last ? String(first) : `${first}–${last}`
}
