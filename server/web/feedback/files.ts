import { type Request, type Response, Router } from 'express'
import { notFound } from '../../domain/problem.ts'
import * as areas from '../../store/areas.ts'
import * as files from '../actions/files.ts'
import type { Deps } from '../deps.ts'
import { surroundings } from '../dialogues/surroundings.ts'

/** The actions that residents are shown, as files for whoever will work on them: places as squares of 100 metres. */
export function routes(deps: Deps): Router {
  const router = Router()
  for (const ending of files.ENDINGS) router.get(`/ni-sa-vi-gor/:kommun/atgarder${ending}`, (req, res) => file(deps, req, res, ending))
  return router
}

async function file(deps: Deps, req: Request<{ kommun: string }>, res: Response, ending: (typeof files.ENDINGS)[number]): Promise<void> {
  const kommun = await areas.kommunBySlug(deps.db, req.params.kommun)
  if (!kommun) throw notFound()
  const { rehearsal } = await surroundings(deps, kommun.id)
  const wanted = { kommun, rehearsal, filter: { kommunIds: [kommun.id], shown: true }, audience: 'public' } as const
  await files.send(deps, res, wanted, files.formatAt(req, ending))
}
