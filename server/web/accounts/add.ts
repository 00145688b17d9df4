import { randomUUID } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import { type Choice, type FieldFault, FormReader, type Sent } from '../../domain/form.ts'
import { isEmail, ROLES, type Role, type Staff } from '../../domain/staff.ts'
import { ROLE_WORDS } from '../../domain/staff-words.ts'
import * as accounts from '../../store/accounts.ts'
import * as audit from '../../store/audit.ts'
import { kommunerFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { kommunOf } from './account-for.ts'
import { invented, showOnce } from './password.ts'
import { capital, ROLES_TOLD } from './roles.ts'

declare module '../show.ts' {
  interface Pages {
    'konton/nytt': {
      readonly roles: typeof ROLES_TOLD
      readonly roleChoices: readonly Choice[]
      /** The kommuner to choose among; none to choose when there is one. */
      readonly kommuner: readonly Choice[]
      readonly value: Sent
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** The form for somebody's account. */
export async function ask(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'manage accounts')
  showForm(req, res, kommuner, [])
}

/** Adds it, with a password that is shown once. */
export async function add(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'manage accounts')
  const { reader, person } = read(sentForm(req), kommuner)
  if (reader.faults.length > 0) return showForm(req, res, kommuner, reader.faults)
  const { password, hash } = await invented()
  const entry = entryOf(deps, req, kommunOf(person), { what: 'added account', details: { account: person.id, role: person.role } })
  const added = await audit.recording(deps.db, entry, (db) => accounts.add(db, person, hash, staff))
  if (!added) return showForm(req, res, kommuner, [{ field: 'epost', sentence: TAKEN }])
  showOnce(deps, req, res, person, password)
}

const TAKEN =
  'Det finns redan ett konto med den adressen. Lade du upp det nyss men såg inte lösenordet? Öppna kontot på sidan Konton och ge det ett nytt. Står det inte där hör det till en annan kommun.'

function read(sent: Sent, kommuner: readonly Area[]): { readonly reader: FormReader; readonly person: Staff } {
  const reader = new FormReader(sent)
  const name = reader.words('namn', { label: 'Namn', longest: 100, blank: 'Skriv personens namn.' })
  const email = reader.words('epost', { label: 'E-postadress', longest: 200, blank: 'Skriv personens e-postadress.' })
  if (email !== '' && !isEmail(email)) reader.refuse('epost', 'Det är inte en e-postadress. Skriv till exempel anna@kommun.se.')
  const role = reader.choice('roll', ROLE_CHOICES, { ask: 'Välj en roll.' }) as Role // one of the choices, which are the roles; else refused
  const ticked =
    kommuner.length === 1 ? kommuner : kommuner.filter(({ slug }) => reader.ticked('kommun', choicesOf(kommuner)).includes(slug ?? ''))
  if (ticked.length === 0) reader.refuse('kommun', 'Välj minst en kommun.')
  return { reader, person: { id: randomUUID(), name, email, role, kommunIds: ticked.map(({ id }) => id) } }
}

const ROLE_CHOICES: readonly Choice[] = ROLES.map((value) => ({ value, words: capital(ROLE_WORDS[value]) }))

const choicesOf = (kommuner: readonly Area[]): readonly Choice[] => kommuner.map(({ name, slug }) => ({ value: slug ?? '', words: name }))

function showForm(req: Request, res: Response, kommuner: readonly Area[], faults: readonly FieldFault[]): void {
  const model = {
    title: 'Lägg upp ett konto',
    section: 'konton' as const,
    refused: faults.length > 0,
    roles: ROLES_TOLD,
    roleChoices: ROLE_CHOICES,
    kommuner: choicesOf(kommuner),
    value: sentForm(req),
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'konton/nytt', model, faults.length > 0 ? 422 : 200)
}
