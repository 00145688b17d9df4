import type { LocalDate } from '../domain/round.ts'
import type { Ability, Staff } from '../domain/staff.ts'
import { among } from './among.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { PasswordHash } from './password.ts'

/** After so many wrong passwords in a row an account takes none for a while. */
export const FAILURES_ALLOWED = 5
const LOCKED_MS = 15 * 60_000

/** Adds a person with the kommuner they serve. False when the e-mail address is already somebody's; nothing is then stored. */
export async function add(db: Db, person: Staff, password: PasswordHash): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('staff')
      .values(rowOf(person, password))
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) return false
    await serve(db, person)
    return true
  })
}

/** Adds the very first person. False, and nothing is stored, when there is anybody already. */
export async function addFirst(db: Db, person: Staff, password: PasswordHash): Promise<boolean> {
  return atomically(db, async (db) => {
    const row = rowOf(person, password)
    const columns = Object.keys(row) as (keyof typeof row)[] // rowOf() makes it, with these keys alone
    const nobody = db
      .selectNoFrom((value) => columns.map((column) => value.val(row[column]).as(column)))
      .where((where) => where.not(where.exists(where.selectFrom('staff').select('staff.id'))))
    const { numInsertedOrUpdatedRows } = await db.insertInto('staff').columns(columns).expression(nobody).executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows !== 1n) return false
    await serve(db, person)
    return true
  })
}

/** Whether nobody has an account. */
export async function areNone(db: Db): Promise<boolean> {
  return (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) === undefined
}

const rowOf = ({ id, email, name, role }: Staff, password: PasswordHash) => ({
  ...{ id, email: sameEmail(email), name, role, password },
  ...{ failures: 0, locked_until: null, used_on: null, idle_from: null },
})

async function serve(db: Db, { id, kommunIds }: Staff): Promise<void> {
  const kommuner = kommunIds.map((kommunId) => ({ staff_id: id, kommun_id: kommunId }))
  if (kommuner.length > 0) await db.insertInto('staff_kommuner').values(kommuner).execute()
}

/** A person as they stand now: role and kommuner may have changed since they signed in. */
export async function byId(db: Db, id: string): Promise<Staff | undefined> {
  const row = await db.selectFrom('staff').select(['id', 'name', 'email', 'role']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const kommuner = await db.selectFrom('staff_kommuner').select('kommun_id').where('staff_id', '=', id).execute()
  const rights = await db.selectFrom('staff_rights').select('ability').where('staff_id', '=', id).execute()
  // Roles are written by add() alone, rights by grant().
  const granted = rights.map(({ ability }) => ability)
  return { ...row, kommunIds: kommuner.map((kommun) => kommun.kommun_id), granted }
}

/**
 * Charges an attempt to sign in before the password is looked at, so that many at once get no more tries than one at a
 * time. Gives the account's id, kept password, and until when it is locked if the password should be wrong; undefined when
 * there is no such account or it takes no attempts now.
 */
export async function attempt(
  db: Db,
  email: string,
  now: Date,
): Promise<{ id: string; password: string; lockedUntil: string | null } | undefined> {
  const until = new Date(now.getTime() + LOCKED_MS).toISOString()
  return db
    .updateTable('staff')
    .set((row) => ({
      failures: row
        .case()
        .when('locked_until', 'is', null)
        .then(row('failures', '+', 1))
        .else(1)
        .end(),
      locked_until: row
        .case()
        .when(row.and([row('locked_until', 'is', null), row('failures', '>=', FAILURES_ALLOWED - 1)]))
        .then(until)
        .else(null)
        .end(),
    }))
    .where('email', '=', sameEmail(email))
    .where((row) => row.or([row('locked_until', 'is', null), row('locked_until', '<=', now.toISOString())]))
    .returning(['id', 'password', 'locked_until as lockedUntil'])
    .executeTakeFirst()
}

/** Gives a person a right of their own. False, and nothing is changed, when they have it. */
export async function grant(db: Db, id: string, ability: Ability): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('staff_rights')
    .values({ staff_id: id, ability })
    .onConflict((conflict) => conflict.columns(['staff_id', 'ability']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes back a right of a person's own. False when they did not have it. */
export async function revoke(db: Db, id: string, ability: Ability): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_rights')
    .where('staff_id', '=', id)
    .where('ability', '=', ability)
    .executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/**
 * The password was right: earlier failures no longer count, and the account is in use. False, and nothing done, when it is not kept
 * as `password` any more: whoever was given a new one while the old was being compared is not let in by the old.
 */
export async function welcome(
  db: Db,
  { id, password }: { readonly id: string; readonly password: string },
  today: LocalDate,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff')
    .set({ failures: 0, locked_until: null, used_on: today })
    .where('id', '=', id)
    .where('password', '=', password)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The id of the account with this address. */
export async function idOf(db: Db, email: string): Promise<string | null> {
  const row = await db.selectFrom('staff').select('id').where('email', '=', sameEmail(email)).executeTakeFirst()
  return row?.id ?? null
}

/** The names of people by id, also of those whose accounts have been closed; those that are kept nowhere are left out. */
export async function names(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const former = db.selectFrom('former_staff').select(['id', 'name']).where('id', 'in', among(ids))
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', among(ids)).unionAll(former).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The people who serve any of these kommuner, by id and name. */
export async function serving(db: Db, kommunIds: readonly string[]): Promise<readonly Pick<Staff, 'id' | 'name'>[]> {
  const ids = db.selectFrom('staff_kommuner').select('staff_id').where('kommun_id', 'in', kommunIds)
  return db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute()
}

/** Removes accounts that nobody has signed in to since a day. One that was never used counts from the first sweep that sees it. Resolves to how many. */
export async function sweep(db: Db, before: LocalDate, today: LocalDate): Promise<number> {
  const unseen = db.updateTable('staff').set({ idle_from: today }).where('used_on', 'is', null).where('idle_from', 'is', null)
  await unseen.execute()
  const { numDeletedRows } = await db
    .deleteFrom('staff')
    .where((row) => row(row.fn.coalesce('used_on', 'idle_from'), '<', before))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

// People write their address with capitals and stray spaces; it is the same address.
const sameEmail = (email: string) => email.trim().toLowerCase()
