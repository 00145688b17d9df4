import { type Request, type Response, Router } from 'express'
import { STATES } from '../../domain/actions/states.ts'
import type { Area } from '../../domain/area.ts'
import { FEWEST, type Voice, voicesOf } from '../../domain/feedback/voices.ts'
import { count } from '../../domain/format.ts'
import { dialogueDays } from '../../domain/lagesbild/themes.ts'
import { notFound } from '../../domain/problem.ts'
import * as actions from '../../store/actions.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import * as said from '../../store/voices.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Quoted, quotesIn, type Scene, sceneOf } from './scene.ts'
import { type Told, toldIn } from './told.ts'

interface Link {
  readonly words: string
  readonly address: string
}

declare module '../show.ts' {
  interface Pages {
    'aterkoppling/page': {
      /** 'Lillköping', or 'Norr, Lillköping'. */
      readonly place: string
      readonly home: string
      /** The page of the whole kommun; null when this is it. */
      readonly kommun: Link | null
      readonly areas: readonly Link[]
      readonly year: number
      readonly years: readonly Link[]
      readonly voices: readonly { readonly title: string; readonly observations: string; readonly dialogues: string }[]
      /** How few people a count may rest on, when some rest on fewer; null when none does. */
      readonly fewest: number | null
      readonly quotes: readonly Quoted[]
      readonly moreQuotes: string | null
      readonly states: readonly string[]
      readonly actions: readonly Told[]
      readonly before: string | null
      readonly after: string | null
    }
  }
}

/** How many actions and quotes stand on one page. */
const ACTIONS = 15
const QUOTES = 5

/** What was said and what is done about it, in a kommun and in each of its areas. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/ni-sa-vi-gor/:kommun', async (req, res) => page(deps, req, res, await sceneOf(deps, req, res), null))
  router.get('/ni-sa-vi-gor/:kommun/omrade/:omrade', async (req, res) => {
    const scene = await sceneOf(deps, req, res)
    const area = await areas.byId(deps.db, String(req.params.omrade))
    if (area?.parentId !== scene.kommun.id) throw notFound()
    await page(deps, req, res, scene, area)
  })
  return router
}

async function page(deps: Deps, req: Request, res: Response, scene: Scene, area: Area | null): Promise<void> {
  const { kommun, home, around, language, languages, t } = scene
  const place = area ? `${area.name}, ${kommun.name}` : kommun.name
  const part = await actionsOf(deps, req, scene, area)
  const said = await saidOf(deps, req, scene, area)
  show(req, res, 'aterkoppling/page', {
    ...{ title: t('feedback.title', { place }), language, languages, rehearsal: around.rehearsal || part.rehearsal },
    ...{ place, home },
    kommun: area ? { words: kommun.name, address: home } : null,
    areas: area ? [] : around.areas.map(({ id, name }) => ({ words: name, address: `${home}/omrade/${id}` })),
    ...said,
    states: part.states,
    actions: part.actions,
    before: part.before,
    after: part.after,
  })
}

/** A page of the actions, those that something happened with last first. */
async function actionsOf(deps: Deps, req: Request, scene: Scene, area: Area | null) {
  const { kommun, t } = scene
  const sent = sentQuery(req)('sida')
  const number = /^[1-9]\d{0,4}$/.test(sent) ? Number(sent) : 1
  const filter = { kommunIds: [kommun.id], shown: true, areaId: area?.id }
  const found = await actions.list(deps.db, filter, 'latest', { most: ACTIONS + 1, after: (number - 1) * ACTIONS })
  const counts = await actions.countByState(deps.db, filter)
  const address = (to: number) => (to === 1 ? req.path : `${req.path}?sida=${to}`)
  return {
    rehearsal: found.some(({ rehearsal }) => rehearsal),
    actions: await toldIn(deps, scene, found.slice(0, ACTIONS)),
    states: STATES.filter((state) => counts.has(state)).map((state) => `${t(`feedback.state_${state}`)}: ${count(counts.get(state) ?? 0)}`),
    before: number > 1 ? address(number - 1) : null,
    after: found.length > ACTIONS ? address(number + 1) : null,
  }
}

/** What was said in a year, as far as everybody may be shown it. */
async function saidOf(deps: Deps, req: Request, scene: Scene, area: Area | null) {
  const { kommun, home, around } = scene
  const years = await dialogues.years(deps.db, kommun.id)
  const asked = Number(sentQuery(req)('ar'))
  const year = years.find((one) => one === asked) ?? years[0] ?? Number(around.today.slice(0, 4))
  const { from, to } = dialogueDays(year)
  const voices = voicesOf(await said.ofThemes(deps.db, kommun.id, from, to))
  const told = area ? (voices.areas.get(area.id) ?? []) : voices.kommun
  const tooFew = voices.hidden.some((hidden) => (area ? hidden.areaId === area.id : !hidden.counted))
  const wanted = { areaIds: area ? [area.id] : undefined, most: QUOTES + 1 }
  const quotes = [...(await quotesIn(deps, scene, wanted)).values()]
  return {
    year,
    years: years.filter((one) => one !== year).map((one) => ({ words: String(one), address: `${req.path}?ar=${one}` })),
    voices: told.map((voice) => wordsOf(voice, scene)),
    fewest: tooFew ? FEWEST : null,
    quotes: quotes.slice(0, QUOTES),
    moreQuotes: quotes.length > QUOTES ? `${home}/citat${area ? `?omrade=${area.id}` : ''}` : null,
  }
}

const wordsOf = ({ theme, observations, dialogues }: Voice, { themeName }: Scene) => ({
  title: themeName(theme),
  observations: count(observations),
  dialogues: count(dialogues),
})
