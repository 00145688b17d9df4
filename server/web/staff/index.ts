import { Router } from 'express'
import type { Deps } from '../deps.ts'
import * as firstRun from './first-run.ts'
import { oneTimeToken } from './one-time-token.ts'
import * as ownPassword from './own-password.ts'
import * as signIn from './sign-in.ts'
import * as start from './start.ts'

export { sessions } from './sessions.ts'

/** The first account, signing in and out, one's own password, and the page staff come to. */
export function routes(deps: Deps): Router {
  const router = Router()
  const token = oneTimeToken(deps.firstRunToken)
  router.use(firstRun.routes(deps, token))
  router.use(signIn.routes(deps, token))
  router.use(ownPassword.routes(deps))
  router.use(start.routes(deps))
  return router
}
