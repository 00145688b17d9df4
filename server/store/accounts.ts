import type { Account } from '../domain/accounts.ts'
import { grouped } from '../domain/grouped.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'

/** Every account that serves any of these kommuner, with all the kommuner it serves. In no order. */
export async function serving(db: Db, kommunIds: readonly string[]): Promise<readonly Account[]> {
  const rows = await db.selectFrom('staff_kommuner').select('staff_id').distinct().where('kommun_id', 'in', among(kommunIds)).execute()
  return byIds(
    db,
    rows.map(({ staff_id }) => staff_id),
  )
}

/** An account; undefined when there is none, or no longer. */
export async function byId(db: Db, id: string): Promise<Account | undefined> {
  const [account] = await byIds(db, [id])
  return account
}

async function byIds(db: Db, ids: readonly string[]): Promise<readonly Account[]> {
  const columns = ['id', 'name', 'email', 'role', 'used_on', 'locked_until'] as const
  const rows = await db.selectFrom('staff').select(columns).where('id', 'in', among(ids)).execute()
  const served = await db.selectFrom('staff_kommuner').selectAll().where('staff_id', 'in', among(ids)).execute()
  const rights = await db.selectFrom('staff_rights').selectAll().where('staff_id', 'in', among(ids)).execute()
  const [kommuner, granted] = [grouped(served, (row) => row.staff_id), grouped(rights, (row) => row.staff_id)]
  return rows.map(({ used_on, locked_until, ...row }) => ({
    ...row,
    kommunIds: (kommuner.get(row.id) ?? []).map(({ kommun_id }) => kommun_id),
    granted: (granted.get(row.id) ?? []).map(({ ability }) => ability),
    usedOn: used_on,
    lockedUntil: locked_until,
  }))
}
