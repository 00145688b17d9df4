import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as add from './add.ts'
import * as close from './close.ts'
import * as list from './list.ts'
import * as password from './password.ts'

/** Who has access; and adding an account, giving it a new password and closing it. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/konton', (req, res) => list.page(deps, req, res))
  router.get('/konton/nytt', (req, res) => add.ask(deps, req, res))
  router.post('/konton/nytt', (req, res) => add.add(deps, req, res))
  router.get('/konton/:konto/losenord', (req, res) => password.ask(deps, req, res))
  router.post('/konton/:konto/losenord', (req, res) => password.give(deps, req, res))
  router.get('/konton/:konto/stangning', (req, res) => close.ask(deps, req, res))
  router.post('/konton/:konto/stangning', (req, res) => close.close(deps, req, res))
  return router
}
