import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import type { Area } from '../../domain/area.ts'
import type { Recorded } from '../../domain/dialogues/dialogue.ts'
import { FIELDS, guessed, type ImportReading, type Mapping, readNotes } from '../../domain/dialogues/importing.ts'
import { FORMS } from '../../domain/dialogues/index.ts'
import type { Choice, FieldFault, Sent } from '../../domain/form.ts'
import { count, day } from '../../domain/format.ts'
import type { TextTable } from '../../domain/text-table.ts'
import { readCsv } from '../../formats/read-csv.ts'
import { readText } from '../../formats/read-text.ts'
import * as areas from '../../store/areas.ts'
import { atomically } from '../../store/atomically.ts'
import * as audit from '../../store/audit.ts'
import * as dialogues from '../../store/dialogues.ts'
import { kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { smallFiles } from '../upload.ts'
import { surroundings, surroundingsWithMap } from './surroundings.ts'

declare module '../show.ts' {
  interface Pages {
    'dialoger/inlasning': {
      readonly home: string
      readonly kommun: string
      /** How many dialogues were just read in, in words; null when none was. */
      readonly done: string | null
      /** The file that was sent, to be sent along until it has been read in; '' before. */
      readonly content: string
      readonly fields: readonly { readonly id: string; readonly label: string; readonly value: string }[]
      readonly columns: readonly Choice[]
      readonly preview: readonly { readonly title: string; readonly facts: string; readonly observations: string }[]
      /** What would be read in, in a sentence; null while something is wrong. */
      readonly summary: string | null
      /** What stands as an area and is none, and is kept as a place without one. */
      readonly places: string
      readonly faults: readonly FieldFault[]
    }
  }
}

type Address = Request<{ kommun: string }>

/** As large as goes back and forth in a form: some hundreds of notes. A longer file is read in parts. */
const LARGEST = 80_000
const SHOWN = { faults: 30, dialogues: 10 }

/** Earlier years' notes from a CSV file: which column holds what, a look at what it would become, then all of it or nothing. */
export function routes(deps: Deps): Router {
  const router = Router()
  const at = '/dialoger/inlasning/:kommun'
  router.get(at, async (req: Address, res) => {
    const { kommun } = await kommunFor(deps, req, 'import dialogues', req.params.kommun)
    const last = sentQuery(req)('last')
    await showPage(deps, req, res, kommun, { done: /^\d{1,6}$/.test(last) ? `Inlästa dialoger: ${count(Number(last))}.` : null })
  })
  router.post(at, (req: Address, res) => upload(deps, req, res))
  router.post(`${at}/lasning`, (req: Address, res) => readIn(deps, req, res))
  return router
}

async function upload(deps: Deps, req: Address, res: Response): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'import dialogues', req.params.kommun)
  const sent = await smallFiles(req, res, ['fil'])
  const file = sent.ok ? sent.files.get('fil') : undefined
  const refused = (sentence: string) => showPage(deps, req, res, kommun, { faults: [{ field: 'fil', sentence }] })
  if (!sent.ok) return showPage(deps, req, res, kommun, { faults: [sent.fault] })
  if (!file) return refused('Välj en fil.')
  const text = readText(file.bytes)
  if (!text.ok) return refused(`rad ${text.line}: ${text.sentence}`)
  if (file.bytes.length > LARGEST) return refused('Filen är större än 80 kB. Dela den i flera och läs in dem en i taget.')
  const csv = readCsv(text.text)
  if (!csv.ok)
    return showPage(deps, req, res, kommun, {
      faults: csv.faults.map(({ line, sentence }) => ({ field: 'fil', sentence: `rad ${line}: ${sentence}` })),
    })
  await showPage(deps, req, res, kommun, { content: text.text, table: csv.table, mapping: guessed(csv.table.columns) })
}

async function readIn(deps: Deps, req: Address, res: Response): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'import dialogues', req.params.kommun)
  const sent = sentForm(req)
  const content = sent('innehall')
  const csv = readCsv(content)
  if (!csv.ok)
    return showPage(deps, req, res, kommun, { faults: [{ field: 'fil', sentence: 'Filen går inte längre att läsa. Välj den igen.' }] })
  const mapping = mappingOf(sent, csv.table)
  const reading = await readingOf(deps, kommun, csv.table, mapping)
  if (sent('gor') !== 'las' || !reading.ok)
    return showPage(deps, req, res, kommun, { content, table: csv.table, mapping, tell: sent('gor') === 'las' })
  const { rehearsal } = await surroundings(deps, kommun.id)
  const added = await keepAll(deps, req, kommun, reading.dialogues, rehearsal)
  res.redirect(303, `/dialoger/inlasning/${kommun.slug}?last=${added}`)
}

