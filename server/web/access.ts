import type { Request } from 'express'
import type { Area } from '../domain/area.ts'
import { person } from '../domain/audit/events.ts'
import { notFound, type Problem } from '../domain/problem.ts'
import { type Ability, may, type Staff } from '../domain/staff.ts'
import * as areas from '../store/areas.ts'
import * as audit from '../store/audit.ts'
import type { Deps } from './deps.ts'

declare global {
  namespace Express {
    interface Request {
      /** The signed-in person, set by the session middleware; absent for visitors. */
      staff?: Staff
    }
  }
}

/** Thrown when a page needs someone to sign in first; the error page turns it into a redirect there and back. */
export class SignInNeeded extends Error {}

/** The signed-in person, or a redirect to signing in. */
export function signedIn(req: Request): Staff {
  if (!req.staff) throw new SignInNeeded()
  return req.staff
}

/** The kommun named in the address, when the signed-in person may do `ability` there. Not yours and not there are the same 404. */
export async function kommunFor(deps: Deps, req: Request, ability: Ability, slug: string): Promise<{ staff: Staff; kommun: Area }> {
  const staff = signedIn(req)
  const kommun = await areas.kommunBySlug(deps.db, slug)
  if (!kommun) throw notFound()
  if (!may(staff, ability, kommun.id)) return refuse(deps, staff, ability, kommun.id)
  return { staff, kommun }
}

/** Refuses a person what is not theirs: the same 404 as for what is not there. The audit trail knows the difference; should it not take the entry, the refusal stands. `sentence` is what that page says. */
export async function refuse(
  deps: Deps,
  staff: Staff,
  ability: Ability,
  kommunId: string | null,
  sentence: Problem = notFound(),
): Promise<never> {
  const event = { what: 'refused', details: { ability } } as const
  await audit
    .record(deps.db, { at: deps.now(), by: person(staff.id), kommunId, event })
    .catch((err: unknown) => deps.log.error({ err }, 'a refusal could not be told in the audit trail'))
  throw sentence
}

/** Every kommun where the signed-in person may do `ability`, in Swedish order of name. Nowhere at all is the same 404 as a page that is not there. */
export async function kommunerFor(deps: Deps, req: Request, ability: Ability): Promise<{ staff: Staff; kommuner: readonly Area[] }> {
  const staff = signedIn(req)
  const ids = staff.kommunIds.filter((id) => may(staff, ability, id))
  const found = await Promise.all(ids.map((id) => areas.byId(deps.db, id)))
  const kommuner = found.filter((area) => area !== undefined).sort((a, b) => byName.compare(a.name, b.name))
  if (kommuner.length === 0) return refuse(deps, staff, ability, null)
  return { staff, kommuner }
}

const byName = new Intl.Collator('sv')
