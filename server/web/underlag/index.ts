import { type Request, type Response, Router } from 'express'
import type { Ability } from '../../domain/staff.ts'
import { may } from '../../domain/staff.ts'
import { NOTHING_ESTABLISHED, type Sheet, sheet } from '../../domain/underlag/sheet.ts'
import { markdown } from '../../formats/underlag/markdown.ts'
import { type ReadPlace, underlagOf } from '../../work/exports.ts'
import { kommunFor } from '../access.ts'
import { attachment } from '../attachment.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { yearOf } from '../exports.ts'
import { rowsOf } from '../lagesbild/picture.ts'
import { show } from '../show.ts'
import { choose } from './choose.ts'
import * as decide from './decide.ts'

declare module '../show.ts' {
  interface Pages {
    'underlag/underlag': {
      readonly sheet: Sheet
      readonly nothing: string
      readonly lagesbild: string
      /** Where focus areas are chosen; null for those who may not. */
      readonly decide: string | null
      readonly links: readonly { readonly href: string; readonly words: string }[]
    }
  }
}

type Address = Request<{ kommun: string; ar: string }>

/** The underlag till medborgarlöfte: which there are, one as a page to print, and the same as Markdown and JSON. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/underlag', (req, res) => choose(deps, req, res))
  router.get('/underlag/schema.json', async (_req, res) => {
    const { jsonSchema } = await asJson()
    res.type('application/schema+json').send(jsonSchema())
  })
  router.get('/underlag/:kommun/:ar.md', async (req: Address, res) => {
    const { underlag, kommun } = await underlagFor(deps, req, 'export underlag')
    await tell(deps, req, kommun.id, exported(underlag.round.year, 'markdown'))
    const words = sheet(underlag)
    give(res, `${words.name}.md`, 'text/markdown', markdown(words))
  })
  router.get('/underlag/:kommun/:ar.json', async (req: Address, res) => {
    const { underlag, kommun } = await underlagFor(deps, req, 'export underlag')
    await tell(deps, req, kommun.id, exported(underlag.round.year, 'json'))
    const { json } = await asJson()
    give(res, `${sheet(underlag).name}.json`, 'application/json', json(underlag))
  })
  router.use(decide.routes(deps))
  router.get('/underlag/:kommun/:ar', async (req: Address, res) => page(deps, req, res))
  return router
}

// Loaded when somebody asks: the checker of shapes that describes the file takes 4 MB.
const asJson = () => import('../../formats/underlag/json.ts')

const exported = (year: number, format: string) => ({ what: 'exported', details: { file: 'underlag', year, format } }) as const

async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  const { underlag, staff, kommun } = await underlagFor(deps, req, 'see underlag')
  await tell(deps, req, kommun.id, { what: 'saw underlag', details: { year: underlag.round.year } })
  const words = sheet(underlag)
  const here = `/underlag/${kommun.slug}/${words.year}`
  const files = [
    { href: `${here}.md`, words: 'Markdown, för att klistra in i ett dokument' },
    { href: `${here}.json`, words: 'JSON, för program' },
  ]
  show(req, res, 'underlag/underlag', {
    title: `${words.title}: ${words.place}`,
    section: 'underlag',
    rehearsal: underlag.round.rehearsal,
    sheet: words,
    nothing: NOTHING_ESTABLISHED,
    lagesbild: `/lagesbild/${kommun.slug}/${words.year}`,
    decide: may(staff, 'decide underlag', kommun.id) ? `${here}/fokus` : null,
    links: may(staff, 'export underlag', kommun.id) ? files : [],
  })
}

async function underlagFor(deps: Deps, req: Address, ability: Ability) {
  const { staff, kommun } = await kommunFor(deps, req, ability, req.params.kommun)
  // The lägesbild's pages keep the same rows.
  const read: ReadPlace = async (round, population) => {
    const { code, open } = await rowsOf(deps, round, population)
    return [...code.values(), ...open.values()]
  }
  return { staff, kommun, underlag: await underlagOf(deps, kommun, yearOf(req.params.ar), read) }
}

function give(res: Response, fileName: string, type: string, content: string): void {
  res.set({ 'Content-Type': `${type}; charset=utf-8`, 'Content-Disposition': attachment(fileName) }).send(content)
}
