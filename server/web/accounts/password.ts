import { randomInt } from 'node:crypto'
import type { Request, Response } from 'express'
import { invent } from '../../domain/password.ts'
import { accountGone, accountMoved } from '../../domain/problem.ts'
import type { Staff } from '../../domain/staff.ts'
import * as accounts from '../../store/accounts.ts'
import * as audit from '../../store/audit.ts'
import * as passwords from '../../store/password.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm } from '../form.ts'
import { show } from '../show.ts'
import { accountFor, kommunOf } from './account-for.ts'

declare module '../show.ts' {
  interface Pages {
    'konton/nytt-losenord': {
      readonly id: string
      readonly name: string
      readonly email: string
      /** Which password was kept when this page was made. */
      readonly seen: string
    }
    'konton/losenord': { readonly name: string; readonly email: string; readonly password: string; readonly address: string }
  }
}

/** A new password for somebody who has forgotten theirs: says what it means, and asks. */
export async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const { account } = await accountFor(deps, req, 'give password')
  const { id, name, email } = account
  show(req, res, 'konton/nytt-losenord', {
    title: 'Nytt lösenord?',
    section: 'konton',
    id,
    name,
    email,
    seen: markOf(await kept(deps, id)),
  })
}

/** Gives it. A second click finds another password than the one that was seen, and gives none: the page that is shown last would else not be sure to show the one that holds. */
export async function give(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, account } = await accountFor(deps, req, 'give password')
  const from = await kept(deps, account.id)
  if (sentForm(req)('sedd') !== markOf(from)) throw accountMoved()
  const { password, hash } = await invented()
  const entry = entryOf(deps, req, kommunOf(account), { what: 'gave password', details: { account: account.id } })
  await audit.recording(deps.db, entry, (db) => accounts.givePassword(db, account.id, { from, to: hash }, staff))
  showOnce(deps, req, res, account, password)
}

/** A password that nobody has chosen, and as it is kept. */
export async function invented(): Promise<{ readonly password: string; readonly hash: passwords.PasswordHash }> {
  const password = invent((below) => randomInt(below))
  return { password, hash: await passwords.hash(password) }
}

/**
 * Shows a password to who gives it, in the answer to the form itself: it is kept nowhere in clear, not in a session and not in an
 * address, that another request could fetch it from. The form sent once more, by a reload, is refused and so shows nothing.
 */
export function showOnce(
  { config }: Deps,
  req: Request,
  res: Response,
  { name, email }: Pick<Staff, 'name' | 'email'>,
  password: string,
): void {
  res.set('Cache-Control', 'no-store')
  const model = { title: `Lösenord till ${name}`, section: 'konton' as const, name, email, password, address: `${config.baseUrl}/logga-in` }
  show(req, res, 'konton/losenord', model)
}

async function kept({ db }: Deps, id: string): Promise<string> {
  const password = await accounts.keptPassword(db, id)
  if (password === undefined) throw accountGone()
  return password
}

// Of a kept password, which has a salt of its own: it says that it is another one, and nothing else.
const markOf = (kept: string) => audit.digest(kept).slice(0, 16)
