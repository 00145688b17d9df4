import { type Request, Router } from 'express'
import { MINIMUM } from '../../domain/disclosure/rules.ts'
import type { Terms } from '../../domain/editions/inputs.ts'
import type { Round } from '../../domain/round.ts'
import * as editions from '../../store/editions.ts'
import * as publications from '../../store/publications.ts'
import * as snapshots from '../../store/snapshots.ts'
import { candidateAside, type HeldDocument } from '../../work/editions/aside.ts'
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

/** As long as somebody looks from page to page. */
const WALK_MS = 60_000

/** The documents that lie ready: more coordinators than these seldom look at once, and a large one takes some tens of megabytes. */
const MOST = 2

interface Ready {
  readonly document: Promise<HeldDocument>
  /** When it is too old to be shown, in milliseconds; never while it is being made. */
  until: number
}

/**
 * Makes a round's document away from the requests, or gives the one that was made for the page before: of the same counting and
 * terms, a minute ago at most. One is made at a time: each takes memory while it is made, and they share one database.
 */
function remembering(deps: Deps): (round: Round) => Promise<HeldDocument> {
  const { db, surveys, indexModels, config, log, now } = deps
  const ready = new Map<string, Ready>()
  let last: Promise<unknown> = Promise.resolve()
  return async (round) => {
    const terms = await termsSoFar(deps, round)
    const key = JSON.stringify([round, terms, (await snapshots.latest(db, round.id))?.id])
    const known = ready.get(key)
    if (known && now().getTime() < known.until) return known.document
    const wanted = { db, surveys, indexModels, round, terms, rules: config.rules ?? MINIMUM }
    const document = last.then(() => candidateAside(wanted, (err) => log.error({ round: round.id, err }, 'a preview could not be made')))
    last = document.catch(() => {}) // whoever asked for it hears why
    const one: Ready = { document, until: Number.POSITIVE_INFINITY }
    const forget = () => {
      if (ready.get(key) === one) ready.delete(key)
    }
    document.then(() => {
      one.until = now().getTime() + WALK_MS
      setTimeout(forget, WALK_MS).unref() // it is as large as what it shows
    }, forget)
    ready.delete(key)
    ready.set(key, one)
    for (const oldest of ready.keys()) if (ready.size > MOST) ready.delete(oldest)
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
