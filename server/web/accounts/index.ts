import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as list from './list.ts'

/** Who has access. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/konton', (req, res) => list.page(deps, req, res))
  return router
}
