import type { ThemeCount } from '../dialogues/dialogue.ts'
import { MINIMUM_BASE } from '../disclosure/protect.ts'
import { grouped } from '../grouped.ts'

/** The fewest people that took part in the dialogues a public count rests on: as many as a figure of the survey rests on. */
export const FEWEST = MINIMUM_BASE

/** How often a theme was named in a place, where that may be shown to everybody. */
export type Voice = Omit<ThemeCount, 'areaId'>

/** What was said, as everybody may be shown it. */
export interface Voices {
  /** Most named first. */
  readonly kommun: readonly Voice[]
  readonly areas: ReadonlyMap<string, readonly Voice[]>
  /** Counts that rest on too few people to be shown in their own area, and those that even together with the others' are too few. */
  readonly hidden: readonly Hidden[]
}

/** A count that is not shown in its own area; `counted` says whether it is part of the kommun's. */
export interface Hidden {
  /** null for what was said of the whole kommun. */
  readonly areaId: string | null
  readonly theme: string
  readonly counted: boolean
}

/**
 * Which counts of themes may be shown to everybody. A small count is left out of its area, and added to the kommun's only together
 * with so many others that whoever takes the shown areas from the kommun's count learns of no fewer people than FEWEST.
 */
export function voicesOf(counts: readonly ThemeCount[]): Voices {
  const named = counts.filter(({ observations }) => observations > 0)
  const kommun: Voice[] = []
  const areas = new Map<string, Voice[]>()
  const hidden: Hidden[] = []
  for (const [theme, cells] of grouped(named, ({ theme }) => theme)) {
    const shown = cells.filter(({ areaId, people }) => areaId !== null && people >= FEWEST)
    const rest = cells.filter((cell) => !shown.includes(cell))
    const counted = rest.reduce((sum, { people }) => sum + people, 0) >= FEWEST
    for (const { areaId, ...voice } of shown) areas.set(areaId ?? '', [...(areas.get(areaId ?? '') ?? []), voice])
    for (const { areaId } of rest) if (areaId !== null || !counted) hidden.push({ areaId, theme, counted })
    const told = counted ? cells : shown
    if (told.length > 0) kommun.push(sumOf(theme, told))
  }
  return { kommun: inOrder(kommun), areas: new Map([...areas].map(([id, voices]) => [id, inOrder(voices)])), hidden }
}

// A dialogue is about one area, so dialogues and people add up.
function sumOf(theme: string, cells: readonly Voice[]): Voice {
  const sum = (of: 'observations' | 'dialogues' | 'people') => cells.reduce((total, cell) => total + cell[of], 0)
  return { theme, observations: sum('observations'), dialogues: sum('dialogues'), people: sum('people') }
}

const inOrder = (voices: readonly Voice[]): readonly Voice[] => voices.toSorted((a, b) => b.observations - a.observations)
