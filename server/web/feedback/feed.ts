import { type Request, type Response, Router } from 'express'
import type { Action } from '../../domain/actions/action.ts'
import { STATE_WORDS } from '../../domain/actions/states.ts'
import { INVENTED } from '../../domain/exports/table.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import { ATOM, atom, type Entry } from '../../formats/atom.ts'
import * as actions from '../../store/actions.ts'
import * as areas from '../../store/areas.ts'
import type { Deps } from '../deps.ts'

/** How many actions the feed tells of, and how many of their steps. */
const ACTIONS = 50
const STEPS = 50

/** The news of a kommun's actions, a step for each entry, for readers of feeds. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/ni-sa-vi-gor/:kommun/flode.xml', (req, res) => feed(deps, req, res))
  return router
}

async function feed({ db, config, now }: Deps, req: Request<{ kommun: string }>, res: Response): Promise<void> {
  const kommun = await areas.kommunBySlug(db, req.params.kommun)
  if (!kommun) throw notFound()
  const page = `${config.baseUrl}/ni-sa-vi-gor/${kommun.slug}`
  const found = await actions.list(db, { kommunIds: [kommun.id], shown: true }, 'latest', { most: ACTIONS, after: 0 })
  const entries = found.flatMap((action) => entriesOf(action, page)).sort((a, b) => (a.updated < b.updated ? 1 : -1))
  const xml = atom({
    id: page,
    title: `Ni sa – vi gör: ${kommun.name}`,
    language: 'sv',
    author: `${kommun.name} kommun`,
    self: `${page}/flode.xml`,
    page,
    entries: entries.slice(0, STEPS),
    updated: midnight(localDate(now())),
  })
  res.set({ 'Content-Type': ATOM }).send(xml)
}

// A step keeps its place in the history for good, so that its address in the feed is stable.
const entriesOf = ({ id, what, place, steps, rehearsal }: Action, page: string): readonly Entry[] =>
  steps.map(({ to, on, by, words }, index) => ({
    id: `${page}/atgard/${id}#steg-${index + 1}`,
    title: `${rehearsal ? `${INVENTED}: ` : ''}${STATE_WORDS[to].words}: ${what}`,
    address: `${page}/atgard/${id}`,
    updated: midnight(on),
    words: [`${place}.`, `${STATE_WORDS[to].words} av ${by}.`, words].filter((sentence) => sentence !== '').join(' '),
  }))

const midnight = (day: string) => `${day}T00:00:00Z`
