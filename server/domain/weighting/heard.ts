import type { Cell } from '../cube.ts'
import { MINIMUM_BASE, protect, type ShownRow } from '../disclosure/protect.ts'
import { AGE_GROUPS, type PopulationCell, SEXES } from '../population.ts'
import type { Row } from '../tables.ts'

/** How many of one sex and age group answered by code. */
export interface Answered {
  readonly sex: string
  readonly ageGroup: string
  readonly respondents: number
}

/** How many of each sex and age group answered by code, counted from a cube. */
export function answeredIn(cells: Iterable<Cell>): readonly Answered[] {
  const sums = new Map<string, Answered>()
  for (const { slice, source, sex, ageGroup, respondents } of cells) {
    if (slice !== '' || source !== 'code') continue
    const key = `${sex}|${ageGroup}`
    sums.set(key, { sex, ageGroup, respondents: respondents + (sums.get(key)?.respondents ?? 0) })
  }
  return [...sums.values()]
}

/** A sex and one or more age groups of the whole kommun: people in the register, and the protected count of those who answered. */
export interface Heard {
  readonly sex: string
  /** Youngest first; several where there were too few answers to tell them apart. */
  readonly ageGroups: readonly string[]
  readonly people: number
  readonly row: ShownRow
}

/**
 * Who was heard and who was not, by sex and age. Age groups are merged with a neighbour, for both sexes alike, until everyone
 * rests on enough answers: a cell hidden among sums that are shown elsewhere could be worked out, one that was never made cannot. None when even all ages are too few.
 */
export function heard(register: readonly PopulationCell[], answered: readonly Answered[]): readonly Heard[] {
  const count = (sex: string, ageGroups: readonly string[]) =>
    answered.filter((one) => one.sex === sex && ageGroups.includes(one.ageGroup)).reduce((sum, { respondents }) => sum + respondents, 0)
  const fewest = (ageGroups: readonly string[]) => Math.min(...SEXES.map((sex) => count(sex, ageGroups)))
  const groups = merged(fewest)
  if (groups.some((ageGroups) => fewest(ageGroups) < MINIMUM_BASE)) return []
  return SEXES.flatMap((sex) =>
    groups.map((ageGroups) => ({
      ...{ sex, ageGroups },
      people: register.filter((cell) => cell.sex === sex && ageGroups.includes(cell.ageGroup)).reduce((sum, { people }) => sum + people, 0),
      row: protectedCount(`${sex}:${ageGroups.join('+')}`, count(sex, ageGroups)),
    })),
  )
}

function merged(fewest: (ageGroups: readonly string[]) => number): readonly (readonly string[])[] {
  let groups: readonly (readonly string[])[] = AGE_GROUPS.map((ageGroup) => [ageGroup])
  for (;;) {
    const worst = groups.findIndex((group) => fewest(group) < MINIMUM_BASE)
    if (worst < 0 || groups.length < 2) return groups
    const younger = worst + 1 === groups.length || (worst > 0 && fewest(groups[worst - 1] ?? []) <= fewest(groups[worst + 1] ?? []))
    const first = younger ? worst - 1 : worst
    groups = [...groups.slice(0, first), groups.slice(first, first + 2).flat(), ...groups.slice(first + 2)]
  }
}

/** A count of people on its way out, as a row about no question. */
function protectedCount(population: string, respondents: number): ShownRow {
  const silent = {
    counts: {},
    dontKnow: 0,
    refused: 0,
    notApplicable: 0,
    unanswered: 0,
    measured: null,
    share: null,
    interval: null,
    mean: null,
  }
  const row: Row = { population, source: 'code', question: '', respondents, base: respondents, ...silent }
  const [shown] = protect([row])
  if (!shown) throw new Error('protect() gives a row for each row')
  return shown
}
