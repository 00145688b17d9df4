import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as erase from './erase.ts'
import * as files from './files.ts'
import * as imports from './import.ts'
import * as list from './list.ts'
import * as page from './page.ts'
import * as sheet from './sheet.ts'
import * as tips from './tips.ts'
import * as write from './write.ts'

/** Dialogues: the list, each by itself, writing them down and erasing words. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.use(list.routes(deps))
  // Before page: /dialoger/tips, /dialoger/filer and /dialoger/ny would be read as ids.
  router.use(tips.routes(deps))
  router.use(files.routes(deps))
  router.use(imports.routes(deps))
  router.use(write.routes(deps))
  router.use(page.routes(deps))
  router.use(erase.routes(deps))
  router.use(sheet.routes(deps))
  return router
}
