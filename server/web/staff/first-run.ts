import { randomUUID } from 'node:crypto'
import { type Request, type RequestHandler, type Response, Router } from 'express'
import { person, stranger } from '../../domain/audit/events.ts'
import { type FieldFault, FormReader } from '../../domain/form.ts'
import { weakness } from '../../domain/password.ts'
import { notFound } from '../../domain/problem.ts'
import { isEmail } from '../../domain/staff.ts'
import * as areas from '../../store/areas.ts'
import * as audit from '../../store/audit.ts'
import * as password from '../../store/password.ts'
import * as staff from '../../store/staff.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import type { OneTimeToken } from './one-time-token.ts'
import { slowDown } from './slow-down.ts'

declare module '../show.ts' {
  interface Pages {
    'staff/first-run': {
      /** The kommuner that the account will serve; none before areas have been read. */
      readonly kommuner: readonly string[]
      readonly sent: { readonly kod: string; readonly namn: string; readonly epost: string }
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

const ADDRESS = '/forsta-gangen'

/** The first account of an installation, made once by whoever can read what the server printed when it started. */
export function routes(deps: Deps, token: OneTimeToken): Router {
  const router = Router()
  const open = whileNobody(deps, token)
  router.get(ADDRESS, open, (req, res) => showForm(deps, req, res, []))
  router.post(ADDRESS, open, slowDown(deps), (req, res) => make(deps, token, req, res))
  return router
}

/** Whether the first account is still to be made. Accounts may also come from the command line while the server runs. */
export const isFirstRun = async ({ db }: Deps, token: OneTimeToken): Promise<boolean> => !token.isSpent() && (await staff.areNone(db))

function whileNobody(deps: Deps, token: OneTimeToken): RequestHandler {
  return async (_req, _res, next) => {
    if (!(await isFirstRun(deps, token))) throw notFound()
    next()
  }
}

async function make(deps: Deps, token: OneTimeToken, req: Request, res: Response): Promise<void> {
  const { db, now } = deps
  const { reader, typed, isToken } = read(token, req)
  const kommuner = await areas.kommuner(db)
  if (!isToken) await audit.record(db, { at: now(), by: stranger(null), kommunId: null, event: REFUSED })
  if (reader.faults.length > 0 || kommuner.length === 0) return showForm(deps, req, res, reader.faults, 422)

  const account = {
    id: randomUUID(),
    name: typed.name,
    email: typed.email,
    role: 'administrator',
    kommunIds: kommuner.map(({ id }) => id),
  } as const
  const kept = await password.hash(typed.password)
  const event = { what: 'added account', details: { account: account.id, role: account.role } } as const
  const first = await audit.recording(db, { at: now(), by: person(account.id), kommunId: null, event }, (db) =>
    staff.addFirst(db, account, kept),
  )
  if (!first) throw notFound()
  token.spend()
  res.redirect(303, '/logga-in?konto=klart')
}

const REFUSED = { what: 'sign-in refused', details: { because: 'wrong token' } } as const

function read(token: OneTimeToken, req: Request) {
  const sent = sentForm(req)
  const reader = new FormReader(sent)
  const isToken = token.matches(sent('kod'))
  if (!isToken) reader.refuse('kod', 'Engångskoden stämmer inte. Den står i fönstret där servern startades, eller i dess logg.')
  const name = reader.words('namn', { label: 'Ditt namn', longest: 100, blank: 'Skriv ditt namn.' })
  const email = reader.words('epost', { label: 'E-postadress', longest: 200, blank: 'Skriv din e-postadress.' })
  if (email !== '' && !isEmail(email)) reader.refuse('epost', 'Det är inte en e-postadress. Skriv till exempel anna@kommun.se.')
  const weak = weakness(sent('losenord'))
  if (weak) reader.refuse('losenord', weak)
  return { reader, isToken, typed: { name, email, password: sent('losenord') } }
}

async function showForm(deps: Deps, req: Request, res: Response, faults: readonly FieldFault[], status = 200): Promise<void> {
  const sent = sentForm(req)
  const model = {
    title: 'Första gången',
    refused: faults.length > 0,
    kommuner: (await areas.kommuner(deps.db)).map(({ name }) => name),
    sent: { kod: sent('kod'), namn: sent('namn'), epost: sent('epost') },
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'staff/first-run', model, status)
}
