import { barePoints, pointLimits } from '../format.ts'
import { type Direction, establishes, isNegligible, type TestedDifference } from '../weighting/weighted.ts'
import type { Comparability } from './comparability.ts'
import { sv } from './sentences.ts'
import type { Told } from './told.ts'

/** How a share stands to another it was held against, as a table cell: a direction only where it is established. */
export interface Standing {
  readonly direction: Direction
  /** 'säkerställd ökning', 'i stort sett oförändrat', 'ingen säkerställd skillnad', 'inte prövad', 'inte jämförbar' … */
  readonly words: string
  /** The measured difference with its limits, in percentage points: '+5 (+1 till +9)'; null where none was tested. */
  readonly measured: string | null
  /** Why the two may not be compared, or only with care; null when nothing stands in the way. */
  readonly reason: string | null
}

/**
 * What has been shown of the change since the round before, on a scale so wide: 1 for a share. Where the two may not be compared nothing
 * is said but why.
 */
export function changeOf(comparability: Comparability, told: Pick<Told, 'change'> | null, scaleWidth = 1): Standing {
  const untested = {
    ...UNTESTED,
    words: UNTESTED_BY[comparability.degree],
    reason: 'reason' in comparability ? sv(comparability.reason) : null,
  }
  if (comparability.degree !== 'yes' || !told?.change) return untested
  const found = standing(told.change, { up: 'säkerställd ökning', down: 'säkerställd minskning' })
  return found.direction === null && isNegligible(told.change, scaleWidth) ? { ...found, words: 'i stort sett oförändrat' } : found
}

/** What has been shown of an area against the rest of the kommun; null when it was not tested. */
export const againstRest = (told: Pick<Told, 'againstRest'> | null): Standing | null =>
  told?.againstRest ? standing(told.againstRest, { up: 'säkerställt högre', down: 'säkerställt lägre' }) : null

function standing(tested: TestedDifference, words: Readonly<Record<'up' | 'down', string>>): Standing {
  const direction = establishes(tested)
  return {
    direction,
    words: direction ? words[direction] : 'ingen säkerställd skillnad',
    measured: `${barePoints(tested.diff)} (${pointLimits(tested)})`,
    reason: null,
  }
}

const UNTESTED = { direction: null, measured: null } as const

const UNTESTED_BY: Readonly<Record<Comparability['degree'], string>> = {
  yes: 'inte prövad',
  limited: 'inte prövad, begränsat jämförbar',
  no: 'inte jämförbar',
  new: 'ny fråga',
  none: 'ingen räkning tidigare',
}
