import type { Selectable } from 'kysely'
import type { Area, AreaLevel } from '../domain/area.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

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
  const rows = await db
    .selectFrom('areas')
    .selectAll()
    .where('parent_id', '=', parentId)
    .where('valid_from', '<=', year)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>=', year)]))
    .execute()
  return rows.map(toArea).sort((a, b) => byName.compare(a.name, b.name))
}

// Databases order å, ä, ö by their own lights; people look for them last.
const byName = new Intl.Collator('sv')

function toArea(row: Selectable<Tables['areas']>): Area {
  return {
    id: row.id,
    parentId: row.parent_id,
    level: row.level as AreaLevel,
    name: row.name,
    slug: row.slug,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    outline: row.outline === null ? null : JSON.parse(row.outline),
  }
}
