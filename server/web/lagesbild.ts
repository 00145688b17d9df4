import { Router } from 'express'
import type { Deps } from './deps.ts'

/** To be filled by its feature. */
export function routes(_deps: Deps): Router {
  return Router()
}
