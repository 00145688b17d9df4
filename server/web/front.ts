import { type Request, type Response, Router } from 'express'
import type { Rules } from '../domain/disclosure/rules.ts'
import { DRAFT_DAYS, TEXT_MONTHS } from '../domain/retention.ts'
import { localDate, type Round, status } from '../domain/round.ts'
import * as actions from '../store/actions.ts'
import * as areas from '../store/areas.ts'
import * as editions from '../store/editions.ts'
import * as rounds from '../store/rounds.ts'
import type { Deps } from './deps.ts'
import { languageLinks, languageOf } from './languages.ts'
import { show } from './show.ts'
import { texts } from './texts.ts'

declare module './show.ts' {
  interface Pages {
    'front/start': {
      readonly open: readonly Listed[]
      readonly coming: readonly Listed[]
      readonly closed: readonly Listed[]
      readonly tips: readonly Pick<Listed, 'kommun' | 'address'>[]
      /** Where it is told what became of what was said. */
      readonly feedback: readonly Pick<Listed, 'kommun' | 'address'>[]
      readonly published: readonly Published[]
    }
    'front/svaren': { readonly draftDays: number; readonly textMonths: number }
    'front/sma-grupper': { readonly rules: Rules }
    'front/tillganglighet': object
  }
}

/** A kommun's round of a year, as it is listed on the front page. */
interface Listed {
  readonly kommun: string
  readonly year: number
  readonly address: string
  readonly opensOn: string
  readonly closesOn: string
}

/** A kommun's newest published lägesbild. */
interface Published {
  readonly kommun: string
  readonly year: number
  readonly address: string
}

/** The pages that are nobody's own: what this is and which surveys are open, how answers and small groups are protected, how accessible it is. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/', async (req, res) => {
    const frame = frameOf(deps, req, res, 'front.title')
    show(req, res, 'front/start', { ...frame, ...(await listed(deps)), feedback: await feedbackOf(deps), published: await published(deps) })
  })
  router.get('/sa-skyddas-svaren', (req, res) => {
    const frame = frameOf(deps, req, res, 'privacy.title')
    show(req, res, 'front/svaren', { ...frame, draftDays: DRAFT_DAYS, textMonths: TEXT_MONTHS })
  })
  router.get('/sma-grupper', (req, res) => {
    show(req, res, 'front/sma-grupper', { ...frameOf(deps, req, res, 'small.title'), rules: deps.config.rules })
  })
  router.get('/tillganglighet', (req, res) => show(req, res, 'front/tillganglighet', frameOf(deps, req, res, 'accessibility.title')))
  return router
}

function frameOf(deps: Deps, req: Request, res: Response, title: string) {
  const language = languageOf(req, res, deps.config)
  return { title: texts(language)(title), language, languages: languageLinks(req.path) }
}

async function listed({ db, now }: Deps) {
  const today = localDate(now())
  const lists = { open: [] as Listed[], coming: [] as Listed[], closed: [] as Listed[] }
  for (const round of await rounds.all(db)) {
    const entry = round.cancelledOn === null ? await entryOf(db, round) : undefined
    if (entry) lists[status(round, today)].push(entry)
  }
  for (const list of Object.values(lists)) list.sort((a, b) => b.year - a.year || byName.compare(a.kommun, b.kommun))
  const kommuner = new Map(
    Object.values(lists).flatMap((list) =>
      list.map(({ kommun, address }) => [kommun, address.replace(/^\/enkat(\/[^/]+)\/.*/, '/tips$1')]),
    ),
  )
  const tips = [...kommuner].map(([kommun, address]) => ({ kommun, address })).sort((a, b) => byName.compare(a.kommun, b.kommun))
  return { ...lists, tips }
}

/** The kommuner that show what they do about what was said. */
async function feedbackOf({ db }: Deps) {
  const ids = await actions.kommunIdsShown(db)
  const kommuner = (await areas.kommuner(db)).filter(({ id }) => ids.includes(id))
  return kommuner.map(({ name, slug }) => ({ kommun: name, address: `/ni-sa-vi-gor/${slug}` }))
}

async function published({ db }: Deps): Promise<readonly Published[]> {
  const newest = new Map<string, Published>()
  for (const { kommunId, year } of await editions.allCurrent(db)) {
    const kommun = newest.has(kommunId) ? undefined : await areas.byId(db, kommunId)
    if (kommun) newest.set(kommunId, { kommun: kommun.name, year, address: `/${kommun.slug}/lagesbild/${year}` })
  }
  return [...newest.values()].sort((a, b) => byName.compare(a.kommun, b.kommun))
}

async function entryOf(db: Deps['db'], { kommunId, year, opensOn, closesOn }: Round): Promise<Listed | undefined> {
  const kommun = await areas.byId(db, kommunId)
  return kommun && { kommun: kommun.name, year, address: `/enkat/${kommun.slug}/${year}`, opensOn, closesOn }
}

const byName = new Intl.Collator('sv')
