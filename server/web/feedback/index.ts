import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as action from './action.ts'
import * as feed from './feed.ts'
import * as files from './files.ts'
import * as page from './page.ts'
import * as quotes from './quotes.ts'

/** Ni sa – vi gör: what everybody may read of what was said, what was decided and why, and what has been done. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.use(feed.routes(deps))
  router.use(files.routes(deps))
  router.use(quotes.routes(deps))
  router.use(action.routes(deps))
  router.use(page.routes(deps))
  return router
}
