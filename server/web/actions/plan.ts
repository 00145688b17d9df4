import { type Request, type Response, Router } from 'express'
import { ENDED, STATE_WORDS, STATES, type State, stateAt } from '../../domain/actions/states.ts'
import type { Area } from '../../domain/area.ts'
import { WHOLE_KOMMUN } from '../../domain/dialogues/reading.ts'
import type { Choice, Sent } from '../../domain/form.ts'
import { count, day } from '../../domain/format.ts'
import { localDate } from '../../domain/round.ts'
import { may, type Staff } from '../../domain/staff.ts'
import * as actions from '../../store/actions.ts'
import { kommunFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { surroundings } from '../dialogues/surroundings.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import * as files from './files.ts'
import { type Line, linesOf } from './lines.ts'
import { dialoguesIn, nameOf } from './surroundings.ts'

/** A list to choose from above the actions. */
interface Select {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly Choice[]
}

/** What a plan is narrowed to, as it is chosen above it and as the store looks for it. */
export interface Narrowed {
  readonly staff: Staff
  readonly kommun: Area
  readonly filter: actions.Filter
  readonly selects: readonly Select[]
  readonly overdue: boolean
  /** The dialogue whose plan it is; null for the kommun's. */
  readonly dialogue: { readonly id: string; readonly name: string } | null
  readonly rehearsal: boolean
}

declare module '../show.ts' {
  interface Pages {
    'atgarder/plan': {
      readonly here: string
      readonly kommun: string
      readonly dialogue: Narrowed['dialogue']
      readonly asOf: string
      readonly selects: readonly Select[]
      readonly overdue: boolean
      readonly narrowed: boolean
      readonly total: string
      readonly lines: readonly Line[]
      readonly files: readonly { readonly href: string; readonly words: string }[]
      readonly before: string | null
      readonly after: string | null
      readonly newAction: string | null
      /** Where an older list is read in; null for those who may not. */
      readonly importing: string | null
      readonly removed: boolean
    }
  }
}

/** How many actions one page holds. */
const A_PAGE = 100

type Address = Request<{ kommun: string }>

/** The action plan of a kommun, or of one dialogue in it: what it shows stands in its address, and so do its files'. */
export function routes(deps: Deps): Router {
  const router = Router()
  for (const ending of files.ENDINGS)
    router.get(`/atgarder/plan/:kommun${ending}`, async (req: Address, res) =>
      files.take(deps, req, res, await narrowedTo(deps, req), ending),
    )
  router.get('/atgarder/plan/:kommun', (req: Address, res) => plan(deps, req, res))
  return router
}

async function plan(deps: Deps, req: Address, res: Response): Promise<void> {
  const narrowed = await narrowedTo(deps, req)
  const { staff, kommun, filter, dialogue } = narrowed
  await tell(deps, req, kommun.id, { what: 'saw actions', details: {} })
  const sent = sentQuery(req)
  const today = localDate(deps.now())
  const page = /^[1-9]\d{0,4}$/.test(sent('sida')) ? Number(sent('sida')) : 1
  const found = await actions.list(deps.db, filter, 'due', { most: A_PAGE + 1, after: (page - 1) * A_PAGE })
  const total = [...(await actions.countByState(deps.db, filter)).values()].reduce((sum, some) => sum + some, 0)
  const here = `/atgarder/plan/${kommun.slug}`
  const address = (given: Readonly<Record<string, string>>, ending = '') => `${here}${ending}${asQuery({ ...queryOf(narrowed), ...given })}`
  show(req, res, 'atgarder/plan', {
    title: dialogue ? `Åtgärdsplan: ${dialogue.name}` : `Åtgärdsplan: ${kommun.name}`,
    section: 'atgarder',
    rehearsal: narrowed.rehearsal,
    here,
    kommun: kommun.name,
    dialogue,
    asOf: day(today),
    selects: narrowed.selects,
    overdue: narrowed.overdue,
    narrowed: narrowed.overdue || narrowed.selects.some(({ value }) => value !== ''),
    total: `${count(total)} ${total === 1 ? 'åtgärd' : 'åtgärder'}`,
    lines: await linesOf(deps, found.slice(0, A_PAGE), [kommun], today),
    files: files.LINKS.map(({ ending, query, words }) => ({ href: address(query, ending), words })),
    before: page > 1 ? address(page > 2 ? { sida: String(page - 1) } : {}) : null,
    after: found.length > A_PAGE ? address({ sida: String(page + 1) }) : null,
    newAction: may(staff, 'write actions', kommun.id) ? `/atgarder/ny?kommun=${kommun.slug}` : null,
    importing: may(staff, 'import actions', kommun.id) ? `/atgarder/inlasning/${kommun.slug}` : null,
    removed: sent('borttagen') !== '',
  })
}

// What applies is what the lists above the actions show: an unknown word in the address narrows nothing.
async function narrowedTo(deps: Deps, req: Address): Promise<Narrowed> {
  const { staff, kommun } = await kommunFor(deps, req, 'see actions', req.params.kommun)
  const sent = sentQuery(req)
  const { areas, rehearsal } = await surroundings(deps, kommun.id)
  const [dialogue] = await dialoguesIn(deps, kommun.id, sent('dialog') === '' ? [] : [sent('dialog')])
  const selects = selectsOf(sent, await actions.responsible(deps.db, [kommun.id]), areas)
  const value = (id: string) => selects.find((select) => select.id === id)?.value || undefined
  const overdue = sent('forsenade') === 'ja'
  const area = value('omrade')
  return {
    staff,
    kommun,
    selects,
    overdue,
    rehearsal,
    dialogue: dialogue ? { id: dialogue.id, name: nameOf(dialogue) } : null,
    filter: {
      kommunIds: [kommun.id],
      responsible: value('ansvarig'),
      states: statesOf(value('lage')),
      areaId: area === WHOLE_KOMMUN ? null : area,
      dialogueId: dialogue?.id,
      overdueOn: overdue ? localDate(deps.now()) : undefined,
    },
  }
}

const OPEN = 'oppna'

function statesOf(address: string | undefined): readonly State[] | undefined {
  if (address === OPEN) return STATES.filter((state) => !ENDED.includes(state))
  const state = address === undefined ? undefined : stateAt(address)
  return state && [state]
}

function selectsOf(
  sent: Sent,
  responsible: readonly string[],
  areas: readonly { readonly id: string; readonly name: string }[],
): readonly Select[] {
  const select = (id: string, label: string, any: string, options: readonly Choice[]): Select => {
    const value = options.some((option) => option.value === sent(id)) ? sent(id) : ''
    return { id, label, value, options: [{ value: '', words: any }, ...options] }
  }
  const states = STATES.map((state) => ({ value: STATE_WORDS[state].address, words: STATE_WORDS[state].words }))
  const places = areas.map(({ id, name }) => ({ value: id, words: name }))
  return [
    select(
      'ansvarig',
      'Ansvarig',
      'Alla ansvariga',
      responsible.map((name) => ({ value: name, words: name })),
    ),
    select('lage', 'Läge', 'Alla lägen', [{ value: OPEN, words: 'Inte avslutade' }, ...states]),
    select('omrade', 'Område', 'Alla områden', [{ value: WHOLE_KOMMUN, words: 'Hela kommunen' }, ...places]),
  ]
}

const queryOf = ({ selects, overdue, dialogue }: Narrowed): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(selects.filter(({ value }) => value !== '').map(({ id, value }) => [id, value])),
  ...(overdue ? { forsenade: 'ja' } : {}),
  ...(dialogue ? { dialog: dialogue.id } : {}),
})

function asQuery(query: Readonly<Record<string, string>>): string {
  const words = new URLSearchParams(query).toString()
  return words === '' ? '' : `?${words}`
}
