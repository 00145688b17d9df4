import type { Selectable } from 'kysely'
import type { Cell, Cube } from '../domain/cube.ts'
import type { Answered } from '../domain/weighting/heard.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** Stores cells of a snapshot's cube. */
export async function add(db: Db, snapshotId: string, cells: readonly Cell[]): Promise<void> {
  if (cells.length === 0) return
  const values = cells.map((cell) => ({
    snapshot_id: snapshotId,
    slice: cell.slice,
    source: cell.source,
    area_id: cell.areaId,
    sex: cell.sex,
    age_group: cell.ageGroup,
    respondents: cell.respondents,
    counts: JSON.stringify(cell.counts),
  }))
  await db.insertInto('cube_cells').values(values).execute()
}

/** The whole cube of a snapshot: how many people in each cell gave each answer to each question. Cells in the order of their keys. */
export async function ofSnapshot(db: Db, snapshotId: string, surveyId: string): Promise<Cube> {
  const rows = await db
    .selectFrom('cube_cells')
    .selectAll()
    .where('snapshot_id', '=', snapshotId)
    .orderBy('slice')
    .orderBy('source')
    .orderBy('area_id')
    .orderBy('sex')
    .orderBy('age_group')
    .execute()
  return { surveyId, cells: rows.map(toCell) }
}

/** How many of each sex and age group answered by code, over the whole kommun. */
export async function answeredBy(db: Db, snapshotId: string): Promise<readonly Answered[]> {
  const rows = await db
    .selectFrom('cube_cells')
    .select((row) => ['sex', 'age_group', row.fn.sum('respondents').as('respondents')])
    .where('snapshot_id', '=', snapshotId)
    .where('slice', '=', '')
    .where('source', '=', 'code')
    .groupBy(['sex', 'age_group'])
    .execute()
  return rows.map(({ sex, age_group, respondents }) => ({ sex, ageGroup: age_group, respondents: Number(respondents) }))
}

/** Removes up to `limit` cells of a snapshot; resolves to how many there were. */
export async function remove(db: Db, snapshotId: string, limit: number): Promise<number> {
  const key = ['slice', 'source', 'area_id', 'sex', 'age_group'] as const
  const first = db.selectFrom('cube_cells').select(key).where('snapshot_id', '=', snapshotId).limit(limit)
  const { numDeletedRows } = await db
    .deleteFrom('cube_cells')
    .where('snapshot_id', '=', snapshotId)
    .where((row) => row(row.refTuple(...key), 'in', first.$asTuple(...key)))
    .executeTakeFirst()
  return Number(numDeletedRows)
}

function toCell(row: Selectable<Tables['cube_cells']>): Cell {
  return {
    slice: row.slice,
    source: row.source,
    areaId: row.area_id,
    sex: row.sex,
    ageGroup: row.age_group,
    respondents: row.respondents,
    counts: JSON.parse(row.counts),
  }
}
