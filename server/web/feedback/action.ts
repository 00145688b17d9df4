import { type Request, type Response, Router } from 'express'
import { notFound } from '../../domain/problem.ts'
import * as actions from '../../store/actions.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'
import { sceneOf } from './scene.ts'
import { type Told, toldIn } from './told.ts'

declare module '../show.ts' {
  interface Pages {
    'aterkoppling/action': { readonly home: string; readonly place: string; readonly action: Told }
  }
}

/** One action by itself: where the feed and those who tell of it lead. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/ni-sa-vi-gor/:kommun/atgard/:id', (req, res) => page(deps, req, res))
  return router
}

async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const scene = await sceneOf(deps, req, res)
  const { kommun, home, language, languages } = scene
  const action = await actions.get(deps.db, String(req.params.id))
  if (!action?.shown || action.kommunId !== kommun.id) throw notFound()
  const [told] = await toldIn(deps, scene, [action])
  if (!told) throw notFound()
  const frame = { title: action.what, language, languages, rehearsal: action.rehearsal }
  show(req, res, 'aterkoppling/action', { ...frame, home, place: kommun.name, action: told })
}
