import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as follow from './follow.ts'
import * as map from './map.ts'
import * as start from './start.ts'
import * as write from './write.ts'

/** What residents send in by themselves: tips and places, without an account, and what came of them. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.use(start.routes(deps))
  router.use(write.routes(deps))
  router.use(follow.routes(deps))
  router.use(map.routes(deps))
  return router
}
