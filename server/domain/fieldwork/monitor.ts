import { type CellStanding, frameWords } from '../draw/frame.ts'
import { grouped } from '../grouped.ts'
import { AGE_GROUPS, type AgeGroup, SEXES, type Sex } from '../population.ts'
import { effectiveSize, halfWidth, togetherSize, USUAL_DEFF } from '../statistics/planner/effective.ts'
import { expected, type Outlook } from './forecast.ts'
import { added, type Rates, type Sums, toldRates } from './rates.ts'

/** A row of the response monitor: whom it is about, and how they have answered. */
export interface Row extends Sums {
  readonly name: string
  /** Null where too few were reached to say, or where the rest of the table would say it of so few. */
  readonly rates: Rates | null
  /** The net rate a year before, when it closed; null when there was no sample, or too few. */
  readonly before: number | null
}

/** A row of people who get figures of their own: those of an area, or all. */
export interface PlaceRow extends Row {
  /** Half the width of the widest interval that the answers so far give, 0–1; null without answers. */
  readonly halfWidth: number | null
  /** How many answers to expect at closing, and the half-width they will give; null when nothing tells. */
  readonly atClosing: { readonly answered: number; readonly halfWidth: number | null } | null
}

/** How a round's sample has answered so far. */
export interface Monitor {
  readonly all: PlaceRow
  readonly areas: readonly PlaceRow[]
  /** Sex by age class over the whole kommun; those the draw did not tell apart by both are one row at the end. */
  readonly groups: readonly Row[]
}

/** What a sample is followed by: its frame cells, those of the year before, and what to look ahead by. */
export interface Followed {
  readonly cells: readonly CellStanding[]
  readonly before: readonly CellStanding[]
  readonly outlook: Outlook | null
}

/** How a sample has answered, from the sums of its frame cells alone; areas in the order they are given. */
export function monitor({ cells, before, outlook }: Followed, names: ReadonlyMap<string, string>): Monitor {
  const byArea = groupsOf(cells, before, ({ areaId }) => areaId)
  const found = new Map(byArea.map((group) => [group.name, group]))
  const areas = [...names].flatMap(([id, name]) => {
    const group = found.get(id)
    return group ? [{ ...group, name }] : []
  })
  const byGroup = groupsOf(cells, before, groupName)
  const groups = [...byGroup].sort(({ name: a }, { name: b }) => (a === REST ? 1 : b === REST ? -1 : a < b ? -1 : 1))
  const [all] = rowsOf([{ name: 'Alla', now: cells, before }]) as [Row] // a row a group
  return {
    all: placeRow(all, areas, outlook),
    areas: rowsOf(areas).map((row, at) => placeRow(row, areas.slice(at, at + 1), outlook)),
    groups: rowsOf(groups),
  }
}

/** People who are told of together, this year and the year before. */
interface Group {
  readonly name: string
  readonly now: readonly CellStanding[]
  readonly before: readonly CellStanding[]
}

function groupsOf(cells: readonly CellStanding[], before: readonly CellStanding[], by: (cell: CellStanding) => string): readonly Group[] {
  const [now, then] = [grouped(cells, by), grouped(before, by)]
  return [...now].map(([name, now]) => ({ name, now, before: then.get(name) ?? [] }))
}

function rowsOf(groups: readonly Group[]): readonly Row[] {
  const [now, before] = [toldRates(groups.map((group) => added(group.now))), toldRates(groups.map((group) => added(group.before)))]
  return groups.map(({ name, now: cells }, at) => ({ name, ...added(cells), rates: now[at] ?? null, before: before[at]?.net ?? null }))
}

/** A row with what its answers tell, and will: of one place, or of several that weigh as their people. */
function placeRow(row: Row, places: readonly Group[], outlook: Outlook | null): PlaceRow {
  const widthOf = (answers: (sums: Sums) => number) =>
    halfWidthOf(places.map(({ now }) => ({ answers: answers(added(now)), people: populationOf(now) })))
  const ahead = (sums: Sums) => (outlook === null ? 0 : expected(sums, outlook))
  const atClosing = { answered: places.reduce((sum, { now }) => sum + ahead(added(now)), 0), halfWidth: widthOf(ahead) }
  return {
    ...row,
    halfWidth: row.rates && widthOf(({ answered }) => answered),
    atClosing: row.rates && outlook && atClosing,
  }
}

const populationOf = (cells: readonly CellStanding[]) =>
  cells.reduce((sum, { population }) => sum + population, 0) || Number.POSITIVE_INFINITY

function halfWidthOf(places: readonly { readonly answers: number; readonly people: number }[]): number | null {
  if (places.some(({ answers, people }) => answers > people)) return null
  const fieldwork = places.map((place) => ({ ...place, deff: USUAL_DEFF }))
  const [only] = fieldwork
  if (only && fieldwork.length === 1) return halfWidth(0.5, effectiveSize(only))
  // Places weigh as their people: of how many is not known where no register has been read.
  return places.every(({ people }) => Number.isFinite(people)) ? halfWidth(0.5, togetherSize(fieldwork)) : null
}

const REST = 'Kön eller ålder är inte känd'

const named = (sex: Sex, ageGroup: AgeGroup): readonly [string, string] => {
  const words = frameWords({ sex, ages: [ageGroup] })
  return [`${sex} ${ageGroup}`, `${words.charAt(0).toUpperCase()}${words.slice(1)}`]
}

// Made once: a large frame has thousands of cells.
const GROUP_NAMES: ReadonlyMap<string, string> = new Map(SEXES.flatMap((sex) => AGE_GROUPS.map((ageGroup) => named(sex, ageGroup))))

const groupName = ({ sex, ages }: CellStanding) => (ages?.length === 1 && GROUP_NAMES.get(`${sex} ${ages[0]}`)) || REST
