import { type Request, Router } from 'express'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import type { Terms } from '../../domain/editions/inputs.ts'
import type { Round } from '../../domain/round.ts'
import * as editions from '../../store/editions.ts'
import * as publications from '../../store/publications.ts'
import { candidate } from '../../work/editions/candidate.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { addPages, type ShowPage } from '../editions/pages.ts'
import { candidatePicture } from '../editions/picture.ts'
import { show } from '../show.ts'
import { roundFor } from './standing.ts'

/** A lägesbild as it would be published, for those who may publish it: every page of it, made anew each time and kept by nobody. */
export function routes(deps: Deps): Router {
  const router = Router()
  addPages(router, '/omgangar/:id/publicering/forhandsgranskning', pageOf(deps))
  return router
}

const pageOf =
  (deps: Deps): ShowPage =>
  async (req, res, name, { part, of }, make) => {
    const { db, surveys, indexModels, config } = deps
    const { round, kommun } = await roundFor(deps, req, 'publish lagesbild', (req as Request<{ id: string }>).params.id) // see the address above
    const rules = config.rules ?? MINIMUM
    const document = await candidate({ db, surveys, indexModels, round, terms: await termsSoFar(deps, round), rules })
    const above = `/omgangar/${round.id}/publicering`
    const model = await make(candidatePicture(document, `${above}/forhandsgranskning`, { href: above, words: 'Publiceringen' }))
    await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part, of } })
    show(req, res, name, { ...model, section: 'omgangar' })
  }

/** On what terms it would be published, as far as anybody has said: with the kommunpolis of the last time. */
async function termsSoFar({ db }: Deps, { id, kommunId, year }: Round): Promise<Terms> {
  const last = await publications.latest(db, id)
  const current = await editions.current(db, kommunId, year)
  return {
    contact: last?.terms.contact ?? { name: '', phone: '', email: '' },
    corrects: current ? { edition: current.hash, reason: 'Här står det skäl som du skriver när du publicerar.' } : null,
  }
}
