import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as candidate from './candidate.ts'
import * as change from './change.ts'
import * as end from './end.ts'
import * as job from './job.ts'
import * as list from './list.ts'
import * as made from './new.ts'
import * as opening from './open.ts'
import * as paper from './paper.ts'
import * as publishing from './publishing.ts'
import * as questions from './questions.ts'
import * as round from './round.ts'
import * as seal from './seal.ts'
import * as texts from './texts.ts'

/** Rounds: the list, each by itself with what it needs before it opens and its counting, making, changing and ending one. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/omgangar', (req, res) => list.page(deps, req, res))
  router.use(made.routes(deps)) // before ids: "ny" is none
  router.get('/omgangar/:id', (req, res) => round.page(deps, req, res, req.params.id))
  router.get('/omgangar/:id/fragor', (req, res) => questions.page(deps, req, res, req.params.id))
  router.get('/omgangar/:id/enkat-:sprak.pdf', (req, res) => paper.file(deps, req, res, { id: req.params.id, language: req.params.sprak }))
  router.post('/omgangar/:id/rakning', (req, res) => round.count(deps, req, res, req.params.id))
  router.get('/omgangar/:id/publicering', (req, res) => publishing.page(deps, req, res, req.params.id))
  router.post('/omgangar/:id/publicering', (req, res) => publishing.publish(deps, req, res, req.params.id))
  router.get('/jobb/:id', (req, res) => job.page(deps, req, res, req.params.id))
  router.use(candidate.routes(deps))
  router.use(seal.routes(deps))
  router.use(opening.routes(deps))
  router.use(change.routes(deps))
  router.use(end.routes(deps))
  router.use(texts.routes(deps))
  return router
}
