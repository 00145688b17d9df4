import { Router } from 'express'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { placeIn } from './place.ts'

declare module '../show.ts' {
  interface Pages {
    'tips/start': { readonly base: string; readonly kommun: string }
  }
}

/** The first page: what to do when it is happening now, and the two things one can send. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/tips/:kommun', async (req, res) => {
    const { base, kommun, frame, t } = await placeIn(deps, req, res)
    show(req, res, 'tips/start', { ...frame, title: t('tips.title', { kommun: kommun.name }), base, kommun: kommun.name })
  })
  return router
}
