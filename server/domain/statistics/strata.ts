import type { Stratum } from './design.ts'
import type { Neighbours } from './register.ts'

/** An area, its people in the register, and how many of them answered. */
export interface AreaSize {
  readonly areaId: string
  readonly people: number
  readonly respondents: number
}

/** The strata of a kommun, and the areas that could have none. */
export interface Stratification {
  readonly strata: readonly Stratum[]
  /** Areas with fewer than two answers and no neighbour to be weighted with: figures that would include them cannot be told. */
  readonly uncovered: readonly string[]
}

/** The error of one answer cannot be told from one answer. */
const FEWEST = 2

/**
 * Each area a stratum of its own; one with fewer than two answers is joined with its configured neighbour, and the two with
 * that one's neighbour while they still have too few. Areas where nobody lives are left out.
 */
export function stratify(areas: readonly AreaSize[], neighbours: Neighbours): Stratification {
  let groups: readonly (readonly AreaSize[])[] = areas.filter(({ people }) => people > 0).map((area) => [area])
  for (;;) {
    const joining = groups.map((group) => ({ group, other: isTooSmall(group) ? neighbourOf(group, groups, neighbours) : undefined }))
    const next = joining.find(({ other }) => other !== undefined)
    if (!next?.other) break
    const { group, other } = next
    groups = groups.filter((one) => one !== group).map((one) => (one === other ? [...other, ...group] : one))
  }
  const [strata, uncovered] = [groups.filter((group) => !isTooSmall(group)), groups.filter(isTooSmall)]
  return { strata: strata.map(stratum), uncovered: uncovered.flat().map(({ areaId }) => areaId) }
}

const isTooSmall = (group: readonly AreaSize[]) => sum(group, 'respondents') < FEWEST

function neighbourOf(group: readonly AreaSize[], groups: readonly (readonly AreaSize[])[], neighbours: Neighbours) {
  const wanted = group.flatMap(({ areaId }) => neighbours.get(areaId) ?? [])
  return groups.find((other) => other !== group && other.some(({ areaId }) => wanted.includes(areaId)))
}

const stratum = (group: readonly AreaSize[]): Stratum => ({
  areaIds: group.map(({ areaId }) => areaId),
  people: sum(group, 'people'),
  respondents: sum(group, 'respondents'),
})

const sum = (group: readonly AreaSize[], what: 'people' | 'respondents') => group.reduce((total, area) => total + area[what], 0)
