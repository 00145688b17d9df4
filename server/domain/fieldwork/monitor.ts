import { type CellStanding, classNamed } from '../draw/frame.ts'
import { SEXES, type Sex } from '../population.ts'
import { effectiveSize, halfWidth, USUAL_DEFF } from '../statistics/planner/effective.ts'
import { added, type Rates, ratesOf, type Sums } from './rates.ts'

/** A row of the response monitor: whom it is about, and how they have answered. */
export interface Row extends Sums {
  readonly name: string
  /** Null where too few were reached to say. */
  readonly rates: Rates | null
}

/** An area's row. */
export interface AreaRow extends Row {
  /** Half the width of the widest interval that the answers so far give, 0–1; null without answers. */
  readonly halfWidth: number | null
  /** The net rate a year before, when it closed; null when there was no sample, or too few. */
  readonly before: number | null
}

/** How a round's sample has answered so far. */
export interface Monitor {
  readonly all: Row
  readonly areas: readonly AreaRow[]
  /** Sex by age class over the whole kommun; those the draw did not tell apart by both are one row at the end. */
  readonly groups: readonly Row[]
  /** The net rate of the whole sample a year before; null without one. */
  readonly before: number | null
}

/** How a sample has answered, from the sums of its frame cells, this year's and last year's; areas in the order they are given. */
export function monitor(cells: readonly CellStanding[], before: readonly CellStanding[], names: ReadonlyMap<string, string>): Monitor {
  const [now, then] = [cells, before].map((year) => grouped(year, ({ areaId }) => areaId))
  const areas = [...names].flatMap(([id, name]) => {
    const inside = now?.get(id)
    return inside ? [areaRow(name, inside, then?.get(id) ?? [])] : []
  })
  return { all: rowOf('Alla', cells), areas, groups: groupRows(cells), before: netOf(before) }
}

function areaRow(name: string, cells: readonly CellStanding[], before: readonly CellStanding[]): AreaRow {
  const row = rowOf(name, cells)
  const people = cells.reduce((sum, { population }) => sum + population, 0) || Number.POSITIVE_INFINITY
  const effective = row.answered > people ? 0 : effectiveSize({ answers: row.answered, people, deff: USUAL_DEFF })
  return { ...row, halfWidth: row.rates && halfWidth(0.5, effective), before: netOf(before) }
}

const netOf = (cells: readonly CellStanding[]) => (cells.length === 0 ? null : (ratesOf(added(cells))?.net ?? null))

function rowOf(name: string, cells: readonly CellStanding[]): Row {
  const sums = added(cells)
  return { name, ...sums, rates: ratesOf(sums) }
}

function groupRows(cells: readonly CellStanding[]): readonly Row[] {
  const told = grouped(cells, groupName)
  const inOrder = [...told].sort(([a], [b]) => (a === REST ? 1 : b === REST ? -1 : a < b ? -1 : 1))
  return inOrder.map(([name, inside]) => rowOf(name, inside))
}

function grouped(cells: readonly CellStanding[], by: (cell: CellStanding) => string): ReadonlyMap<string, readonly CellStanding[]> {
  const groups = new Map<string, CellStanding[]>()
  for (const cell of cells) {
    const group = groups.get(by(cell)) ?? []
    groups.set(by(cell), group)
    group.push(cell)
  }
  return groups
}

const REST = 'Kön eller ålder är inte känd'
const SEX_WORDS: Readonly<Record<Sex, string>> = { [SEXES[0]]: 'Kvinnor', [SEXES[1]]: 'Män' }

const groupName = ({ sex, ages }: CellStanding) =>
  sex === null || ages?.length !== 1 ? REST : `${SEX_WORDS[sex]} ${classNamed(ages).replace('-', '–').replace('+', ' år eller äldre')}`
