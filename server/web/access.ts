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
