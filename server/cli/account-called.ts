import type { Account } from '../domain/accounts.ts'
import * as accounts from '../store/accounts.ts'
import * as staff from '../store/staff.ts'
import { Refused } from './command.ts'
import type { Context } from './context.ts'

/** The account with an e-mail address; refuses when there is none. */
export async function accountCalled(email: string, context: Context): Promise<Account> {
  const db = await context.db()
  const id = await staff.idOf(db, email)
  const account = id === null ? undefined : await accounts.byId(db, id)
  if (!account) throw new Refused(`Det finns inget konto med adressen ${email}.`)
  return account
}