/** Keeps dialogues, all or none. Each has its id from what stands in it, so that the same file read in twice is there once. */
async function keepAll(deps: Deps, req: Request, kommun: Area, recorded: readonly Recorded[], rehearsal: boolean): Promise<number> {
  return atomically(deps.db, async (db) => {
    let added = 0
    for (const one of recorded) {
      const id = idOf(kommun.id, one)
      if (await dialogues.add(db, { ...one, id, kommunId: kommun.id, rehearsal, version: 1 })) added += 1
    }
    if (added > 0) await audit.record(db, entryOf(deps, req, kommun.id, { what: 'imported dialogues', details: { dialogues: added } }))
    return added
  })
}

/** An id as other dialogues have, from the SHA-256 of what stands in this one. */
function idOf(kommunId: string, recorded: Recorded): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([kommunId, recorded]))
    .digest('hex')
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')
}

async function readingOf(deps: Deps, kommun: Area, table: TextTable, mapping: Mapping): Promise<ImportReading> {
  const { today, themes, liesIn } = await surroundingsWithMap(deps, kommun, '')
  const years = new Set(table.lines.map(({ cells }) => Number((cells[mapping.datum ?? ''] ?? '').trim().slice(0, 4)) || 0))
  const found = await Promise.all([...years].map(async (year) => [year, await areas.namesBelow(deps.db, kommun.id, year)] as const))
  const byYear = new Map(found)
  return readNotes(table, mapping, { today, themes, liesIn, areasIn: (year) => byYear.get(year) ?? [] })
}

function mappingOf(sent: Sent, { columns }: TextTable): Mapping {
  const chosen = FIELDS.map(({ name }) => [name, sent(`kolumn-${name}`)] as const)
  return Object.fromEntries(chosen.filter(([, column]) => columns.includes(column)))
}

/** What the page is to show: nothing yet, why a file was refused, or what it would become. */
interface Shown {
  readonly done?: string | null
  readonly faults?: readonly FieldFault[]
  readonly content?: string
  readonly table?: TextTable
  readonly mapping?: Mapping
  /** The file was to be read in and could not be: the page is then a refused one. */
  readonly tell?: boolean
}

async function showPage(deps: Deps, req: Request, res: Response, kommun: Area, shown: Shown): Promise<void> {
  const { done = null, content = '', table, mapping = {}, tell = false } = shown
  const reading = table && (await readingOf(deps, kommun, table, mapping))
  const wrong = reading?.ok === false ? reading.sentences : []
  const faults = [...(shown.faults ?? []), ...wrong.slice(0, SHOWN.faults).map((sentence) => ({ field: 'kolumn-datum', sentence }))]
  const more = wrong.length - SHOWN.faults
  if (more > 0) faults.push({ field: 'kolumn-datum', sentence: `… och ${count(more)} fel till.` })
  const refused = (shown.faults ?? []).length > 0 || tell
  const model = {
    title: 'Läs in tidigare års dialoger',
    section: 'dialoger' as const,
    refused,
    home: `/dialoger/inlasning/${kommun.slug}`,
    kommun: kommun.name,
    done,
    content: table ? content : '',
    fields: FIELDS.map(({ name, title, needed }) => ({
      id: `kolumn-${name}`,
      label: title + (needed ? '' : ' (om den finns)'),
      value: mapping[name] ?? '',
    })),
    columns: (table?.columns ?? []).map((column) => ({ value: column, words: column })),
    preview: reading?.ok ? reading.dialogues.slice(0, SHOWN.dialogues).map(lineOf) : [],
    summary: reading?.ok ? `Dialoger i filen: ${count(reading.dialogues.length)}. Observationer: ${count(reading.observations)}.` : null,
    places: reading?.ok ? reading.places.join(', ') : '',
    faults,
  }
  show(req, res, 'dialoger/inlasning', model, refused ? 422 : 200)
}

const lineOf = ({ form, heldOn, place, details, observations }: Recorded) => ({
  title: `${FORMS[form].title} ${day(heldOn)}`,
  facts: [place, ...FORMS[form].words(details).map(({ label, words }) => `${label}: ${words}`)].join('. '),
  observations: observations.map(({ said }) => said).join(' · '),
})
