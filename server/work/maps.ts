import { createHash } from 'node:crypto'
import { type DrawnMap, drawMap } from '../domain/map.ts'
import * as areas from '../store/areas.ts'
import type { Db } from '../store/database.ts'

/** Width of a map in viewBox units: how fine its lines are drawn. */
const WIDTH = 640

type Kept = Map<string, { readonly mark: string; readonly map: DrawnMap }>

const databases = new WeakMap<Db, Kept>()

/**
 * The areas of a kommun one year, drawn. Each map is drawn once and kept as long as the outlines are the same: drawing costs more
 * than the rest of a page, and a new import of areas must still be seen at once.
 */
export async function mapOf(db: Db, kommunId: string, year: number): Promise<DrawnMap> {
  const all: Kept = databases.get(db) ?? new Map()
  databases.set(db, all)
  const outlines = await areas.outlinesBelow(db, kommunId, year)
  const hash = createHash('sha256')
  for (const { id, outline } of outlines) hash.update(`${id} ${outline}\n`)
  const mark = hash.digest('base64')
  const key = `${kommunId} ${year}`
  const known = all.get(key)
  if (known?.mark === mark) return known.map
  const map = drawMap(
    outlines.map(({ id, outline }) => ({ id, outline: outline === null ? null : JSON.parse(outline) })),
    { width: WIDTH },
  )
  all.set(key, { mark, map })
  return map
}
