import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as job from './job.ts'
import * as list from './list.ts'
import * as round from './round.ts'
import * as texts from './texts.ts'

/** Rounds: the list, each by itself with its counting, and how far a counting has come. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar', (req, res) => list.page(deps, req, res))
  router.get('/omgangar/:id', (req, res) => round.page(deps, req, res, req.params.id))
  router.post('/omgangar/:id/rakning', (req, res) => round.count(deps, req, res, req.params.id))
  router.get('/jobb/:id', (req, res) => job.page(deps, req, res, req.params.id))
  router.use(texts.routes(deps))
  return router
}
