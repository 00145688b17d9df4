import { type Response, Router } from 'express'
import type { Table } from '../../domain/exports/table.ts'
import type { Format } from '../../formats/contract.ts'
import { FORMATS } from '../../formats/index.ts'
import * as editions from '../../store/editions.ts'
import { TABLES } from '../../work/editions/tables.ts'
import type { Deps } from '../deps.ts'
import { dialectOf, give } from '../exports.ts'
import { type Address, found } from './found.ts'
import { list } from './list.ts'
import { addPages, type ShowPage } from './pages.ts'
import { publishedPicture } from './picture.ts'
import { showStill } from './still.ts'

/**
 * Published lägesbilder, for everybody: each year's edition that holds, and every edition ever published under its own hash. The
 * pages are those that staff see, made of the edition's document and of nothing else.
 */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/:kommun/lagesbild', (req, res) => list(deps, req, res))
  for (const home of ['/:kommun/lagesbild/:ar', '/:kommun/lagesbild/:ar/utgava/:utgava']) {
    addPages(router, home, pageOf(deps))
    files(deps, router, home)
  }
  router.get('/:kommun/lagesbild/:ar/utgava/:utgava/utgava.json', (req: Address, res) => whole(deps, req, res))
  return router
}

/** Shows a page of the edition in the address: made once, and the same for everybody. */
const pageOf =
  (deps: Deps): ShowPage =>
  async (req, res, name, { asked }, make) => {
    const { edition, slug, home, document } = await found(deps, req as Address) // these pages stand below such addresses alone
    const key = JSON.stringify([edition.hash, edition.corrected?.by, slug, req.path, typeof asked === 'string' ? asked.slice(0, 60) : ''])
    await showStill(deps.db, req, res, key, name, async () => make(publishedPicture(edition, await document(), { slug, home })))
  }

function files(deps: Deps, router: Router, home: string): void {
  for (const name of ['resultat', 'kodbok', 'problemindex'] as const) {
    router.get(`${home}/${name}.csv`, (req: Address, res) => file(deps, req, res, TABLES[name], dialectOf(req.query.dialekt)))
    router.get(`${home}/${name}.json`, (req: Address, res) => file(deps, req, res, TABLES[name], FORMATS.json))
  }
}

/** Gives a file of the edition in the address: under a hash for good, else to be asked about each time. */
async function file(deps: Deps, req: Address, res: Response, of: (typeof TABLES)[keyof typeof TABLES], format: Format): Promise<void> {
  const { edition, document } = await found(deps, req)
  if (isFresh(req, res, `${edition.hash.slice(0, 22)}-${format.name}`)) return
  const table: Table = of(await document(), edition.hash)
  await give(res, { ...table, name: `${table.name}-${edition.hash.slice(0, 8)}` }, format)
}

/** Gives the document itself, byte for byte: who computes its SHA-256 finds the edition's name. */
async function whole(deps: Deps, req: Address, res: Response): Promise<void> {
  const { edition } = await found(deps, req)
  if (isFresh(req, res, edition.hash.slice(0, 22))) return
  res.type('application/json; charset=utf-8').send((await editions.document(deps.db, edition.hash)) ?? '')
}

/** Says how long the answer may be kept; and answers that it is unchanged, when the visitor has it. */
function isFresh(req: Address, res: Response, mark: string): boolean {
  const isForGood = req.params.utgava !== undefined
  res.set({ ETag: `W/"${mark}"`, 'Cache-Control': isForGood ? 'public, max-age=31536000, immutable' : 'public, no-cache' })
  if (!req.fresh) return false
  res.status(304).end()
  return true
}
