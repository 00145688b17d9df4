import type { ShownRow } from '../disclosure/protect.ts'

/** Somebody's own words are shown only about a group that gave so many valid answers. */
export const FEWEST_ANSWERS = 30

/** What stands where words are not shown for want of answers. */
export const TOO_FEW_FOR_WORDS = `visas inte: färre än ${FEWEST_ANSWERS} svar`

/** Whose words may be shown in a counted round. Each group with the protected row that says it is large enough. */
export interface Showing {
  /** The whole kommun; null when it is too few, and then nothing is shown at all. */
  readonly kommun: ShownRow | null
  /** The areas whose words may be shown as theirs, by id. */
  readonly areas: ReadonlyMap<string, ShownRow>
  /** Areas whose words are shown among the kommun's without saying where they come from; none when all of these together are too few, or are one. */
  readonly nameless: readonly string[]
}

/** A group with its protected rows, whatever the questions. */
export type GroupRows = Iterable<ShownRow>

/**
 * Whose words may be shown. The words of areas that are too few stand among the kommun's only when those areas are several and
 * large enough together: what is in the kommun's list and in no area's would else be known to come from one small area.
 */
export function showingOf(kommun: GroupRows, areas: ReadonlyMap<string, GroupRows>): Showing {
  const whole = largest(kommun)
  if (!whole || baseOf(whole) < FEWEST_ANSWERS) return { kommun: null, areas: new Map(), nameless: [] }
  const named = new Map<string, ShownRow>()
  const small: string[] = []
  let together = 0
  for (const [areaId, rows] of areas) {
    const row = largest(rows)
    if (row && baseOf(row) >= FEWEST_ANSWERS) named.set(areaId, row)
    else {
      small.push(areaId)
      together += row ? baseOf(row) : 0
    }
  }
  return { kommun: whole, areas: named, nameless: small.length > 1 && together >= FEWEST_ANSWERS ? small : [] }
}

/**
 * The row with the most valid answers. Answers by code and by open link are never added up: whoever wrote came in one way or
 * the other. Hidden rows count for nothing.
 */
function largest(rows: GroupRows): ShownRow | null {
  let found: ShownRow | null = null
  for (const row of rows) if (baseOf(row) > (found ? baseOf(found) : 0)) found = row
  return found
}

const baseOf = (row: ShownRow) => (row.hidden === 'row' ? 0 : row.base)
