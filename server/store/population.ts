import type { PopulationCell } from '../domain/population.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { Written } from './written.ts'

/** Rows in one statement: six values each, well below SQLite's limit of bound values. */
const ROWS_AT_ONCE = 500

/** The register population of some areas on 31 December of a year, in order of area, sex and age group; areas the register knows nothing of are absent. */
export async function ofAreas(db: Db, areaIds: readonly string[], year: number): Promise<readonly PopulationCell[]> {
  if (areaIds.length === 0) return []
  const rows = await db
    .selectFrom('population')
    .selectAll()
    .where('area_id', 'in', areaIds)
    .where('year', '=', year)
    .orderBy('area_id')
    .orderBy('sex')
    .orderBy('age_group')
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    year: row.year,
    sex: row.sex,
    ageGroup: row.age_group,
    people: row.people,
  }))
}

/** The newest year, at most `upTo`, that the register has figures of for any of some areas; null when it has none. */
export async function newestYear(db: Db, areaIds: readonly string[], upTo: number): Promise<number | null> {
  if (areaIds.length === 0) return null
  const { year } = await db
    .selectFrom('population')
    .select((row) => row.fn.max('year').as('year'))
    .where('area_id', 'in', areaIds)
    .where('year', '<=', upTo)
    .executeTakeFirstOrThrow()
  return year
}

/** The year nearest to one that the register has figures of for any of some areas: not after it if there is such a one. Null when it has none. */
export async function nearestYear(db: Db, areaIds: readonly string[], year: number): Promise<number | null> {
  const before = await newestYear(db, areaIds, year)
  if (before !== null || areaIds.length === 0) return before
  const { year: after } = await db
    .selectFrom('population')
    .select((row) => row.fn.min('year').as('year'))
    .where('area_id', 'in', areaIds)
    .executeTakeFirstOrThrow()
  return after
}

/** Stores register figures, all or none: a cell that exists gets the new number. The areas must exist. */
export async function write(db: Db, cells: readonly PopulationCell[]): Promise<Written> {
  return atomically(db, async (db) => {
    const before = new Map<string, number>()
    for (const [year, ids] of areasByYear(cells)) for (const cell of await ofAreas(db, ids, year)) before.set(keyOf(cell), cell.people)
    for (let from = 0; from < cells.length; from += ROWS_AT_ONCE) await upsert(db, cells.slice(from, from + ROWS_AT_ONCE))
    const added = cells.filter((cell) => !before.has(keyOf(cell))).length
    const same = cells.filter((cell) => before.get(keyOf(cell)) === cell.people).length
    return { added, changed: cells.length - added - same, same }
  })
}

async function upsert(db: Db, cells: readonly PopulationCell[]): Promise<void> {
  await db
    .insertInto('population')
    .values(cells.map(({ areaId, year, sex, ageGroup, people }) => ({ area_id: areaId, year, sex, age_group: ageGroup, people })))
    .onConflict((conflict) =>
      conflict.columns(['area_id', 'year', 'sex', 'age_group']).doUpdateSet((row) => ({ people: row.ref('excluded.people') })),
    )
    .execute()
}

function areasByYear(cells: readonly PopulationCell[]): ReadonlyMap<number, readonly string[]> {
  const ids = new Map<number, Set<string>>()
  for (const { year, areaId } of cells) ids.set(year, (ids.get(year) ?? new Set()).add(areaId))
  return new Map([...ids].map(([year, set]) => [year, [...set]]))
}

const keyOf = ({ areaId, year, sex, ageGroup }: PopulationCell) => `${areaId}|${year}|${sex}|${ageGroup}`
