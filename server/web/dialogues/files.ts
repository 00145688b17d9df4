import { type Request, type Response, Router } from 'express'
import { type Beside, linesOf, type ObservationLine, observationTable } from '../../domain/exports/observations.ts'
import { dialogueDays } from '../../domain/lagesbild/themes.ts'
import { notFound } from '../../domain/problem.ts'
import { may } from '../../domain/staff.ts'
import { FORMATS } from '../../formats/index.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import { kommunerFor, kommunFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { give, yearOf } from '../exports.ts'
import { show } from '../show.ts'
import { surroundings } from './surroundings.ts'

declare module '../show.ts' {
  interface Pages {
    'dialoger/filer': {
      readonly files: readonly { readonly title: string; readonly means: string }[]
      readonly kommuner: readonly {
        readonly name: string
        /** Where earlier years' notes are read in; null for those who may not. */
        readonly reading: string | null
        readonly years: readonly {
          readonly year: number
          readonly files: readonly { readonly title: string; readonly links: readonly Link[] }[]
        }[]
      }[]
    }
  }
}

interface Link {
  readonly href: string
  readonly words: string
}

const FILES: readonly { readonly name: Beside['name']; readonly title: string; readonly means: string }[] = [
  { name: 'observationer', title: 'Observationer', means: 'Allt som är inskrivet, med plats och ord. Bara för er som arbetar med det.' },
  { name: 'est-rapporter', title: 'EST-rapporter', means: 'Bara EST: vecka, enhet, händelse, antal, plats, tid och vad som gjordes.' },
  {
    name: 'platser',
    title: 'Platser att dela',
    means:
      'För allmänheten: inga ord, platser som rutor på 100 meter och månad i stället för dag. En rad kan vara det som en enda person har sagt: titta igenom filen innan ni delar den.',
  },
]

const FORMS_OF_FILE = { 'csv-excel': '.csv', 'csv-internationell': '-internationell.csv', json: '.json', geojson: '.geojson' } as const
type Ending = keyof typeof FORMS_OF_FILE

/** Observations to take away, as CSV, JSON and GeoJSON: all of them, EST alone, and a coarser one to share. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger/filer', (req, res) => page(deps, req, res))
  for (const { name } of FILES) {
    for (const [format, ending] of Object.entries(FORMS_OF_FILE)) {
      router.get(`/dialoger/filer/:kommun/:ar/${name}${ending}`, (req: Address, res) => file(deps, req, res, name, format as Ending))
    }
  }
  return router
}

type Address = Request<{ kommun: string; ar: string }>

async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'export dialogues')
  const years = new Map(await Promise.all(kommuner.map(async ({ id }) => [id, await dialogues.years(deps.db, id)] as const)))
  show(req, res, 'dialoger/filer', {
    title: 'Filer ur dialogerna',
    section: 'dialoger',
    files: FILES,
    kommuner: kommuner.map(({ id, name, slug }) => ({
      name,
      reading: may(staff, 'import dialogues', id) ? `/dialoger/inlasning/${slug}` : null,
      years: (years.get(id) ?? []).map((year) => ({
        year,
        files: FILES.map((file) => ({ title: file.title, links: linksTo(`/dialoger/filer/${slug}/${year}/${file.name}`) })),
      })),
    })),
  })
}

const linksTo = (at: string): readonly Link[] =>
  Object.entries(FORMS_OF_FILE).map(([format, ending]) => ({ href: at + ending, words: FORMATS[format as Ending].says }))

async function file(deps: Deps, req: Address, res: Response, name: Beside['name'], format: Ending): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'export dialogues', req.params.kommun)
  const year = yearOf(req.params.ar)
  if (!(await dialogues.years(deps.db, kommun.id)).includes(year)) throw notFound()
  const { themes, areas: below, rehearsal } = await surroundings(deps, kommun.id, `${year}-12-31`)
  const others = await areas.names(deps.db, await dialogues.areasOf(deps.db, kommun.id))
  const beside: Beside = {
    ...{ name, kommun, year, rehearsal },
    areaName: (id) => below.find((area) => area.id === id)?.name ?? others.get(id) ?? id,
    themeName: (id) => themes.find((theme) => theme.id === id)?.title.sv ?? id,
  }
  await tell(deps, req, kommun.id, { what: 'took dialogues', details: { file: name, year, format } })
  await give(res, observationTable(lines(deps, kommun.id, beside), beside), FORMATS[format])
}

/** How many dialogues are read at a time. */
const AT_ONCE = 500

async function* lines({ db }: Deps, kommunId: string, beside: Beside): AsyncGenerator<ObservationLine> {
  const days = dialogueDays(beside.year)
  const filter = { kommunIds: [kommunId], ...days, ...(beside.name === 'est-rapporter' ? { form: 'est' as const } : {}) }
  for (let after: string | undefined; ; ) {
    const some = await dialogues.whole(db, filter, { most: AT_ONCE, ...(after === undefined ? {} : { after }) })
    for (const dialogue of some) yield* linesOf(dialogue, beside)
    if (some.length < AT_ONCE) return
    after = some.at(-1)?.id
  }
}
