import { type RequestHandler, Router } from 'express'
import type { Deps } from './deps.ts'

/** To be filled by its feature. */
export function sessions(_deps: Deps): RequestHandler {
  return (_req, _res, next) => next()
}

/** To be filled by its feature. */
export function routes(_deps: Deps): Router {
  return Router()
}
