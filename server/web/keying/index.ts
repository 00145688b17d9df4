import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Deps } from '../deps.ts'
import * as entry from './entry.ts'
import { type KeyedRound, keyedRound } from './keyed-round.ts'
import * as start from './start.ts'

/** Keying of forms on paper: what stands at the head of one, its answers twice, and what differs. */
export function routes(deps: Deps): Router {
  const on =
    (act: (keyed: KeyedRound, req: Request, res: Response) => void | Promise<void>): RequestHandler<{ id: string }> =>
    async (req, res) =>
      act(await keyedRound(deps, req, req.params.id), req, res)
  const router = Router()
  router.route('/inskrivning/:id').get(on(start.page)).post(on(start.begins))
  router
    .route('/inskrivning/:id/blankett')
    .get(on(entry.blank('first')))
    .post(on(entry.first))
  router
    .route('/inskrivning/:id/igen')
    .get(on(entry.blank('second')))
    .post(on(entry.second))
  return router
}
