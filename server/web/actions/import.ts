import { randomUUID } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Action } from '../../domain/actions/action.ts'
import {
  type ActionMapping,
  guess,
  type ImportReading,
  type ReadAction,
  readActions,
  stateWords,
  TARGETS,
  type Target,
} from '../../domain/actions/importing.ts'
import { STATE_WORDS, STATES, stateAt } from '../../domain/actions/states.ts'
import type { Area } from '../../domain/area.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { count } from '../../domain/format.ts'
import type { TextTable } from '../../domain/text-table.ts'
import { readCsv } from '../../formats/read-csv.ts'
import { readText } from '../../formats/read-text.ts'
import * as actions from '../../store/actions.ts'
import { atomically } from '../../store/atomically.ts'
import * as audit from '../../store/audit.ts'
import { kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { surroundings } from '../dialogues/surroundings.ts'
import { faultsByField, sentForm } from '../form.ts'
import { show } from '../show.ts'
import { smallFiles } from '../upload.ts'
import { type Line, linesOf } from './lines.ts'

interface Select {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly options: readonly Choice[]
}

declare module '../show.ts' {
  interface Pages {
    'atgarder/import': {
      readonly home: string
      readonly kommun: string
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
      /** The list as it was sent and is understood; null before one has been. */
      readonly preview: {
        readonly text: string
        readonly id: string
        readonly columns: readonly Select[]
        readonly states: readonly Select[]
        readonly flaws: readonly string[]
        readonly lines: readonly Line[]
        readonly found: string
        readonly unexplained: number
      } | null
    }
  }
}

/** The largest list, in bytes: it travels with its preview's form, where a byte may take three. */
const LARGEST = 80_000
/** How many actions a preview shows. */
const SHOWN = 10

type Address = Request<{ kommun: string }>

/** Reading an older list of actions: chosen, looked over with what its columns and words mean, and then read in whole or not at all. */
export function routes(deps: Deps): Router {
  const router = Router()
  router.get('/atgarder/inlasning/:kommun', async (req: Address, res) => {
    const { kommun } = await kommunFor(deps, req, 'import actions', req.params.kommun)
    await page(deps, req, res, kommun, [], null)
  })
  router.post('/atgarder/inlasning/:kommun', (req: Address, res) => take(deps, req, res))
  return router
}

async function take(deps: Deps, req: Address, res: Response): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'import actions', req.params.kommun)
  const isFile = req.is('multipart/form-data') !== false
  const sent = isFile ? await fileSent(req, res) : { ok: true as const, text: sentForm(req)('text') }
  const table = sent.ok ? tableOf(sent.text) : sent
  if (!sent.ok || !table.ok) return page(deps, req, res, kommun, table.ok ? [] : table.faults, null)
  const form = sentForm(req)
  const mapping = isFile ? guess(table.table) : mappingOf(form, table.table)
  const reading = await readIn(deps, kommun, table.table, mapping)
  if (!isFile && form('gor') === 'las' && reading.ok) return keep(deps, req, res, kommun, reading)
  await page(deps, req, res, kommun, [], { text: sent.text, table: table.table, mapping, reading })
}

type Read<Found> = ({ readonly ok: true } & Found) | { readonly ok: false; readonly faults: readonly FieldFault[] }

async function fileSent(req: Request, res: Response): Promise<Read<{ readonly text: string }>> {
  const upload = await smallFiles(req, res, ['fil'])
  if (!upload.ok) return { ok: false, faults: [upload.fault] }
  const file = upload.files.get('fil')
  if (!file) return { ok: false, faults: [{ field: 'fil', sentence: 'Välj filen med åtgärder.' }] }
  if (file.bytes.length > LARGEST) return { ok: false, faults: [{ field: 'fil', sentence: 'Filen är större än 80 kB. Dela den.' }] }
  const text = readText(file.bytes)
  if (text.ok) return text
  return { ok: false, faults: [{ field: 'fil', sentence: `rad ${text.line}: ${text.sentence}` }] }
}

function tableOf(text: string): Read<{ readonly table: TextTable }> {
  const csv = readCsv(text)
  if (csv.ok) return csv
  return { ok: false, faults: csv.faults.map(({ line, sentence }) => ({ field: 'fil', sentence: `rad ${line}: ${sentence}` })) }
}

