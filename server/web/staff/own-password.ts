import { type Request, type Response, Router } from 'express'
import type { AuditEvent } from '../../domain/audit/events.ts'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { weakness } from '../../domain/password.ts'
import { passwordMoved } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import * as accounts from '../../store/accounts.ts'
import * as audit from '../../store/audit.ts'
import * as passwords from '../../store/password.ts'
import * as staff from '../../store/staff.ts'
import { signedIn } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { begin } from './sessions.ts'
import { slowDown } from './slow-down.ts'

declare module '../show.ts' {
  interface Pages {
    'staff/own-password': {
      readonly email: string
      /** It has just been changed. */
      readonly changed: boolean
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

const ADDRESS = '/konto/losenord'

/** Changing one's own password. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get(ADDRESS, (req, res) => ask(req, res, []))
  router.post(ADDRESS, slowDown(deps), (req, res) => change(deps, req, res, sentForm(req)))
  return router
}

/** Changes it, once the old one has been given: a desk left unlocked is not enough. Everywhere else the person is signed out. */
async function change(deps: Deps, req: Request, res: Response, sent: Sent): Promise<void> {
  const { id } = signedIn(req)
  const from = sent('nuvarande') === '' ? undefined : await proven(deps, req, sent('nuvarande'))
  const faults = faultsIn(sent, from !== undefined)
  if (faults.length > 0 || from === undefined) return ask(req, res, faults)
  const to = await passwords.hash(sent('nytt'))
  const entry = entryOf(deps, req, null, { what: 'changed password', details: {} })
  const changed = await audit.recording(deps.db, entry, (db) => accounts.changePassword(db, id, { from, to }))
  if (!changed) throw passwordMoved()
  await begin(req, id)
  res.redirect(303, `${ADDRESS}?bytt=1`)
}

/** The password as it is kept, when the one typed is it. One that is not counts as a failed attempt to sign in, and a locked account takes none. */
async function proven(deps: Deps, req: Request, typed: string): Promise<string | undefined> {
  const { db, now } = deps
  const account = await staff.attempt(db, signedIn(req).email, now())
  const right = await passwords.matches(typed, account?.password)
  if (account && right && (await staff.welcome(db, account, localDate(now())))) return account.password
  const tell = (event: AuditEvent) => audit.record(db, entryOf(deps, req, null, event))
  await tell({ what: 'password refused', details: {} })
  if (account?.lockedUntil) await tell({ what: 'account locked', details: {} })
  return undefined
}

function faultsIn(sent: Sent, isProven: boolean): readonly FieldFault[] {
  const [old, fresh] = [sent('nuvarande'), sent('nytt')]
  const weak = weakness(fresh) ?? (fresh === old ? 'Det nya lösenordet är samma som det nuvarande. Välj ett annat.' : undefined)
  return [
    ...(old === '' ? [{ field: 'nuvarande', sentence: 'Skriv ditt nuvarande lösenord.' }] : []),
    ...(old !== '' && !isProven ? [{ field: 'nuvarande', sentence: WRONG }] : []),
    ...(weak ? [{ field: 'nytt', sentence: weak }] : []),
    ...(!weak && fresh !== sent('igen') ? [{ field: 'igen', sentence: 'De två nya lösenorden är inte likadana. Skriv dem igen.' }] : []),
  ]
}

const WRONG = 'Det nuvarande lösenordet stämmer inte. Efter fem felaktiga försök tar kontot inte emot fler på 15 minuter.'

function ask(req: Request, res: Response, faults: readonly FieldFault[]): void {
  const model = {
    title: 'Byt lösenord',
    refused: faults.length > 0,
    email: signedIn(req).email,
    changed: sentQuery(req)('bytt') !== '',
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'staff/own-password', model, faults.length > 0 ? 422 : 200)
}
