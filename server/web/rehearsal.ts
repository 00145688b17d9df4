import type { RequestHandler } from 'express'
import * as rounds from '../store/rounds.ts'
import type { Deps } from './deps.ts'

declare global {
  namespace Express {
    interface Request {
      /** Nothing here is real: every page says so, also those that show no answers. */
      rehearsal?: boolean
    }
  }
}

/** Marks every page of an installation that is a rehearsal through and through. Where real rounds are held too, pages say it only of what is invented. */
export function rehearsing({ db }: Deps): RequestHandler {
  return async (req, _res, next) => {
    req.rehearsal = await rounds.areAllRehearsals(db)
    next()
  }
}
