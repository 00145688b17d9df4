import { type Request, type Response, Router } from 'express'
import { signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { area } from './area.ts'
import { beside } from './beside.ts'
import { groups } from './groups.ts'
import { kommun } from './kommun.ts'
import { list } from './list.ts'
import { maps } from './maps.ts'
import { method } from './method.ts'
import { question } from './question.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/om-siffrorna': object
  }
}

/** The lägesbild for staff: the kommun, an area, one question over all areas, groups of people, kommuner side by side, how the figures were made and how to read them. */
export function routes(deps: Deps): Router {
  const router = Router()
  const drawn = maps(deps.db)
  router.get('/lagesbild', (req, res) => list(deps, req, res))
  router.get('/lagesbild/om-siffrorna', aboutFigures)
  router.get('/lagesbild/jamfor', (req, res) => beside(deps, req, res))
  router.get('/lagesbild/:kommun/:ar', (req, res) => kommun(deps, drawn, req, res))
  router.get('/lagesbild/:kommun/:ar/grupper', (req, res) => groups(deps, req, res))
  router.get('/lagesbild/:kommun/:ar/metod', (req, res) => method(deps, req, res))
  router.get('/lagesbild/:kommun/:ar/omrade/:omrade', (req, res) => area(deps, req, res))
  router.get('/lagesbild/:kommun/:ar/fraga/:fraga', (req, res) => question(deps, drawn, req, res))
  return router
}

function aboutFigures(req: Request, res: Response): void {
  signedIn(req)
  show(req, res, 'lagesbild/om-siffrorna', { title: 'Så läser du siffrorna', section: 'lagesbild' })
}
