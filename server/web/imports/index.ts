import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as choose from './choose.ts'
import * as columns from './columns.ts'
import * as page from './page.ts'
import * as values from './values.ts'

/** Reading in answers of earlier years: the file, what its columns and values mean, how it would be read, and the reading itself. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/inlasning/:kommun', (req, res) => choose.page(deps, req, res))
  router.post('/inlasning/:kommun', (req, res) => choose.bringFile(deps, req, res))
  router.get('/inlasning/:kommun/:id', (req, res) => page.page(deps, req, res))
  router.get('/inlasning/:kommun/:id/kolumner', (req, res) => columns.page(deps, req, res))
  router.post('/inlasning/:kommun/:id/kolumner', (req, res) => columns.choose(deps, req, res))
  router.get('/inlasning/:kommun/:id/varden', (req, res) => values.page(deps, req, res))
  router.post('/inlasning/:kommun/:id/varden', (req, res) => values.choose(deps, req, res))
  router.post('/inlasning/:kommun/:id/inlasning', (req, res) => page.order(deps, req, res))
  router.post('/inlasning/:kommun/:id/forsok', (req, res) => page.again(deps, req, res))
  router.post('/inlasning/:kommun/:id/borttagning', (req, res) => page.throwAway(deps, req, res))
  router.post('/inlasning/:kommun/:id/angra', (req, res) => page.undo(deps, req, res))
  return router
}
