import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { decide, undo } from './decide.ts'
import * as list from './list.ts'
import * as text from './page.ts'

/** Reading what people wrote in their own words, one text at a time: what may be shown, and what is masked in it first. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/lasning', (req, res) => list.page(deps, req, res))
  router.get('/lasning/:kommun/:ko', (req, res) => text.page(deps, req, res))
  router.post('/lasning/:kommun/:ko/:text', (req, res) => decide(deps, req, res))
  router.post('/lasning/:kommun/:ko/:text/angra', (req, res) => undo(deps, req, res))
  return router
}
