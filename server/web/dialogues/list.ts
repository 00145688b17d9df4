import { type Request, type Response, Router } from 'express'
import type { Area } from '../../domain/area.ts'
import { type Listed, SEVERITIES } from '../../domain/dialogues/dialogue.ts'
import { FORMS, formNamed } from '../../domain/dialogues/index.ts'
import { ORDER_CHOICES, orderNamed } from '../../domain/dialogues/order.ts'
import { WHOLE_KOMMUN } from '../../domain/dialogues/reading.ts'
import { type Choice, isDay, type Sent, wordsOf } from '../../domain/form.ts'
import { day } from '../../domain/format.ts'
import { may } from '../../domain/staff.ts'
import * as areas from '../../store/areas.ts'
import * as dialogues from '../../store/dialogues.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { surroundings } from './surroundings.ts'

/** A list to choose from above the dialogues. */
interface Select {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly Choice[]
}

/** A dialogue as one line of the list. */
interface Line {
  readonly id: string
  readonly form: string
  readonly day: string
  readonly place: string
  readonly where: string
  readonly people: number
  readonly themes: string
  readonly worst: string
}

declare module '../show.ts' {
  interface Pages {
    'dialoger/list': {
      readonly selects: readonly Select[]
      readonly order: Select
      readonly from: string
      readonly to: string
      readonly narrowed: boolean
      /** The dialogues of this page of the list; `all` is how many there are on all of them. */
      readonly lines: readonly Line[]
      readonly all: number
      readonly pages: { readonly at: number; readonly of: number; readonly before: string | null; readonly after: string | null }
      readonly mayWrite: boolean
      readonly removed: boolean
    }
  }
}

/** The list of dialogues. What it shows, and in which order, stands in its address. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/dialoger', (req, res) => list(deps, req, res))
  return router
}

async function list(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'see dialogues')
  await tell(deps, req, null, { what: 'saw dialogues', details: {} })
  const sent = sentQuery(req)
  const chosen = kommuner.filter(({ slug }) => slug === sent('kommun'))
  const shown = chosen.length > 0 ? chosen : kommuner
  const { themes, places } = await namedIn(deps, shown)
  const selects = selectsOf(sent, kommuner, themes, places)
  const filter = filterOf(selects, sent, shown)
  const all = await dialogues.countOf(deps.db, filter)
  const pages = pagesOf(all, sent)
  const found = await dialogues.list(deps.db, filter, {
    order: orderNamed(sent('sortera')),
    from: (pages.at - 1) * ON_A_PAGE,
    most: ON_A_PAGE,
  })
  show(req, res, 'dialoger/list', {
    title: 'Dialoger',
    section: 'dialoger',
    rehearsal: found.some(({ rehearsal }) => rehearsal),
    selects,
    order: { id: 'sortera', label: 'Ordning', value: sent('sortera'), options: ORDER_CHOICES },
    from: filter.from ?? '',
    to: filter.to ?? '',
    narrowed: selects.some(({ value }) => value !== '') || filter.from !== undefined || filter.to !== undefined,
    lines: await linesOf(deps, found, kommuner, themes),
    all,
    pages: addressesOf(req, pages),
    mayWrite: staff.kommunIds.some((id) => may(staff, 'write dialogues', id)),
    removed: sent('borttagen') !== '',
  })
}

/** So many that a page is soon there, and few enough to look through. */
const ON_A_PAGE = 100

function pagesOf(all: number, sent: Sent): { readonly at: number; readonly of: number } {
  const of = Math.max(1, Math.ceil(all / ON_A_PAGE))
  const asked = Number(sent('sida'))
  return { at: Number.isInteger(asked) && asked >= 1 ? Math.min(asked, of) : 1, of }
}

function addressesOf(req: Request, { at, of }: { readonly at: number; readonly of: number }) {
  const address = (page: number) => {
    const query = new URLSearchParams(req.url.split('?')[1] ?? '')
    query.set('sida', String(page))
    return `/dialoger?${query}`
  }
  return { at, of, before: at > 1 ? address(at - 1) : null, after: at < of ? address(at + 1) : null }
}

/** The themes and areas of the kommuner shown; with several, an area's name is preceded by its kommun's. */
async function namedIn(deps: Deps, kommuner: readonly Area[]): Promise<{ themes: readonly Choice[]; places: readonly Choice[] }> {
  const around = await Promise.all(kommuner.map((kommun) => surroundings(deps, kommun.id)))
  const themes = new Map(around.flatMap(({ themes }) => themes.map(({ id, title }) => [id, title.sv ?? id])))
  const places = around.flatMap(({ areas }, index) => {
    const before = kommuner.length > 1 ? `${kommuner[index]?.name}: ` : ''
    return areas.map(({ id, name }) => ({ value: id, words: before + name }))
  })
  return { themes: [...themes].map(([value, words]) => ({ value, words })), places }
}

function selectsOf(sent: Sent, kommuner: readonly Area[], themes: readonly Choice[], places: readonly Choice[]): readonly Select[] {
  const forms = Object.values(FORMS).map(({ name, title }) => ({ value: name, words: title }))
  const select = (id: string, label: string, any: string, options: readonly Choice[]): Select => {
    const value = options.some((option) => option.value === sent(id)) ? sent(id) : ''
    return { id, label, value, options: [{ value: '', words: any }, ...options] }
  }
  const named = kommuner.map(({ name, slug }) => ({ value: slug ?? '', words: name }))
  return [
    ...(kommuner.length > 1 ? [select('kommun', 'Kommun', 'Alla dina kommuner', named)] : []),
    select('form', 'Form', 'Alla former', forms),
    select('omrade', 'Område', 'Alla områden', [{ value: WHOLE_KOMMUN, words: 'Hela kommunen' }, ...places]),
    select('tema', 'Tema', 'Alla teman', themes),
  ]
}

// What applies is what the lists above the dialogues show: an unknown word in the address narrows nothing.
function filterOf(selects: readonly Select[], sent: Sent, shown: readonly Area[]): dialogues.Filter {
  const value = (id: string) => selects.find((select) => select.id === id)?.value || undefined
  const date = (field: string) => (isDay(sent(field)) ? sent(field) : undefined)
  const area = value('omrade')
  return {
    kommunIds: shown.map(({ id }) => id),
    form: formNamed(value('form') ?? '')?.name,
    areaId: area === WHOLE_KOMMUN ? null : area,
    theme: value('tema'),
    from: date('fran'),
    to: date('till'),
  }
}

async function linesOf(
  { db }: Deps,
  found: readonly Listed[],
  kommuner: readonly Area[],
  themes: readonly Choice[],
): Promise<readonly Line[]> {
  const names = await areas.names(db, [...new Set(found.map(({ areaId, kommunId }) => areaId ?? kommunId))])
  const where = ({ areaId, kommunId }: Listed) => {
    const kommun = kommuner.find(({ id }) => id === kommunId)?.name ?? ''
    const area = areaId === null ? `hela ${kommun}` : (names.get(areaId) ?? areaId)
    return kommuner.length > 1 && areaId !== null ? `${area}, ${kommun}` : area
  }
  return found.map((dialogue) => ({
    id: dialogue.id,
    form: FORMS[dialogue.form].title,
    day: day(dialogue.heldOn),
    place: dialogue.place,
    where: where(dialogue),
    people: dialogue.people,
    themes: dialogue.themes.map((theme) => wordsOf(themes, theme)).join(', '),
    worst: SEVERITIES.find(({ value }) => value === dialogue.worst)?.words ?? '',
  }))
}
