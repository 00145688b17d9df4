import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { page } from './page.ts'

/** Planning a survey: how many to ask in each area, and what their answers will be able to show. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/planering/:kommun', (req, res) => page(deps, req, res, req.params.kommun))
  return router
}
