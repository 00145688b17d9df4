import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Request, type Response, Router } from 'express'
import type { Area } from '../domain/area.ts'
import type { Table } from '../domain/exports/table.ts'
import { notFound, unknownDialect } from '../domain/problem.ts'
import { type Ability, may } from '../domain/staff.ts'
import type { Format } from '../formats/contract.ts'
import { FORMATS } from '../formats/index.ts'
import { codebookOf, type IndexSources, ownWordsOf, problemindexOf, resultsOf } from '../work/exports.ts'
import { kommunFor } from './access.ts'
import { attachment } from './attachment.ts'
import { tell } from './audited.ts'
import type { Deps } from './deps.ts'
import { show } from './show.ts'

declare module './show.ts' {
  interface Pages {
    'exports/files': {
      readonly kommun: string
      readonly year: number
      readonly home: string
      /** The name of the file of results, to show how it is read. */
      readonly example: string
      readonly files: readonly Explained[]
      /** Where answers person by person are asked for; null for those who may not. */
      readonly microdata: string | null
    }
  }
}

/** A file as the page about files explains it. */
interface Explained {
  readonly title: string
  readonly links: readonly { readonly href: string; readonly words: string }[]
  readonly columns: readonly { readonly name: string; readonly means: string }[]
}

/** A file that staff may take away: who may, and how its table is had. */
interface Export {
  readonly title: string
  readonly name: 'resultat' | 'kodbok' | 'problemindex' | 'egna-ord'
  readonly ability: Ability
  /** `model` is the index model asked for; only the problemindex is made by one. */
  of(sources: IndexSources, kommun: Area, year: number, model?: string): Promise<Table>
}

const EXPORTS: readonly Export[] = [
  { title: 'Resultat', name: 'resultat', ability: 'export results', of: resultsOf },
  { title: 'Kodbok', name: 'kodbok', ability: 'export codebook', of: codebookOf },
  { title: 'Problemindex', name: 'problemindex', ability: 'export results', of: problemindexOf },
  { title: 'Med egna ord', name: 'egna-ord', ability: 'export results', of: ownWordsOf },
]

/** The dialects of CSV by their word in the address. */
const DIALECTS = { excel: FORMATS['csv-excel'], internationell: FORMATS['csv-internationell'] } as const

/** The lägesbild's files: results and codebook as CSV and JSON, and a page that says what each column holds. */
export function routes(deps: Deps): Router {
  const router = Router()
  for (const file of EXPORTS) {
    const at = `/lagesbild/:kommun/:ar/${file.name}`
    router.get(`${at}.csv`, (req: Address, res) => exported(deps, file, req, res, dialectOf(req.query.dialekt)))
    router.get(`${at}.json`, (req: Address, res) => exported(deps, file, req, res, FORMATS.json))
  }
  router.get('/lagesbild/:kommun/:ar/filer', async (req, res) => files(deps, req, res))
  return router
}

type Address = Request<{ kommun: string; ar: string }>

async function exported(deps: Deps, { name, ability, of }: Export, req: Address, res: Response, format: Format): Promise<void> {
  const { kommun } = await kommunFor(deps, req, ability, req.params.kommun)
  const year = yearOf(req.params.ar)
  const { modell } = req.query
  const table = await of(deps, kommun, year, typeof modell === 'string' ? modell : undefined)
  await tell(deps, req, kommun.id, { what: 'exported', details: { file: name, year, format: format.name } })
  await give(res, table, format)
}

/** The year in an address; anything but four digits is a page that is not there. */
export function yearOf(word: string): number {
  if (!/^\d{4}$/.test(word)) throw notFound()
  return Number(word)
}

/** The dialect of CSV that an address asks for; Excel's when it says nothing. */
export function dialectOf(word: unknown): Format {
  if (word === undefined) return DIALECTS.excel
  if (word === 'excel' || word === 'internationell') return DIALECTS[word]
  throw unknownDialect(String(word))
}

/** Sends a table as a file, no faster than the visitor takes it. A visitor who leaves stops the reading. */
export async function give(res: Response, table: Table, format: Format): Promise<void> {
  res.set({ 'Content-Type': format.mediaType, 'Content-Disposition': attachment(table.name + format.ending) })
  try {
    await pipeline(Readable.from(format.write(table)), res)
  } catch (error) {
    if (!leftEarly(error)) throw error
  }
}

const leftEarly = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

async function files(deps: Deps, req: Address, res: Response): Promise<void> {
  const { staff, kommun } = await kommunFor(deps, req, 'export codebook', req.params.kommun)
  const year = yearOf(req.params.ar)
  const home = `/lagesbild/${kommun.slug}/${year}`
  const mine = EXPORTS.filter(({ ability }) => may(staff, ability, kommun.id))
  const tables = await Promise.all(mine.map(async (file) => ({ file, table: await file.of(deps, kommun, year) })))
  show(req, res, 'exports/files', {
    title: `Filer: ${kommun.name} ${year}`,
    section: 'lagesbild',
    rehearsal: tables.some(({ table }) => table.notice !== null),
    kommun: kommun.name,
    year,
    home,
    example: `${tables[0]?.table.name}${DIALECTS.internationell.ending}`,
    microdata: may(staff, 'export microdata', kommun.id) ? `/mikrodata/${kommun.slug}/${year}` : null,
    files: tables.map(({ file, table }) => ({ title: file.title, links: links(`${home}/${file.name}`), columns: table.columns })),
  })
}

const links = (at: string) => [
  ...Object.entries(DIALECTS).map(([word, { says }]) => ({ href: `${at}.csv?dialekt=${word}`, words: says })),
  { href: `${at}.json`, words: FORMATS.json.says },
]
