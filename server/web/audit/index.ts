import { Router } from 'express'
import { PERIODS } from '../../domain/retention.ts'
import { signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import * as list from './list.ts'

declare module '../show.ts' {
  interface Pages {
    'logg/gallring': { readonly periods: typeof PERIODS }
  }
}

/** The audit trail to read, and how long each kind of record is kept. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/logg', (req, res) => list.page(deps, req, res))
  router.get('/logg/gallring', (req, res) => {
    signedIn(req)
    show(req, res, 'logg/gallring', { title: 'Så länge sparas uppgifter', section: 'logg', periods: PERIODS })
  })
  return router
}
