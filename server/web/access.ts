import type { Request } from 'express'
import type { Area } from '../domain/area.ts'
import { notFound } from '../domain/problem.ts'
import { type Ability, may, type Staff } from '../domain/staff.ts'
import * as areas from '../store/areas.ts'
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
  if (!kommun || !may(staff, ability, kommun.id)) throw notFound()
  return { staff, kommun }
}

/** Every kommun where the signed-in person may do `ability`, in Swedish order of name. Nowhere at all is the same 404 as a page that is not there. */
export async function kommunerFor(deps: Deps, req: Request, ability: Ability): Promise<{ staff: Staff; kommuner: readonly Area[] }> {
  const staff = signedIn(req)
  const ids = staff.kommunIds.filter((id) => may(staff, ability, id))
  const found = await Promise.all(ids.map((id) => areas.byId(deps.db, id)))
  const kommuner = found.filter((area) => area !== undefined).sort((a, b) => byName.compare(a.name, b.name))
  if (kommuner.length === 0) throw notFound()
  return { staff, kommuner }
}

const byName = new Intl.Collator('sv')
