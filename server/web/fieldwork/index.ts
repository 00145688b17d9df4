import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as draw from './draw.ts'
import * as letters from './letters.ts'
import * as monitor from './monitor.ts'

/** The fieldwork of a round: its sample, its letters, and how it is answered. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/svarslage', (req, res) => monitor.page(deps, req, res, req.params.id))
  router.use(draw.routes(deps))
  router.use(letters.routes(deps))
  return router
}
