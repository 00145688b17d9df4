import type { Rows } from '../../domain/lagesbild/rows.ts'
import type { Db } from '../../store/database.ts'

/** How many rows are kept for each database: some ten megabytes. */
const MOST = 4000

type Kept = Map<string, Rows>

const databases = new WeakMap<Db, Kept>()

/**
 * The protected rows called `key`, read once and then kept while they are among those last asked for: a counting never changes,
 * and reading its rows would be a third of a page's work. The key must name the counting.
 */
export async function kept(db: Db, key: string, read: () => Promise<Rows>): Promise<Rows> {
  const all = databases.get(db) ?? new Map()
  databases.set(db, all)
  const rows = all.get(key) ?? (await read())
  all.delete(key) // the one last asked for stands last
  all.set(key, rows)
  forget(all)
  return rows
}

function forget(all: Kept): void {
  let sum = 0
  for (const rows of all.values()) sum += sizeOf(rows)
  for (const [key, rows] of all) {
    if (sum <= MOST || all.size === 1) return
    all.delete(key)
    sum -= sizeOf(rows)
  }
}

const sizeOf = ({ code, open }: Rows) => code.size + open.size
