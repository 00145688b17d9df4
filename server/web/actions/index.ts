import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as importing from './import.ts'
import * as list from './list.ts'
import * as page from './page.ts'
import * as plan from './plan.ts'
import * as write from './write.ts'

/** Actions: where they stand, the plan of a kommun or a dialogue, each by itself, writing them down and moving them on. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.use(list.routes(deps))
  router.use(plan.routes(deps))
  router.use(importing.routes(deps))
  router.use(write.routes(deps)) // before page: its /atgarder/ny would be read as the id of one
  router.use(page.routes(deps))
  return router
}
