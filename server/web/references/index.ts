import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as list from './list.ts'
import * as page from './page.ts'

/** Reference statistics: the kommuner one may read them in for, and what each has. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/referenser', (req, res) => list.page(deps, req, res))
  router.get('/referenser/:kommun', (req, res) => page.page(deps, req, res))
  router.post('/referenser/:kommun', (req, res) => page.read(deps, req, res))
  router.post('/referenser/:kommun/borttagning', (req, res) => page.remove(deps, req, res))
  return router
}
