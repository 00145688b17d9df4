import { askedSlots, stand } from '../../domain/counting/slots.ts'
import { codebook } from '../../domain/exports/codebook.ts'
import { unpublished } from '../../domain/exports/origin.ts'
import { INVENTED, type Table } from '../../domain/exports/table.ts'
import type { Coarsening } from '../../domain/extracts/coarsening.ts'
import { labels } from '../../domain/extracts/labels.ts'
import type { Order } from '../../domain/extracts/order.ts'
import { baseName, IN_NAMES, type Made } from '../../domain/extracts/package.ts'
import { type Sheet, SOURCES, sheet } from '../../domain/extracts/sheet.ts'
import { traitsOf } from '../../domain/extracts/traits.ts'
import { WEIGHTLESS, type Weights } from '../../domain/extracts/weights.ts'
import type { Source } from '../../domain/round.ts'
import { EXCEL } from '../../formats/csv-excel.ts'
import { INTERNATIONAL } from '../../formats/csv-international.ts'
import { r } from '../../formats/extracts/r.ts'
import { spss } from '../../formats/extracts/spss.ts'
import { writerOf } from '../../formats/extracts/writer.ts'
import { FORMATS } from '../../formats/index.ts'
import type { Db } from '../../store/database.ts'
import { VERSION } from '../version.ts'
import { Growing } from './folder.ts'
import { type Counted, pages } from './scene.ts'

/** The dialects of CSV by their word, and the formats that write tables in them. */
export const DIALECTS = {
  excel: { dialect: EXCEL, format: FORMATS['csv-excel'] },
  internationell: { dialect: INTERNATIONAL, format: FORMATS['csv-internationell'] },
} as const

/** What the files of an extract are made from, and where they are laid. */
export interface Making {
  readonly order: Order
  readonly counted: Counted
  readonly coarsenings: ReadonlyMap<Source, Coarsening>
  /** What people carry who answered by code. Those by open link carry nothing. */
  readonly weights: Weights
  readonly folder: string
  /** Told, and waited for, after each page of people. */
  reached(people: number): Promise<void>
}

/** A data file as it is written. */
interface DataFile {
  readonly name: string
  readonly source: Source
  readonly sheet: Sheet
  readonly made: Made
}

/** Writes every file of an extract but its manifest: the answers, scripts that read them, labels and codebook. */
export async function writeFiles(db: Db, making: Making): Promise<readonly Made[]> {
  const data = await writeAnswers(db, making)
  const files: Made[] = []
  for (const file of data) files.push(file.made, ...(await writeScripts(making, file)))
  const { counted, order } = making
  const about = (what: string, table: Table) => writeTable(making, { ...table, name: `${base(making)}-${what}` }, order)
  const columns = data.map(({ sheet }) => [...sheet.columns, ...sheet.labelled])
  files.push(await about('etiketter', labels('', counted.round.rehearsal, columns)))
  files.push(await about('kodbok', codebook(counted.survey, counted.kommun, counted.round, unpublished(VERSION))))
  return files
}

/** Writes a file of text whole. */
export async function writeText(folder: string, name: string, text: string, holds: string): Promise<Made> {
  const file = await Growing.in(folder, name)
  try {
    file.add(text)
    return await file.end({ holds, rows: null, columns: null })
  } finally {
    await file.close()
  }
}

/** One file for each way in, all written in one reading of the answers. */
async function writeAnswers(db: Db, making: Making): Promise<readonly DataFile[]> {
  const { order, counted, coarsenings, folder, reached } = making
  const slots = askedSlots(counted.survey)
  const open = await Promise.all([...coarsenings].map(([source, coarsening]) => begin(source, coarsening)))
  const bySource = new Map(open.map((file) => [file.source, file]))
  const standings = slots.map(({ blank }) => blank)
  const readTraits = traitsOf(counted.survey, slots)
  try {
    for await (const page of pages(db, counted)) {
      for (const { source, areaId, signs } of page) {
        if (!stand(slots, signs, standings)) throw new Error(`A response does not fit the survey ${counted.survey.id}.`)
        const file = bySource.get(source)
        if (!file) continue
        const somebody = { row: ++file.people, traits: file.coarsening.of(readTraits(areaId, standings)), standings }
        file.growing.add(file.writer.rows(somebody))
      }
      for (const { growing } of open) await growing.settle()
      await reached(page.length)
    }
    return await Promise.all(open.map(end))
  } finally {
    await Promise.all(open.map(({ growing }) => growing.close()))
  }

  async function begin(source: Source, coarsening: Coarsening) {
    const name = `${base(making)}-${IN_NAMES[source]}.csv`
    const made = sheet(order.form, { ...counted, slots, coarsening, source, weights: source === 'code' ? making.weights : WEIGHTLESS })
    const writer = writerOf(made, DIALECTS[order.dialect].dialect)
    const growing = await Growing.in(folder, name)
    growing.add(writer.head(counted.round.rehearsal ? INVENTED : null))
    return { name, source, coarsening, sheet: made, writer, growing, people: 0 }
  }

  async function end(file: Awaited<ReturnType<typeof begin>>): Promise<DataFile> {
    const { name, source, sheet, growing, people } = file
    const told = { holds: SOURCES[source].words, rows: people * sheet.rowsEach, columns: sheet.columns.length }
    return { name, source, sheet, made: await growing.end(told) }
  }
}

async function writeScripts(making: Making, { name, sheet, made }: DataFile): Promise<readonly Made[]> {
  const { order, counted, folder } = making
  const script = {
    file: name,
    labelsFile: `${base(making)}-etiketter.csv`,
    dialect: DIALECTS[order.dialect].dialect,
    hasNotice: counted.round.rehearsal,
    rows: made.rows ?? 0,
    columns: sheet.columns,
    labelled: sheet.labelled,
  }
  const called = name.replace(/\.csv$/, '')
  return [
    await writeText(folder, `${called}.R`, r(script), 'Läser filen i R'),
    await writeText(folder, `${called}.sps`, spss(script), 'Läser filen i SPSS'),
  ]
}

async function writeTable({ folder }: Making, table: Table, { dialect }: Order): Promise<Made> {
  const file = await Growing.in(folder, `${table.name}.csv`)
  try {
    for await (const piece of DIALECTS[dialect].format.write(table)) file.add(piece)
    const rows = [...(table.lines as Iterable<unknown>)].length // these two tables are lists
    return await file.end({ holds: HOLDS[table.name.split('-').at(-1) ?? ''] ?? '', rows, columns: table.columns.length })
  } finally {
    await file.close()
  }
}

const HOLDS: Readonly<Record<string, string>> = { etiketter: 'Kolumner och koder i ord', kodbok: 'Frågorna som de ställdes' }

const base = ({ counted }: Making) => baseName(counted.kommun, counted.round)
