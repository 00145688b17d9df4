import { alike, type Cell, cell, inCells, type Placing } from './cells.ts'
import { type Group, type Traits, traitsKey } from './traits.ts'

/** The fewest people who share area, sex, age and housing in a coarsened file. */
export const FEWEST = 5

/** Stands where a trait is not shown. Codes of our own begin with '_', so no definition's do. */
export const ALL = '_alla'

/** What can be made coarser, in the order it is given up: housing first, the area last. */
export const STEPS = ['housing', 'ageGroup', 'sex', 'areaId'] as const satisfies readonly (keyof Traits)[]

/** One trait made coarser, and for how many people. */
export interface Step {
  readonly trait: (typeof STEPS)[number]
  readonly people: number
}

declare const through: unique symbol

/** How each person's traits stand in a file. Made here alone: a file about single persons cannot be written without one. */
export interface Coarsening {
  readonly [through]: true
  /** Whether every combination of traits has at least FEWEST people. */
  readonly isCoarse: boolean
  /** What stands in the file for the traits a person gave. Throws for traits that nobody had. */
  of(given: Traits): Traits
  /** Every combination that stands in the file, and how many have it. */
  readonly groups: readonly Group[]
  readonly steps: readonly Step[]
}

/**
 * Coarsens traits until every combination has at least FEWEST people; undefined when there are not so many in all. Looks at
 * how many have what and at nothing else, so the order of the people changes nothing, and what is coarse stays as it is.
 *
 * Each trait is given up only for those who cannot be shown with it (local recoding: Sweeney 2002, Int. J. Uncertainty,
 * Fuzziness and Knowledge-Based Systems 10(5):571–588; Hundepool et al. 2012, Statistical Disclosure Control, ch. 3):
 *
 * 1. Housing, for those who are too few in their area, sex and age group. Are they too few together as well, the smallest
 *    housing that is shown there joins them.
 * 2. Age, within area and sex: an age group that is too small even with all housing hidden joins a neighbour.
 * 3. Sex: those still too few stand together per area, their ages merged anew.
 * 4. Area: those still too few stand together for the kommun, their ages merged anew.
 *
 * Who is left after that stands without any trait; were they too few, the smallest cell of the latest step joins them.
 *
 * No row can then be pinned to one person by these traits. What a whole group has in common is not hidden by it: had all of
 * them answered a question alike, that answer would be known. And a column that tells cells apart shows what was hidden here:
 * that is why weights are the same for all who are shown alike (`weights.ts`).
 */
export function coarsen(given: readonly Group[], kommunId: string): Coarsening | undefined {
  if (sum(given) < FEWEST) return undefined
  const done: Cell[] = []
  let left = given
  for (const placing of placings(kommunId)) {
    const cells = inCells(left, placing, FEWEST)
    done.push(...cells.filter(isEnough).sort(bySize))
    left = cells.filter((cell) => !isEnough(cell)).flatMap(({ groups }) => groups)
  }
  const together = rest(done, left, kommunId)
  return coarsening([...done, ...together].flatMap(withHousing), true)
}

/** Traits just as people gave them: only for those with a right of their own to that. */
export function asGiven(given: readonly Group[]): Coarsening {
  return coarsening(
    given.map((group) => ({ group, shown: group.traits })),
    false,
  )
}

const nowhere = (kommunId: string) => ({ areaId: kommunId, sex: ALL, ageGroup: ALL })

const placings = (kommunId: string): readonly Placing[] => [
  ({ areaId, sex }) => ({ areaId, sex }),
  ({ areaId }) => ({ areaId, sex: ALL }),
  () => ({ areaId: kommunId, sex: ALL }),
]

const isEnough = ({ people }: Cell) => people >= FEWEST

// Largest first, so that the last of the done is the smallest of the latest step.
const bySize = (a: Cell, b: Cell) => b.people - a.people || (placeOf(a) < placeOf(b) ? -1 : 1)

const placeOf = ({ areaId, sex, ageGroup }: Cell) => `${areaId}\n${sex}\n${ageGroup}`

/** The cell of those who fitted nowhere, none when there are none. Takes cells from `done` until they are enough. */
function rest(done: Cell[], left: readonly Group[], kommunId: string): readonly Cell[] {
  let together = cell(nowhere(kommunId), left)
  while (together.people > 0 && !isEnough(together)) together = cell(nowhere(kommunId), [...together.groups, ...(done.pop()?.groups ?? [])])
  return together.people > 0 ? [together] : []
}

/** What stands in the file for one group of people. */
interface Shown {
  readonly group: Group
  readonly shown: Traits
}

/** The people of a cell with their housing, but for those who would be too few with it. */
function withHousing({ groups, people: _people, ...place }: Cell): readonly Shown[] {
  const kinds = alike(groups, housingOf)
    .map((groups) => ({ groups, name: housingOf(groups[0]), people: sum(groups) }))
    .sort((a, b) => a.people - b.people || (a.name < b.name ? -1 : 1))
  let hidden = 0
  return kinds.flatMap(({ groups, people }) => {
    const hide = people < FEWEST || (hidden > 0 && hidden < FEWEST)
    if (hide) hidden += people
    return groups.map((group) => {
      const { housing } = group.traits
      return { group, shown: { ...place, housing: hide ? housing.map(() => ALL) : housing } }
    })
  })
}

const housingOf = ({ traits }: Group) => traits.housing.join('\n')

const sum = (groups: readonly Group[]) => groups.reduce((total, { people }) => total + people, 0)

function coarsening(rows: readonly Shown[], isCoarse: boolean): Coarsening {
  const shownFor = new Map(rows.map(({ group, shown }) => [traitsKey(group.traits), shown]))
  const groups = alike(rows, ({ shown }) => traitsKey(shown)).map((same) => ({
    traits: same[0].shown,
    people: sum(same.map(({ group }) => group)),
  }))
  const steps = STEPS.map((trait) => ({ trait, people: touched(rows, trait) }))
  const of = (given: Traits): Traits => {
    const shown = shownFor.get(traitsKey(given))
    if (!shown) throw new Error('Somebody has traits that were not counted.')
    return shown
  }
  return { isCoarse, of, groups, steps } as unknown as Coarsening // the mark is a type alone
}

const touched = (rows: readonly Shown[], trait: keyof Traits) =>
  sum(rows.filter(({ group, shown }) => String(group.traits[trait]) !== String(shown[trait])).map(({ group }) => group))
