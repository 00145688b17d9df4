import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { declareFocus, page } from './page.ts'

/** The focus indicators of a round: which questions, what each can show, and declaring them before the round opens. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar/:id/fokus', (req, res) => page(deps, req, res, req.params.id))
  router.post('/omgangar/:id/fokus', (req, res) => declareFocus(deps, req, res, req.params.id))
  return router
}
