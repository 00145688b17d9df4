import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as erase from './erase.ts'
import * as list from './list.ts'
import * as page from './page.ts'
import * as sheet from './sheet.ts'
import * as tips from './tips.ts'
import * as write from './write.ts'

/** Dialogues: the list, each by itself, writing them down and erasing words. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.use(list.routes(deps))
  router.use(tips.routes(deps)) // before page, as write is: /dialoger/tips and /dialoger/ny would be read as ids
  router.use(write.routes(deps))
  router.use(page.routes(deps))
  router.use(erase.routes(deps))
  router.use(sheet.routes(deps))
  return router
}
