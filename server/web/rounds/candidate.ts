import { type Request, Router } from 'express'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import type { EditionDocument } from '../../domain/editions/document.ts'
import type { Terms } from '../../domain/editions/inputs.ts'
import type { Round } from '../../domain/round.ts'
import * as editions from '../../store/editions.ts'
import * as publications from '../../store/publications.ts'
import * as snapshots from '../../store/snapshots.ts'
import { candidate } from '../../work/editions/candidate.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { addPages, type ShowPage } from '../editions/pages.ts'
import { candidatePicture } from '../editions/picture.ts'
import { show } from '../show.ts'
import { roundFor } from './standing.ts'

/** A lägesbild as it would be published, for those who may publish it: every page of it, kept no longer than somebody walks them. */
export function routes(deps: Deps): Router {
  const router = Router()
  addPages(router, '/omgangar/:id/publicering/forhandsgranskning', pageOf(deps))
  return router
}

function pageOf(deps: Deps): ShowPage {
  const documentOf = remembering(deps)
  return async (req, res, name, { part, of }, make) => {
    const { round, kommun } = await roundFor(deps, req, 'publish lagesbild', (req as Request<{ id: string }>).params.id) // see the address above
    const document = await documentOf(round)
    const above = `/omgangar/${round.id}/publicering`
    const model = await make(candidatePicture(document, `${above}/forhandsgranskning`, { href: above, words: 'Publiceringen' }))
    await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part, of } })
    show(req, res, name, { ...model, section: 'omgangar' })
  }
}

/** As long as somebody looks from page to page. Making the document takes 0.3 s with 17 areas, and a dozen times that with 239. */
const WALK_MS = 60_000

/** Makes a round's document, or gives the one that was made for the page before: of the same counting and terms, a minute ago at most. */
function remembering(deps: Deps): (round: Round) => Promise<EditionDocument> {
  const { db, surveys, indexModels, config, now } = deps
  let last: { readonly key: string; readonly until: number; readonly document: Promise<EditionDocument> } | undefined
  return async (round) => {
    const terms = await termsSoFar(deps, round)
    const key = JSON.stringify([round, terms, (await snapshots.latest(db, round.id))?.id])
    if (last?.key === key && now().getTime() < last.until) return last.document
    const document = candidate({ db, surveys, indexModels, round, terms, rules: config.rules ?? MINIMUM })
    const made = { key, until: now().getTime() + WALK_MS, document }
    const forget = () => {
      if (last === made) last = undefined
    }
    document.then(() => setTimeout(forget, WALK_MS).unref(), forget) // it is as large as what it shows
    last = made
    return document
  }
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
