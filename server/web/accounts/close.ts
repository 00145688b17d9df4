import type { Request, Response } from 'express'
import { AUDIT_MONTHS } from '../../domain/retention.ts'
import { localDate } from '../../domain/round.ts'
import * as accounts from '../../store/accounts.ts'
import * as audit from '../../store/audit.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { accountFor, kommunOf } from './account-for.ts'

declare module '../show.ts' {
  interface Pages {
    'konton/stangning': { readonly id: string; readonly name: string; readonly email: string; readonly nameMonths: number }
  }
}

/** Says what closing an account means, and asks. */
export async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const { account } = await accountFor(deps, req, 'close')
  const { id, name, email } = account
  show(req, res, 'konton/stangning', { title: 'Stäng kontot?', section: 'konton', id, name, email, nameMonths: AUDIT_MONTHS })
}

/** Closes it. */
export async function close(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, account } = await accountFor(deps, req, 'close')
  const entry = entryOf(deps, req, kommunOf(account), { what: 'closed account', details: { account: account.id } })
  await audit.recording(deps.db, entry, (db) => accounts.close(db, account.id, staff, localDate(deps.now())))
  res.redirect(303, '/konton?stangt=1')
}
