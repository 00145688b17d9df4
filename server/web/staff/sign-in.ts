import { promisify } from 'node:util'
import { type Request, type Response, Router } from 'express'
import { type AuditEvent, type By, type Details, person, stranger } from '../../domain/audit/events.ts'
import type { FieldFault, Sent } from '../../domain/form.ts'
import { localDate } from '../../domain/round.ts'
import * as audit from '../../store/audit.ts'
import * as password from '../../store/password.ts'
import * as staff from '../../store/staff.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { isFirstRun } from './first-run.ts'
import type { OneTimeToken } from './one-time-token.ts'
import { begin } from './sessions.ts'
import { slowDown } from './slow-down.ts'

declare module '../show.ts' {
  interface Pages {
    'staff/sign-in': {
      readonly email: string
      readonly back: string
      /** What has just happened, in a sentence; null when nothing has. */
      readonly note: string | null
      /** Nobody has an account yet. */
      readonly firstRun: boolean
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

const HOME = '/start'

/** Signing in and out. */
export function routes(deps: Deps, token: OneTimeToken): Router {
  const router = Router()
  router.get('/logga-in', async (req, res) => {
    const sent = sentQuery(req)
    if (req.staff) return res.redirect(303, ownPath(sent('till')))
    ask(req, res, { email: '', back: ownPath(sent('till')), note: noteOf(sent), firstRun: await isFirstRun(deps, token) })
  })
  router.post('/logga-in', slowDown(deps), (req, res) => signIn(deps, req, res, sentForm(req)))
  router.post('/logga-ut', async (req, res) => {
    if (req.staff) await tell(deps, person(req.staff.id), { what: 'signed out', details: {} })
    await promisify(req.session.destroy.bind(req.session))()
    res.redirect(303, '/logga-in?utloggad=1')
  })
  return router
}

/** An address on this site, as it was given; the start page for anything that leads elsewhere or back to signing in. */
export function ownPath(address: string): string {
  if (!address.startsWith('/') || !URL.canParse(address, 'http://here')) return HOME
  const { origin, pathname, search } = new URL(address, 'http://here')
  const elsewhere = origin !== 'http://here' || pathname.startsWith('//')
  return elsewhere || pathname === '/' || pathname.startsWith('/logga-') ? HOME : pathname + search
}

async function signIn(deps: Deps, req: Request, res: Response, sent: Sent): Promise<void> {
  const { db, now } = deps
  const [email, typed, back] = [sent('epost').trim(), sent('losenord'), ownPath(sent('till'))]
  const faults = blanks(email, typed)
  if (faults.length > 0) return ask(req, res, { email, back, faults })

  // An unknown address costs the same one key derivation as a wrong password, and gets the same words.
  const account = await staff.attempt(db, email, now())
  const right = await password.matches(typed, account?.password)
  if (!account || !right || !(await staff.welcome(db, account, localDate(now())))) {
    await tellRefusal(deps, account, await staff.idOf(db, email))
    return ask(req, res, { email, back, faults: [{ field: 'epost', sentence: 'Fel e-postadress eller lösenord.' }] })
  }

  await begin(req, account.id)
  await tell(deps, person(account.id), { what: 'signed in', details: {} })
  res.redirect(303, back)
}

const tell = ({ db, now }: Deps, by: By, event: AuditEvent) => audit.record(db, { at: now(), by, kommunId: null, event })

/** Tells of a refused attempt: on which account, if there is one with that address, but never what was typed. */
async function tellRefusal(deps: Deps, account: { readonly lockedUntil: string | null } | undefined, id: string | null): Promise<void> {
  const because: Details['sign-in refused']['because'] = account ? 'wrong password' : id === null ? 'unknown address' : 'locked account'
  await tell(deps, stranger(id), { what: 'sign-in refused', details: { because } })
  if (account?.lockedUntil) await tell(deps, stranger(id), { what: 'account locked', details: {} })
}

function blanks(email: string, typed: string): FieldFault[] {
  const faults: FieldFault[] = []
  if (email === '') faults.push({ field: 'epost', sentence: 'Skriv din e-postadress.' })
  if (typed === '') faults.push({ field: 'losenord', sentence: 'Skriv ditt lösenord.' })
  return faults
}

function noteOf(sent: Sent): string | null {
  if (sent('konto') === 'klart') return 'Kontot är klart. Logga in. Kollegors konton lägger du sedan upp på sidan Konton.'
  return sent('utloggad') === '' ? null : 'Du är utloggad.'
}

interface Asked {
  readonly email: string
  readonly back: string
  readonly note?: string | null
  readonly firstRun?: boolean
  readonly faults?: readonly FieldFault[]
}

function ask(req: Request, res: Response, { email, back, note = null, firstRun = false, faults = [] }: Asked): void {
  const model = {
    title: 'Logga in',
    refused: faults.length > 0,
    email,
    back,
    note,
    firstRun,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'staff/sign-in', model, faults.length > 0 ? 422 : 200)
}
