import { Router } from 'express'
import type { Area } from '../../domain/area.ts'
import * as areas from '../../store/areas.ts'
import { signedIn } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'

declare module '../show.ts' {
  interface Pages {
    'staff/start': { readonly kommuner: readonly Area[] }
  }
}

/** The page staff come to: where the year stands in each of their kommuner. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/start', async (req, res) => {
    const staff = signedIn(req)
    const found = await Promise.all(staff.kommunIds.map((id) => areas.byId(deps.db, id)))
    const kommuner = found.filter((area) => area !== undefined)
    show(req, res, 'staff/start', { title: 'Start', section: 'start', kommuner })
  })
  return router
}
