import type { Request } from 'express'
import type { Account, Act } from '../../domain/accounts.ts'
import { accountGone } from '../../domain/problem.ts'
import type { Staff } from '../../domain/staff.ts'
import * as accounts from '../../store/accounts.ts'
import { kommunerFor, refuse } from '../access.ts'
import type { Deps } from '../deps.ts'

/** The account in the address, when the signed-in person may do an act to it. Not theirs and not there are the same 404. */
export async function accountFor(deps: Deps, req: Request, act: Act): Promise<{ staff: Staff; account: Account }> {
  const { staff } = await kommunerFor(deps, req, 'manage accounts')
  const account = await accounts.byId(deps.db, String(req.params.konto))
  if (!account) throw accountGone()
  const hindered = await accounts.hindranceNow(deps.db, act, account, staff)
  if (hindered === 'not theirs') return refuse(deps, staff, 'manage accounts', null, accountGone())
  if (hindered) throw accounts.PROBLEMS[hindered]()
  return { staff, account }
}

/** The kommun that what is told of an account is about: its only one; null when it serves several. */
export const kommunOf = ({ kommunIds: [first, ...more] }: Pick<Staff, 'kommunIds'>): string | null =>
  more.length === 0 ? (first ?? null) : null
