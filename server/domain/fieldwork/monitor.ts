import { type CellStanding, frameWords } from '../draw/frame.ts'
import { grouped } from '../grouped.ts'
import { AGE_GROUPS, type AgeGroup, SEXES, type Sex } from '../population.ts'
import { effectiveSize, halfWidth, togetherSize, USUAL_DEFF } from '../statistics/planner/effective.ts'
import { type Population, populationKey } from '../tables.ts'
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
  /** Populations of which the round's counting hides how many answered, this year's and the year before's. */
  readonly hidden: { readonly now: ReadonlySet<string>; readonly before: ReadonlySet<string> }
}

/**
 * How a sample has answered, from the sums of its frame cells alone; areas in the order they are given. What the counting of the
 * answers hides is hidden here too: else the two together would tell it.
 */
export function monitor(followed: Followed, names: ReadonlyMap<string, string>): Monitor {
  const { cells, outlook } = followed
  const inArea = grouped(cells, areaOf)
  const rows = new Map(rowsOf(followed, areaOf, inAnArea).map((row) => [row.name, row]))
  const areas = [...names].flatMap(([id, name]) => {
    const [row, cells] = [rows.get(id), inArea.get(id)]
    return row && cells ? [{ row: { ...row, name }, cells }] : []
  })
  const groups = rowsOf(followed, groupName, inGroups)
  const [whole] = rowsOf(followed, () => 'Alla', inKommun) as [Row] // everybody is one row
  const isAlone = [[...rows.values()], groups].some(([row, ...others]) => others.length === 0 && row?.rates === null)
  const inAll = placeRow(
    isAlone ? { ...whole, rates: null } : whole,
    areas.map(({ cells }) => cells),
    outlook,
  )
  return {
    // The width of all follows from how many answered in each area: it would tell of those that are hidden.
    all: areas.every(({ row }) => row.rates !== null) ? inAll : { ...inAll, halfWidth: null, atClosing: null },
    areas: areas.map(({ row, cells }) => placeRow(row, [cells], outlook)),
    groups: [...groups].sort(({ name: a }, { name: b }) => (a === REST ? 1 : b === REST ? -1 : a < b ? -1 : 1)),
  }
}

const inKommun = (): readonly Population[] => [{ kind: 'kommun' }]
const inAnArea = ({ areaId }: CellStanding): readonly Population[] => [{ kind: 'area', areaId }]
const inGroups = ({ sex, ages }: CellStanding): readonly Population[] => [
  ...(sex === null ? [] : [{ kind: 'sex', sex } as const]),
  ...(ages?.length === 1 ? ages.map((ageGroup) => ({ kind: 'age', ageGroup }) as const) : []),
]

const areaOf = ({ areaId }: CellStanding) => areaId

/** A row for each that `by` tells apart; `among` says which populations of the counting a cell's people are. */
function rowsOf(
  { cells, before, hidden }: Followed,
  by: (cell: CellStanding) => string,
  among: (cell: CellStanding) => readonly Population[],
): readonly Row[] {
  const told = (groups: ReadonlyMap<string, readonly CellStanding[]>, keys: ReadonlySet<string>) => {
    const isHidden = (cell: CellStanding) => among(cell).some((population) => keys.has(populationKey(population)))
    const rates = toldRates([...groups.values()].map((cells) => ({ ...added(cells), isHidden: keys.size > 0 && cells.some(isHidden) })))
    return new Map([...groups.keys()].map((name, at) => [name, rates[at] ?? null]))
  }
  const now = grouped(cells, by)
  const [rates, ratesBefore] = [told(now, hidden.now), told(grouped(before, by), hidden.before)] // also those of whom nobody was drawn this year
  return [...now].map(([name, cells]) => ({
    name,
    ...added(cells),
    rates: rates.get(name) ?? null,
    before: ratesBefore.get(name)?.net ?? null,
  }))
}

/** A row with what its answers tell, and will: of one place, or of several that weigh as their people. */
function placeRow(row: Row, places: readonly (readonly CellStanding[])[], outlook: Outlook | null): PlaceRow {
  const widthOf = (answers: (sums: Sums) => number) =>
    halfWidthOf(places.map((cells) => ({ answers: answers(added(cells)), people: populationOf(cells) })))
  const ahead = (sums: Sums) => (outlook === null ? 0 : expected(sums, outlook))
  const atClosing = { answered: places.reduce((sum, cells) => sum + ahead(added(cells)), 0), halfWidth: widthOf(ahead) }
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
