import type { Selectable } from 'kysely'
import type { Area, Standing } from '../domain/area.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'
import type { Written } from './written.ts'

/** The kommun with this word in its address. */
export async function kommunBySlug(db: Db, slug: string): Promise<Area | undefined> {
  const row = await db.selectFrom('areas').selectAll().where('slug', '=', slug).where('level', '=', 'kommun').executeTakeFirst()
  return row && toArea(row)
}

/** The area with this code. */
export async function byId(db: Db, id: string): Promise<Area | undefined> {
  const row = await db.selectFrom('areas').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toArea(row)
}

/** The areas right below one in the tree that exist in `year`, in Swedish order of name. */
export async function below(db: Db, parentId: string, year: number): Promise<readonly Area[]> {
  const rows = await existing(db, parentId, year).selectAll().execute()
  return rows.map(toArea).sort((a, b) => byName.compare(a.name, b.name))
}

/** The same areas by code and name alone: a page that draws no map need not read outlines. */
export async function namesBelow(db: Db, parentId: string, year: number): Promise<readonly Pick<Area, 'id' | 'name'>[]> {
  const rows = await existing(db, parentId, year).select(['id', 'name']).execute()
  return rows.sort((a, b) => byName.compare(a.name, b.name))
}

/** The names of areas by code, whenever they existed. */
export async function names(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('areas').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Which area an area's answers are weighted together with when there are too few: area → neighbour, of those right below one that exist in `year`. */
export async function neighboursBelow(db: Db, parentId: string, year: number): Promise<ReadonlyMap<string, string>> {
  const rows = await existing(db, parentId, year).select(['id', 'neighbour']).where('neighbour', 'is not', null).execute()
  return new Map(rows.flatMap(({ id, neighbour }) => (neighbour === null ? [] : [[id, neighbour] as const])))
}

/** Their outlines as they are stored, GeoJSON text or null, in order of code: cheaper to compare than to read. */
export async function outlinesBelow(db: Db, parentId: string, year: number): Promise<readonly { id: string; outline: string | null }[]> {
  return existing(db, parentId, year).select(['id', 'outline']).orderBy('id').execute()
}

const existing = (db: Db, parentId: string, year: number) =>
  db
    .selectFrom('areas')
    .where('parent_id', '=', parentId)
    .where('valid_from', '<=', year)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', year)]))

/** Every kommun, whenever it existed, in Swedish order of name. */
export async function kommuner(db: Db): Promise<readonly Area[]> {
  const rows = await db.selectFrom('areas').selectAll().where('level', '=', 'kommun').execute()
  return rows.map(toArea).sort((a, b) => byName.compare(a.name, b.name))
}

/** Every area's place in the tree, without outlines: what an import is checked against. */
export async function tree(db: Db): Promise<readonly Standing[]> {
  const rows = await db.selectFrom('areas').select(['id', 'parent_id', 'level', 'name', 'slug']).execute()
  return rows.map((row) => ({ id: row.id, parentId: row.parent_id, level: row.level, name: row.name, slug: row.slug }))
}

/**
 * Stores areas, all or none: an area whose code exists is given the new name, place, years and outline, and the new neighbour if there
 * is one. Parents come before their children.
 */
export async function write(db: Db, areas: readonly Area[]): Promise<Written> {
  return atomically(db, async (db) => {
    const written = { added: 0, changed: 0, same: 0 }
    for (const area of areas) {
      const before = await db.selectFrom('areas').selectAll().where('id', '=', area.id).executeTakeFirst()
      const row = { ...toRow(area), neighbour: area.neighbour ?? before?.neighbour ?? null }
      if (!before) await db.insertInto('areas').values(row).execute()
      else if (!isSame(before, row)) await db.updateTable('areas').set(row).where('id', '=', area.id).execute()
      written[!before ? 'added' : isSame(before, row) ? 'same' : 'changed'] += 1
    }
    return written
  })
}

/** Gives an area the neighbour it is weighted together with when too few have answered; null for none. */
export async function setNeighbour(db: Db, areaId: string, neighbour: string | null): Promise<void> {
  await db.updateTable('areas').set({ neighbour }).where('id', '=', areaId).execute()
}

// Databases order å, ä, ö by their own lights; people look for them last.
const byName = new Intl.Collator('sv')

function toArea(row: Row): Area {
  return {
    id: row.id,
    parentId: row.parent_id,
    level: row.level,
    name: row.name,
    slug: row.slug,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    outline: row.outline === null ? null : JSON.parse(row.outline),
    ...(row.neighbour === null ? {} : { neighbour: row.neighbour }),
  }
}

type Row = Selectable<Tables['areas']>

const toRow = ({ id, parentId, level, name, slug, validFrom, validTo, outline, neighbour }: Area): Row => ({
  id,
  parent_id: parentId,
  level,
  name,
  slug,
  valid_from: validFrom,
  valid_to: validTo,
  outline: outline === null ? null : JSON.stringify(outline),
  neighbour: neighbour ?? null,
})

const isSame = (a: Row, b: Row) => (Object.keys(b) as (keyof Row)[]).every((column) => a[column] === b[column])
