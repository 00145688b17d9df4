import { AGE_GROUPS, type PopulationCell } from '../population.ts'

/** Stands for any sex, or any age group, where the register's figures do not tell them apart. */
export const ANYBODY = '*'

/** One sex and age group in one area, and how many people the register has there. */
export interface RegisterCell {
  readonly areaId: string
  readonly sex: string
  readonly ageGroup: string
  readonly people: number
}

/** Register figures for every cell of every area, each cell once. Sex and age group are ANYBODY in all cells or in none. */
export interface Register {
  readonly cells: readonly RegisterCell[]
  /** Youngest first. */
  readonly ageGroups: readonly string[]
}

/** Something a margin may tell apart. */
export type Dimension = 'areaId' | 'sex' | 'ageGroup'

/** One category of a margin: ANYBODY in the dimensions that the margin does not tell apart. */
export type Category = RegisterCell

/** Register figures for some dimensions only: people per area, or per sex and age group of the whole kommun. */
export interface Margin {
  readonly by: readonly Dimension[]
  readonly categories: readonly Category[]
}

/** Register figures when the full table is not known: margins that each add up to everybody. One of them is by area. */
export interface Margins {
  readonly margins: readonly Margin[]
  /** Youngest first. */
  readonly ageGroups: readonly string[]
}

/** What the register knows: the full table, or margins only. */
export type Known = Register | Margins

/** Which area answers are weighted together with when fewer than two came from an area: area → its neighbour. */
export type Neighbours = ReadonlyMap<string, string>

/** How many people the register has in each area, in its own order. */
export function peopleOf(known: Known): ReadonlyMap<string, number> {
  const cells = 'cells' in known ? known.cells : (known.margins.find(({ by }) => by.includes('areaId'))?.categories ?? [])
  const people = new Map<string, number>()
  for (const cell of cells) people.set(cell.areaId, (people.get(cell.areaId) ?? 0) + cell.people)
  return people
}

/** The register's full table as it is kept: one year's cells of a kommun's areas. */
export const registerOf = (cells: readonly PopulationCell[]): Register => ({
  cells: cells.map(({ areaId, sex, ageGroup, people }) => ({ areaId, sex, ageGroup, people })),
  ageGroups: AGE_GROUPS,
})
