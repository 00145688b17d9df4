import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import type { Recorded } from '../../domain/audit/events.ts'
import { GROUPS, type Group, whatsIn, whoOf, wordsOf } from '../../domain/audit/words.ts'
import { type Choice, isDay, type Sent } from '../../domain/form.ts'
import { instant } from '../../domain/format.ts'
import { beginningOf } from '../../domain/round.ts'
import type { Staff } from '../../domain/staff.ts'
import * as audit from '../../store/audit.ts'
import * as staffStore from '../../store/staff.ts'
import { kommunerFor } from '../access.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { namesIn } from './names.ts'

/** Entries on one page. */
const A_PAGE = 100

/** A list to choose from above the entries. */
interface Select {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly Choice[]
}

/** An entry as one line. */
interface Line {
  readonly seq: number
  readonly when: string
  readonly who: string
  readonly kommun: string
  readonly what: string
}

declare module '../show.ts' {
  interface Pages {
    'logg/list': {
      readonly selects: readonly Select[]
      readonly from: string
      readonly to: string
      readonly narrowed: boolean
      readonly lines: readonly Line[]
      /** Whether there may be newer entries than those shown. */
      readonly newest: string | null
      readonly older: string | null
    }
  }
}

/** The audit trail of the person's kommuner, latest first. What it shows stands in its address, and so does how far back. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, kommuner } = await kommunerFor(deps, req, 'see audit')
  const sent = sentQuery(req)
  const people = await staffStore.serving(deps.db, ids(kommuner))
  const selects = selectsOf(sent, kommuner, people)
  const filter = filterOf(selects, sent, staff, kommuner)
  const found = await audit.list(deps.db, filter, A_PAGE + 1)
  const shown = found.slice(0, A_PAGE)
  await tell(deps, req, null, { what: 'saw audit', details: {} })
  const [from, to] = ['fran', 'till'].map((field) => (isDay(sent(field)) ? sent(field) : ''))
  show(req, res, 'logg/list', {
    title: 'Logg',
    section: 'logg',
    selects,
    from: from ?? '',
    to: to ?? '',
    narrowed: selects.some(({ value }) => value !== '') || from !== '' || to !== '',
    lines: await linesOf(deps, shown, kommuner),
    newest: filter.before === undefined ? null : addressOf(selects, { fran: from, till: to }),
    older: found.length > A_PAGE ? addressOf(selects, { fran: from, till: to, fore: String(shown.at(-1)?.seq) }) : null,
  })
}

function selectsOf(sent: Sent, kommuner: readonly Area[], people: readonly Pick<Staff, 'id' | 'name'>[]): readonly Select[] {
  const select = (id: string, label: string, any: string, options: readonly Choice[]): Select => {
    const value = options.some((option) => option.value === sent(id)) ? sent(id) : ''
    return { id, label, value, options: [{ value: '', words: any }, ...options] }
  }
  const named = [...people].sort((a, b) => byName.compare(a.name, b.name)).map(({ id, name }) => ({ value: id, words: name }))
  const places = kommuner.map(({ name, slug }) => ({ value: slug ?? '', words: name }))
  const groups = Object.entries(GROUPS).map(([value, words]) => ({ value, words }))
  return [
    select('vad', 'Vad', 'Allt', groups),
    select('person', 'Person', 'Alla', named),
    ...(kommuner.length > 1 ? [select('kommun', 'Kommun', 'Alla dina kommuner', places)] : []),
  ]
}

// What applies is what the lists above the entries show: an unknown word in the address narrows nothing.
function filterOf(selects: readonly Select[], sent: Sent, staff: Staff, kommuner: readonly Area[]): audit.Filter {
  const value = (id: string) => selects.find((select) => select.id === id)?.value || undefined
  const chosen = kommuner.filter(({ slug }) => slug === value('kommun'))
  const group = value('vad') as Group | undefined // one of GROUPS, as the list gave it
  const [from, to, before] = [sent('fran'), sent('till'), sent('fore')]
  return {
    kommunIds: ids(chosen.length > 0 ? chosen : kommuner),
    nobodys: staff.role === 'administrator' && chosen.length === 0,
    person: value('person'),
    whats: group && whatsIn(group),
    from: isDay(from) ? beginningOf(from) : undefined,
    until: isDay(to) ? beginningOf(dayAfter(to)) : undefined,
    before: /^\d{1,15}$/.test(before) ? Number(before) : undefined,
  }
}

async function linesOf(deps: Deps, shown: readonly Recorded[], kommuner: readonly Area[]): Promise<readonly Line[]> {
  const names = await namesIn(deps, shown)
  return shown.map(({ seq, at, by, kommunId, event }) => ({
    seq,
    when: instant(at),
    who: whoOf(by, names),
    kommun: kommuner.find(({ id }) => id === kommunId)?.name ?? '–',
    what: wordsOf(event, names),
  }))
}

function addressOf(selects: readonly Select[], more: Readonly<Record<string, string | undefined>>): string {
  const chosen = [...selects.map(({ id, value }) => [id, value]), ...Object.entries(more)].filter(([, value]) => value)
  const query = new URLSearchParams(chosen as [string, string][]).toString()
  return query ? `/logg?${query}` : '/logg'
}

const ids = (areas: readonly Area[]) => areas.map(({ id }) => id)

const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)

const byName = new Intl.Collator('sv')