function mappingOf(sent: Sent, table: TextTable): ActionMapping {
  const column = (target: string) => (table.columns.includes(sent(`kolumn-${target}`)) ? sent(`kolumn-${target}`) : '')
  const columns = Object.fromEntries(Object.keys(TARGETS).map((target) => [target, column(target)])) as Record<Target, string>
  const words = stateWords(table, columns.state)
  const guessed = guess(table).states
  const states = words.map((word, index) => [
    word,
    sent(`lage-${index}`) === '' ? (guessed[word] ?? '') : (stateAt(sent(`lage-${index}`)) ?? ''),
  ])
  return { columns, states: Object.fromEntries(states) }
}

async function readIn(deps: Deps, kommun: Area, table: TextTable, mapping: ActionMapping): Promise<ImportReading> {
  const { today, areas, themes } = await surroundings(deps, kommun.id)
  return readActions(table, mapping, { today, areas, themes: themes.map(({ id, title }) => ({ id, title: title.sv ?? id })) })
}

/** Keeps every action and tells of it, or nothing. Sent twice, the same list is kept once: its actions' ids follow from the form's. */
async function keep(
  deps: Deps,
  req: Address,
  res: Response,
  kommun: Area,
  { actions: read }: Extract<ImportReading, { ok: true }>,
): Promise<void> {
  const sent = sentForm(req)('id')
  const id = /^[0-9a-f-]{36}$/.test(sent) ? sent : randomUUID()
  const found = await asActions(deps, kommun, read, id)
  await atomically(deps.db, async (db) => {
    let kept = 0
    for (const action of found) if (await actions.add(db, action)) kept += 1
    if (kept > 0) await audit.record(db, entryOf(deps, req, kommun.id, { what: 'imported actions', details: { actions: kept } }))
  })
  res.redirect(303, `/atgarder/plan/${kommun.slug}`)
}

async function asActions(deps: Deps, kommun: Area, read: readonly ReadAction[], id: string): Promise<readonly Action[]> {
  const { rehearsal } = await surroundings(deps, kommun.id)
  return read.map(({ planned, steps }, index) => ({
    ...{ ...planned, steps, id: `${id.slice(0, -4)}${index.toString(16).padStart(4, '0')}`, kommunId: kommun.id },
    ...{ effect: null, observations: [], rehearsal, version: 1 },
  }))
}

/** A list that has been sent, and what came of reading it. */
interface Looked {
  readonly text: string
  readonly table: TextTable
  readonly mapping: ActionMapping
  readonly reading: ImportReading
}

async function page(
  deps: Deps,
  req: Address,
  res: Response,
  kommun: Area,
  faults: readonly FieldFault[],
  looked: Looked | null,
): Promise<void> {
  const refused = faults.length > 0 || looked?.reading.ok === false
  const { rehearsal } = await surroundings(deps, kommun.id)
  const model = {
    title: `Läs in åtgärder: ${kommun.name}`,
    section: 'atgarder' as const,
    ...{ rehearsal, refused, kommun: kommun.name, home: `/atgarder/inlasning/${kommun.slug}` },
    faults,
    faultOf: faultsByField(faults),
    preview: looked && (await previewOf(deps, req, kommun, looked)),
  }
  show(req, res, 'atgarder/import', model, refused ? 422 : 200)
}

async function previewOf(deps: Deps, req: Address, kommun: Area, { text, table, mapping, reading }: Looked) {
  const { today } = await surroundings(deps, kommun.id)
  const columns = [{ value: '', words: 'Finns inte' }, ...table.columns.map((name) => ({ value: name, words: name }))]
  const states = [
    { value: '', words: 'Välj' },
    ...STATES.map((state) => ({ value: STATE_WORDS[state].address, words: STATE_WORDS[state].words })),
  ]
  const read = reading.ok ? await asActions(deps, kommun, reading.actions.slice(0, SHOWN), randomUUID()) : []
  return {
    text,
    id: sentForm(req)('id') || randomUUID(),
    columns: Object.entries(TARGETS).map(([target, { words }]) => ({
      ...{ id: `kolumn-${target}`, label: words, options: columns },
      value: mapping.columns[target as Target],
    })),
    states: stateWords(table, mapping.columns.state).map((words, index) => {
      const state = mapping.states[words]
      return { id: `lage-${index}`, label: `”${words}” betyder`, options: states, value: state ? STATE_WORDS[state].address : '' }
    }),
    flaws: reading.ok ? [] : reading.faults,
    lines: await linesOf(deps, read, [kommun], today),
    found: reading.ok ? `Åtgärder i listan: ${count(reading.actions.length)}. Här visas ${count(read.length)}.` : '',
    unexplained: reading.ok ? reading.unexplained : 0,
  }
}
