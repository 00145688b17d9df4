import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as signIn from './sign-in.ts'
import * as start from './start.ts'

export { sessions } from './sessions.ts'

/** Signing in and out, and the page staff come to. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.use(signIn.routes(deps))
  router.use(start.routes(deps))
  return router
}
