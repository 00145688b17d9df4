import { type Account, type Act, type Hindrance, hindrance, type Manager, manages } from '../domain/accounts.ts'
import { grouped } from '../domain/grouped.ts'
import { accountGone, accountMoved, lastAdministrator, ownAccount, type Problem } from '../domain/problem.ts'
import type { LocalDate } from '../domain/round.ts'
import type { Staff } from '../domain/staff.ts'
import { among } from './among.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { PasswordHash } from './password.ts'
import * as sessions from './sessions.ts'
import * as staff from './staff.ts'

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

/** Adds an account for somebody. False, and nothing stored, when the e-mail address is already somebody's; throws when the manager does not answer for all of its kommuner. */
export async function add(db: Db, person: Staff, password: PasswordHash, manager: Manager): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await staff.add(db, person, password))) return false
    if (!manages(await asItStands(db, manager), person.kommunIds)) throw accountGone()
    return true
  })
}

/** The password of an account as it is kept; undefined when there is no such account. */
export async function keptPassword(db: Db, id: string): Promise<string | undefined> {
  return (await db.selectFrom('staff').select('password').where('id', '=', id).executeTakeFirst())?.password
}

/** From the password that is kept to the one that is to be. */
export interface Change {
  readonly from: string
  readonly to: PasswordHash
}

/** Changes a password: the account is no longer locked, and every session of it ends. False, and nothing done, when it is not kept as `from` any more. */
export async function changePassword(db: Db, id: string, { from, to }: Change): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('staff')
      .set({ password: to, failures: 0, locked_until: null })
      .where('id', '=', id)
      .where('password', '=', from)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return false
    await sessions.endAllOf(db, id)
    return true
  })
}

/** Why somebody may not do an act to an account now; null when they may. */
export async function hindranceNow(db: Db, act: Act, account: Account, manager: Manager): Promise<Hindrance | null> {
  return hindrance(act, manager, account, await serving(db, account.kommunIds))
}

/** Gives somebody's account a new password. True when it is done; throws the Problem that hinders it. */
export async function givePassword(db: Db, id: string, change: Change, manager: Manager): Promise<true> {
  return atomically<true>(db, async (db) => {
    if (!(await changePassword(db, id, change))) throw (await byId(db, id)) ? accountMoved() : accountGone()
    await allow(db, 'give password', id, manager)
    return true
  })
}

/**
 * Closes an account: its sessions end with it, and its name alone is kept, for the audit trail. True when it is done; throws the
 * Problem that hinders it.
 */
export async function close(db: Db, id: string, manager: Manager, today: LocalDate): Promise<true> {
  return atomically<true>(db, async (db) => {
    const closing = db
      .selectFrom('staff')
      .select((row) => ['id', 'name', row.val(today).as('closed_on')])
      .where('id', '=', id)
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('former_staff')
      .columns(['id', 'name', 'closed_on'])
      .expression(closing)
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) throw accountGone()
    await allow(db, 'close', id, manager)
    await db.deleteFrom('staff').where('id', '=', id).execute()
    return true
  })
}

/** Removes the names of those whose accounts were closed before a day. Resolves to how many. */
export async function sweepNames(db: Db, before: LocalDate): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('former_staff').where('closed_on', '<', before).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

// After the transaction's first write: two who close each other's accounts wait for one another, and the second has none any more.
async function allow(db: Db, act: Act, id: string, manager: Manager): Promise<void> {
  const account = await byId(db, id)
  if (!account) throw accountGone()
  const hindered = await hindranceNow(db, act, account, await asItStands(db, manager))
  if (hindered) throw PROBLEMS[hindered]()
}

// Role and kommuner may have changed since they asked; and the account itself may be gone.
async function asItStands(db: Db, manager: Manager): Promise<Manager> {
  if (manager === 'command line') return manager
  const account = await byId(db, manager.id)
  if (!account) throw accountGone()
  return account
}

/** What each hindrance is said as. */
export const PROBLEMS: Readonly<Record<Hindrance, () => Problem>> = {
  'not theirs': accountGone,
  'their own': ownAccount,
  'last administrator': lastAdministrator,
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
