import { isPending } from '../../domain/imports/import.ts'
import { IMPORT_DAYS } from '../../domain/retention.ts'
import type { Db } from '../../store/database.ts'
import * as imports from '../../store/imports.ts'
import * as folder from './folder.ts'
import { throwAway } from './order.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** Throws away files of answers that nobody read in, and what was left by an import that was broken off. Resolves to how many files. */
export async function sweepImports(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - IMPORT_DAYS * DAY_MS)
  const abandoned = await imports.abandoned(db, before)
  for (const id of abandoned) await throwAway(db, id)
  const left = await folder.lying(db, before)
  const known = await Promise.all(left.map((id) => imports.byId(db, id)))
  const orphans = left.filter((_, index) => !known[index] || !isPending(known[index]))
  for (const id of orphans) await folder.empty(db, id)
  return abandoned.length + orphans.filter((id) => !abandoned.includes(id)).length
}
