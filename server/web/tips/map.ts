import { Router } from 'express'
import type { Area } from '../../domain/area.ts'
import { readPoint } from '../../domain/dialogues/where.ts'
import { drawMap, pointIn } from '../../domain/map.ts'
import { notFound } from '../../domain/problem.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { placeIn } from './place.ts'

/** The picture's width in pixels. The browser tells where it was pressed in pixels of the page, so it is shown as wide as it is drawn, on every screen. */
const WIDTH = 280

/** How the map of an area is drawn to be pointed in. */
export const shownMap = (_area: readonly Pick<Area, 'outline'>[]) => ({ width: WIDTH })

/** An area's outline as a picture, with a mark where somebody has pointed. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/tips/:kommun/karta.svg', async (req, res) => {
    const { below } = await placeIn(deps, req, res)
    const sent = sentQuery(req)
    const area = below.filter(({ id, outline }) => id === sent('omrade') && outline !== null)
    const { height, shapes } = drawMap(area, { width: WIDTH })
    if (shapes.length === 0) throw notFound()
    const point = readPoint(sent('punkt'))
    const [x, y] = (point && pointIn(area, { width: WIDTH }, [point.longitude, point.latitude])) ?? []
    const pin =
      x === undefined || y === undefined
        ? ''
        : `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="7" fill="#b00020" stroke="#fff" stroke-width="2"/>`
    const paths = shapes.map(({ path }) => `<path d="${path}" fill="#dbe7f5" stroke="#1b3a5c" fill-rule="evenodd"/>`).join('')
    const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`
    res
      .type('image/svg+xml')
      .send(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><path d="M0 0h${WIDTH}v${height}H0z" fill="#fff"/>${paths}${pin}</svg>`)
  })
  return router
}
