import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { area } from './area.ts'
import { kommun } from './kommun.ts'

/** The problemindex of a counted round: the kommun with its areas, and each area's indicators. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/lagesbild/:kommun/:ar/problemindex', (req, res) => kommun(deps, req, res))
  router.get('/lagesbild/:kommun/:ar/problemindex/:omrade', (req, res) => area(deps, req, res))
  return router
}
