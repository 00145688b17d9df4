import { type Request, type Response, Router } from 'express'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Quoted, quotesIn, sceneOf } from './scene.ts'

declare module '../show.ts' {
  interface Pages {
    'aterkoppling/quotes': {
      readonly place: string
      readonly home: string
      readonly quotes: readonly Quoted[]
      readonly after: string | null
    }
  }
}

/** How many quotes stand on one page. */
const A_PAGE = 50

/** Everything that was said and may be quoted, in a kommun or one of its areas. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/ni-sa-vi-gor/:kommun/citat', (req, res) => list(deps, req, res))
  return router
}

async function list(deps: Deps, req: Request, res: Response): Promise<void> {
  const scene = await sceneOf(deps, req, res)
  const { kommun, home, around, language, languages, t } = scene
  const sent = sentQuery(req)
  const area = around.areas.find(({ id }) => id === sent('omrade'))
  const wanted = { areaIds: area && [area.id], after: sent('efter') || undefined, most: A_PAGE + 1 }
  const found = [...(await quotesIn(deps, scene, wanted))]
  const [last] = found[A_PAGE - 1] ?? []
  const next = new URLSearchParams({ ...(area && { omrade: area.id }), efter: last ?? '' })
  const place = area ? `${area.name}, ${kommun.name}` : kommun.name
  show(req, res, 'aterkoppling/quotes', {
    ...{ title: t('feedback.quotes_title', { place }), language, languages, rehearsal: around.rehearsal },
    place,
    home: area ? `${home}/omrade/${area.id}` : home,
    quotes: found.slice(0, A_PAGE).map(([, quote]) => quote),
    after: found.length > A_PAGE ? `${home}/citat?${next}` : null,
  })
}
