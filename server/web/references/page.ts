import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import { type FieldFault, FormReader } from '../../domain/form.ts'
import { count, percent } from '../../domain/format.ts'
import { NO_LINKS, readLinks } from '../../domain/references/links.ts'
import { type ReferenceReading, readReferences } from '../../domain/references/reading.ts'
import { questionIds, type Reference } from '../../domain/references/reference.ts'
import type { TextTable } from '../../domain/text-table.ts'
import { readCsv } from '../../formats/read-csv.ts'
import { readText } from '../../formats/read-text.ts'
import { atomically } from '../../store/atomically.ts'
import * as audit from '../../store/audit.ts'
import * as references from '../../store/references.ts'
import { kommunFor } from '../access.ts'
import { entryOf } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type SmallFile, smallFiles } from '../upload.ts'

type Address = Request<{ kommun: string }>

/** What a source has told, series by series, the latest year of each. */
interface SourceShown {
  readonly source: string
  readonly series: readonly {
    readonly series: string
    readonly place: string
    readonly years: string
    readonly latest: string
    readonly question: string
    readonly limitation: string
  }[]
}

declare module '../show.ts' {
  interface Pages {
    'referenser/page': {
      readonly kommun: string
      readonly home: string
      readonly sources: readonly SourceShown[]
      readonly sent: { readonly kalla: string; readonly ar: string }
      /** What was just done, in a sentence; null when nothing was. */
      readonly done: string | null
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** What a kommun has to hold its figures against, and the form that reads a file of it. */
export async function page(deps: Deps, req: Address, res: Response): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'import references', req.params.kommun)
  const query = sentQuery(req)
  const read = /^\d{1,6}$/.test(query('last')) ? `Filen är inläst: ${count(Number(query('last')))} andelar.` : null
  await showPage(deps, req, res, { kommun, done: query('bort') === '' ? read : 'Källan är borttagen.' })
}

/** Reads a file, whole or not at all, and shows what the kommun then has. A refused one is told with every fault. */
export async function read(deps: Deps, req: Address, res: Response): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'import references', req.params.kommun)
  const upload = await smallFiles(req, res, ['fil', 'koppling'])
  const reading = upload.ok ? readFiles(deps, req, upload.files) : { ok: false as const, faults: [upload.fault] }
  if (!reading.ok) return showPage(deps, req, res, { kommun, faults: reading.faults })
  await atomically(deps.db, async (db) => {
    const shares = reading.references.length
    await audit.record(db, entryOf(deps, req, kommun.id, { what: 'imported references', details: { shares } }))
    await references.write(db, kommun.id, reading.references)
  })
  res.redirect(303, `/referenser/${kommun.slug}?last=${reading.references.length}`)
}

/** Removes everything a kommun has from one source. */
export async function remove(deps: Deps, req: Address, res: Response): Promise<void> {
  const { kommun } = await kommunFor(deps, req, 'import references', req.params.kommun)
  const source = sentForm(req)('kalla')
  await atomically(deps.db, async (db) => {
    const shares = await references.remove(db, kommun.id, source)
    if (shares > 0) await audit.record(db, entryOf(deps, req, kommun.id, { what: 'removed references', details: { shares } }))
  })
  res.redirect(303, `/referenser/${kommun.slug}?bort=1`)
}

type FilesReading = Extract<ReferenceReading, { readonly ok: true }> | { readonly ok: false; readonly faults: readonly FieldFault[] }

function readFiles({ surveys }: Deps, req: Request, files: ReadonlyMap<string, SmallFile>): FilesReading {
  const form = new FormReader(sentForm(req))
  const source = form.words('kalla', { label: 'Källa', longest: 200 })
  const year = sentForm(req)('ar').trim() === '' ? null : form.whole('ar', { from: 1990, to: 2100, ask: 'Skriv året med fyra siffror.' })
  const [file, linksFile] = [files.get('fil'), files.get('koppling')]
  if (!file) form.refuse('fil', 'Välj filen med referensstatistik.')
  const table = file && tableOf(file, 'fil', form)
  const linksTable = linksFile && tableOf(linksFile, 'koppling', form)
  const links = linksTable && readLinks(linksTable)
  if (links?.ok === false) for (const sentence of links.faults) form.refuse('koppling', sentence)
  if (!table || form.faults.length > 0) return { ok: false, faults: form.faults }
  const beside = { source: source === '' ? null : source, year, links: links?.ok ? links.links : NO_LINKS, questions: questionIds(surveys) }
  const reading = readReferences(table, beside)
  return reading.ok ? reading : { ok: false, faults: reading.faults.map((sentence) => ({ field: 'fil', sentence })) }
}

function tableOf({ bytes }: SmallFile, field: string, form: FormReader): TextTable | undefined {
  const text = readText(bytes)
  if (!text.ok) form.refuse(field, `rad ${text.line}: ${text.sentence}`)
  const table = text.ok ? readCsv(text.text) : undefined
  if (table?.ok === false) for (const { line, sentence } of table.faults) form.refuse(field, `rad ${line}: ${sentence}`)
  return table?.ok ? table.table : undefined
}

async function showPage(
  deps: Deps,
  req: Address,
  res: Response,
  { kommun, done = null, faults = [] }: { readonly kommun: Area; readonly done?: string | null; readonly faults?: readonly FieldFault[] },
): Promise<void> {
  const sent = sentForm(req)
  const model = {
    title: `Referensstatistik: ${kommun.name}`,
    section: 'lagesbild' as const,
    refused: faults.length > 0,
    kommun: kommun.name,
    home: `/referenser/${kommun.slug}`,
    sources: sourcesOf(await references.ofKommun(deps.db, kommun.id)),
    sent: { kalla: sent('kalla'), ar: sent('ar') },
    done,
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'referenser/page', model, faults.length > 0 ? 422 : 200)
}

function sourcesOf(all: readonly Reference[]): readonly SourceShown[] {
  return [...new Set(all.map(({ source }) => source))].map((source) => {
    const own = all.filter((reference) => reference.source === source)
    const keyOf = ({ series, place, question }: Reference) => JSON.stringify([series, place, question])
    return {
      source,
      series: [...new Set(own.map(keyOf))].flatMap((key) => {
        const years = own.filter((reference) => keyOf(reference) === key) // in the order of their years
        const [first, last] = [years[0], years.at(-1)]
        if (!first || !last) return []
        const { series, place, question, limitation, share } = last
        const span = first === last ? `${last.year}` : `${first.year}–${last.year}`
        return [{ series, place, years: span, latest: share === null ? 'för få svar' : percent(share), question, limitation }]
      }),
    }
  })
}
