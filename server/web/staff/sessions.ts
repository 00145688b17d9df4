import { promisify } from 'node:util'
import type { Request, RequestHandler } from 'express'
import session from 'express-session'
import * as staff from '../../store/staff.ts'
import type { Deps } from '../deps.ts'
import { SessionStore } from './store.ts'

/**
 * Knows who is signed in. The person is read anew for every request, so a removed account or a changed role takes effect
 * at once. The cookie lasts until the browser closes; how long the session lasts is the table's affair.
 */
export function sessions(deps: Deps): RequestHandler[] {
  const secure = deps.config.baseUrl.startsWith('https:')
  const cookies = session({
    // Browsers take a __Host- cookie from this very host alone, over https, for all of its paths.
    name: secure ? '__Host-personal' : 'personal',
    secret: deps.config.sessionSecret,
    store: new SessionStore(deps),
    resave: false,
    saveUninitialized: false,
    // https ends at the proxy in front of us; only it can say so.
    proxy: secure || undefined,
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  })
  return [cookies, whoIsIt(deps)]
}

/** Begins a person's session under a new id: one that somebody else planted before, or has a copy of, is worth nothing after. */
export async function begin(req: Request, staffId: string): Promise<void> {
  await promisify(req.session.regenerate.bind(req.session))()
  req.session.staffId = staffId
}

function whoIsIt({ db }: Deps): RequestHandler {
  return async (req, res, next) => {
    const person = req.session.staffId === undefined ? undefined : await staff.byId(db, req.session.staffId)
    if (person) {
      req.staff = person
      res.set('Cache-Control', 'no-store') // pages and files alike: unpublished figures, words and codes stay out of the browser's cache
    }
    next()
  }
}
