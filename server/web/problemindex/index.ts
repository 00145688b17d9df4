import { type Request, type Response, Router } from 'express'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { pictureOf } from '../lagesbild/picture.ts'
import { show } from '../show.ts'
import { area } from './area.ts'
import { indexedNow } from './indexed.ts'
import { kommun } from './kommun.ts'

type Address = Request<{ kommun: string; ar: string; omrade?: string }>

/** The problemindex of a counted round, for staff: the kommun with its areas, and each area's indicators. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/lagesbild/:kommun/:ar/problemindex', (req: Address, res) => whole(deps, req, res))
  router.get('/lagesbild/:kommun/:ar/problemindex/:omrade', (req: Address, res) => one(deps, req, res, req.params.omrade ?? ''))
  return router
}

async function whole(deps: Deps, req: Address, res: Response): Promise<void> {
  const picture = await pictureOf(deps, req)
  const wanted = { areaIds: picture.areas.map(({ id }) => id), path: `${picture.home}/problemindex` }
  const page = await kommun(picture, await indexedNow(deps, picture, req.query.modell, wanted))
  await tell(deps, req, picture.kommun.id, { what: 'saw lagesbild', details: { year: picture.round.year, part: 'problemindex', of: null } })
  show(req, res, 'problemindex/kommun', page)
}

async function one(deps: Deps, req: Address, res: Response, areaId: string): Promise<void> {
  const picture = await pictureOf(deps, req)
  const wanted = { areaIds: [areaId], path: `${picture.home}/problemindex/${areaId}` }
  const page = await area(picture, await indexedNow(deps, picture, req.query.modell, wanted), areaId)
  await tell(deps, req, picture.kommun.id, {
    what: 'saw lagesbild',
    details: { year: picture.round.year, part: 'problemindex', of: areaId },
  })
  show(req, res, 'problemindex/omrade', page)
}
