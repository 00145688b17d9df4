import type { Area } from '../domain/area.ts'
import type { Details } from '../domain/audit/events.ts'
import type { Table } from '../domain/exports/table.ts'
import { fitting, type IndexModel } from '../domain/statistics/problemindex/model.ts'
import { sheet } from '../domain/underlag/sheet.ts'
import { FORMATS, formatNamed } from '../formats/index.ts'
import { json } from '../formats/underlag/json.ts'
import { markdown } from '../formats/underlag/markdown.ts'
import * as audit from '../store/audit.ts'
import { codebookOf, type IndexSources, ownWordsOf, problemindexOf, resultsOf, underlagOf } from '../work/exports.ts'
import { entryOf } from './audited.ts'
import { command, needed, Refused } from './command.ts'
import { roundCalled } from './round-called.ts'
import { writeWhole } from './write-file.ts'

/** A file to be: what it is called unless told otherwise, and its content in pieces. */
interface Made {
  readonly name: string
  readonly pieces: Iterable<string> | AsyncIterable<string>
}

/** Something that can be exported: in which formats, the usual one first, and how. */
interface Exported {
  /** Its name in the audit trail. */
  readonly inTrail: Details['exported']['file']
  readonly formats: readonly string[]
  /** `model` is the index model asked for; only the problemindex is made by one. */
  make(sources: IndexSources, kommun: Area, year: number, format: string, model?: string): Promise<Made>
}

type Of = (sources: IndexSources, kommun: Area, year: number, model?: string) => Promise<Table>

const tables = (inTrail: Exported['inTrail'], of: Of): Exported => ({
  inTrail,
  formats: Object.keys(FORMATS),
  async make(sources, kommun, year, name, model) {
    const format = formatNamed(name) ?? FORMATS['csv-excel']
    const table = await of(sources, kommun, year, model)
    return { name: table.name + format.ending, pieces: format.write(table) }
  },
})

const EXPORTED: Readonly<Record<string, Exported>> = {
  results: tables('resultat', resultsOf),
  codebook: tables('kodbok', codebookOf),
  problemindex: tables('problemindex', problemindexOf),
  words: tables('egna-ord', ownWordsOf),
  underlag: {
    inTrail: 'underlag',
    formats: ['markdown', 'json'],
    async make(sources, kommun, year, format) {
      const underlag = await underlagOf(sources, kommun, year)
      const words = sheet(underlag)
      return format === 'json'
        ? { name: `${words.name}.json`, pieces: [json(underlag)] }
        : { name: `${words.name}.md`, pieces: [markdown(words)] }
    },
  },
}

/** Writes the same files as the browser gives: results, codebook, problemindex, what people wrote in their own words, or underlag. Tells of it in the audit trail, and changes nothing else. */
export const exportFile = command({
  name: 'export',
  summary: 'Skriver resultat, kodbok, problemindex, lästa fritexter eller underlag till en fil.',
  usage: 'results|codebook|problemindex|words|underlag --kommun KOMMUN --year ÅR [--format FORMAT] [--model ID] [--out FIL] [--force]',
  help: `Samma siffror som på sidorna: det som är dolt där är dolt i filen.
results, codebook, problemindex och words (det som skrivits med egna ord, när det är läst): ${Object.keys(FORMATS).join(', ')}. underlag: markdown, json.
Utan --out får filen ett namn av sig själv, i mappen du står i. Filen skrivs hel eller inte alls.

Exempel: npm run cli -- export results --kommun varberg --year 2026 --format csv-internationell`,
  options: {
    kommun: { type: 'string', value: 'KOMMUN', means: 'kommunens ord i adressen' },
    year: { type: 'string', value: 'ÅR', means: 'undersökningens år' },
    format: { type: 'string', value: 'FORMAT', means: 'filens format; annars csv-excel, och markdown för underlag' },
    model: { type: 'string', value: 'ID', means: 'indexmodellen för problemindex; annars den som gällde när svaren räknades' },
    out: { type: 'string', value: 'FIL', means: 'var filen ska skrivas' },
    force: { type: 'boolean', means: 'skriv över en fil som redan finns' },
  },
  async run({ values, words }, context) {
    const { inTrail, formats, make } = exportedCalled(words)
    const kommunWord = needed(values.kommun, 'kommun')
    const yearWord = needed(values.year, 'year')
    const format = values.format ?? formats[0] ?? ''
    if (!formats.includes(format)) throw new Refused(`Formatet ”${format}” finns inte här. Det finns: ${formats.join(', ')}.`)
    const db = await context.db()
    const { kommun, round } = await roundCalled(db, [kommunWord, yearWord])
    const indexModels = await context.indexModels()
    if (values.model !== undefined) refuseModel(values.model, inTrail, fitting(indexModels, round.surveyId, round.rehearsal))
    const sources = { db, surveys: await context.surveys(), indexModels }
    const { name, pieces } = await make(sources, kommun, round.year, format, values.model)
    const file = values.out ?? name
    const details = { file: inTrail, year: round.year, format } as const
    await audit.record(db, entryOf(context, kommun.id, { what: 'exported', details }))
    await writeWhole(file, pieces, { over: values.force ?? false })
    context.print(`Skrev ${file}.`)
    return undefined
  },
})

function refuseModel(id: string, what: Exported['inTrail'], fitting: readonly IndexModel[]): void {
  if (what !== 'problemindex') throw new Refused('--model hör bara till problemindex.')
  if (fitting.some((model) => model.id === id)) return
  throw new Refused(
    `Modellen ”${id}” är inte gjord för den enkäten. De som är det: ${fitting.map((model) => model.id).join(', ') || 'ingen'}.`,
  )
}

function exportedCalled(words: readonly string[]): Exported {
  const [what = '', ...more] = words
  const exported = Object.hasOwn(EXPORTED, what) ? EXPORTED[what] : undefined
  if (!exported || more.length > 0) throw new Refused(`Ange vad som ska exporteras: ${Object.keys(EXPORTED).join(', ')}.`)
  return exported
}
