import { AGE_GROUPS } from '../population.ts'
import { span } from './ages.ts'
import type { Group, Traits } from './traits.ts'

/** People put together under one area, sex and age group, whatever each of them gave. */
export interface Cell extends Omit<Traits, 'housing'> {
  readonly groups: readonly Group[]
  readonly people: number
}

/** Where people are put: an area and a sex, or wider than they gave. */
export type Placing = (given: Traits) => Pick<Traits, 'areaId' | 'sex'>

/** One cell of all these people. */
export function cell(place: Pick<Traits, 'areaId' | 'sex' | 'ageGroup'>, groups: readonly Group[]): Cell {
  return { ...place, groups, people: groups.reduce((sum, { people }) => sum + people, 0) }
}

/**
 * People in cells of area, sex and age group. Where a register age group has fewer than `fewest`, the smallest (youngest, when
 * several are) joins the smaller of its neighbours (the younger, when they are alike), until none is or one is left: some
 * cells may still be too small. An age group that is not the register's, as when somebody did not say, has no neighbours.
 */
export function inCells(groups: readonly Group[], placing: Placing, fewest: number): readonly Cell[] {
  return alike(groups, ({ traits }) => placed(placing(traits))).flatMap(([first, ...others]) => {
    const place = placing(first.traits)
    const ages = alike([first, ...others], ({ traits }) => traits.ageGroup)
    const cells = ages.map((same) => cell({ ...place, ageGroup: same[0].traits.ageGroup }, same))
    const inRegister = cells.filter(({ ageGroup }) => age(ageGroup) >= 0).sort((a, b) => age(a.ageGroup) - age(b.ageGroup))
    return [...merged(inRegister, fewest), ...cells.filter(({ ageGroup }) => age(ageGroup) < 0)]
  })
}

/** Things in lists of those that are alike, none of them empty, in the order they are first met. */
export function alike<Thing>(things: readonly Thing[], by: (thing: Thing) => string): readonly (readonly [Thing, ...Thing[]])[] {
  const lists = new Map<string, [Thing, ...Thing[]]>()
  for (const thing of things) {
    const same = lists.get(by(thing))
    if (same) same.push(thing)
    else lists.set(by(thing), [thing])
  }
  return [...lists.values()]
}

function merged(cells: readonly Cell[], fewest: number): readonly Cell[] {
  const smallest = cells.reduce((least, { people }, at) => (people < (cells[least]?.people ?? 0) ? at : least), 0)
  const small = cells[smallest]
  if (!small || small.people >= fewest || cells.length === 1) return cells
  const [before, after] = [cells[smallest - 1], cells[smallest + 1]]
  const first = before && before.people <= (after?.people ?? Number.POSITIVE_INFINITY) ? smallest - 1 : smallest
  return merged(cells.toSpliced(first, 2, joined(cells[first] as Cell, cells[first + 1] as Cell)), fewest) // both are among the cells
}

const joined = (a: Cell, b: Cell): Cell => cell({ ...a, ageGroup: span(a.ageGroup, b.ageGroup) }, [...a.groups, ...b.groups])

const age = (group: string) => (AGE_GROUPS as readonly string[]).indexOf(group)

const placed = ({ areaId, sex }: Pick<Traits, 'areaId' | 'sex'>) => `${areaId}\n${sex}`
