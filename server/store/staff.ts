import type { Role, Staff } from '../domain/staff.ts'
import type { Db } from './database.ts'
import type { PasswordHash } from './password.ts'

/** After so many wrong passwords in a row an account takes none for a while. */
export const FAILURES_ALLOWED = 5
const LOCKED_MS = 15 * 60_000

/** Adds a person with the kommuner they serve. False when the e-mail address is already somebody's; nothing is then stored. */
export async function add(db: Db, person: Staff, password: PasswordHash): Promise<boolean> {
  return db.transaction().execute(async (db) => {
    const { id, name, role } = person
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('staff')
      .values({ id, email: sameEmail(person.email), name, role, password, failures: 0, locked_until: null })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return false
    const kommuner = person.kommunIds.map((kommunId) => ({ staff_id: id, kommun_id: kommunId }))
    if (kommuner.length > 0) await db.insertInto('staff_kommuner').values(kommuner).execute()
    return true
  })
}

/** A person as they stand now: role and kommuner may have changed since they signed in. */
export async function byId(db: Db, id: string): Promise<Staff | undefined> {
  const row = await db.selectFrom('staff').select(['id', 'name', 'email', 'role']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const kommuner = await db.selectFrom('staff_kommuner').select('kommun_id').where('staff_id', '=', id).execute()
  // Roles are written by add() alone.
  return { ...row, role: row.role as Role, kommunIds: kommuner.map((kommun) => kommun.kommun_id) }
}

/**
 * Charges an attempt to sign in before the password is looked at, so that many at once get no more tries than one at a
 * time. Gives the account's id and kept password; undefined when there is no such account or it takes no attempts now.
 */
export async function attempt(db: Db, email: string, now: Date): Promise<{ id: string; password: string } | undefined> {
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
    .returning(['id', 'password'])
    .executeTakeFirst()
}

/** The password was right: earlier failures no longer count. */
export async function welcome(db: Db, id: string): Promise<void> {
  await db.updateTable('staff').set({ failures: 0, locked_until: null }).where('id', '=', id).execute()
}

/** Removes an account; its sessions end with it. */
export async function remove(db: Db, id: string): Promise<void> {
  await db.deleteFrom('staff').where('id', '=', id).execute()
}

// People write their address with capitals and stray spaces; it is the same address.
const sameEmail = (email: string) => email.trim().toLowerCase()
