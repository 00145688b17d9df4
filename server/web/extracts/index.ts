import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as choose from './choose.ts'
import * as extract from './extract.ts'

/** Microdata: what can be asked for and what it is to be used for, the files of what one has asked for, and the files themselves. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/mikrodata/:kommun/:ar', (req, res) => choose.page(deps, req, res))
  router.post('/mikrodata/:kommun/:ar', (req, res) => choose.order(deps, req, res))
  router.get('/mikrodata/:kommun/:ar/:utdrag', (req, res) => extract.page(deps, req, res))
  router.post('/mikrodata/:kommun/:ar/:utdrag', (req, res) => extract.again(deps, req, res))
  router.get('/mikrodata/:kommun/:ar/:utdrag/:fil', (req, res) => extract.file(deps, req, res))
  return router
}
