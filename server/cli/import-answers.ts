import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Area } from '../domain/area.ts'
import { COMMAND_LINE } from '../domain/audit/events.ts'
import type { Import } from '../domain/imports/import.ts'
import type { Mapping } from '../domain/imports/mapping.ts'
import { readWish, type Wanted } from '../domain/imports/wish.ts'
import { localDate } from '../domain/round.ts'
import { readMapping } from '../formats/import-mapping.ts'
import type { Db } from '../store/database.ts'
import { diskFault, diskSentence } from '../store/disk.ts'
import * as imports from '../store/imports.ts'
import * as jobs from '../store/jobs.ts'
import * as folder from '../work/import/folder.ts'
import { groundOf } from '../work/import/ground.ts'
import { bring, throwAway } from '../work/import/order.ts'
import { command, type ExitCode, needed, Refused } from './command.ts'
import type { Context } from './context.ts'
import { guessMapping } from './import-guess.ts'
import { reportLines } from './import-report.ts'
import { kommunCalled } from './kommun.ts'
import { performSilent } from './perform-here.ts'
import { jsonOf, onlyFile, refusalToRead } from './read-file.ts'

const HELP = `Filen är en CSV i UTF-8 med semikolon, komma eller tabb mellan kolumnerna: en rad per svarande, en kolumn per fråga, eller för
flervalsfrågor en kolumn per svar. Enkäten ska finnas i surveys/, med det år och de frågor som svaren gavs på. Det som
skrivits med egna ord läses inte in, och ingen beteckning på den svarande sparas.

Kopplingen (--mapping) är en JSON-fil. --guess skriver ett förslag ur namnen och orden i filen, att se över och rätta:
  {"area": {"column": "stadsdel", "values": {"Centrum": "1383R001"}},
   "source": "code",            svar med kod eller urval; "open" för öppen länk; eller en kolumn som area
   "respondent": "lopnr",       får inte finnas två gånger; utelämna om ingen kolumn säger vem
   "passedOver": "refuse",      "drop" utelämnar svar på frågor som hoppreglerna går förbi
   "questions": {"tillit": {"column": "F12", "values": {"Vet inte": "vet_ej", "99": null}},
                 "platser": {"columns": {"park": "F13_1", "torg": "F13_2"}}}}
Ett värde som inte nämns står för sig självt; null betyder att frågan inte är besvarad.

Allt läses in, eller inget om någon rad är fel. Avbryts inläsningen syns ingen omgång; samma kommando fortsätter den.
Omgången räknas sedan som andra, med count, och kan ångras med import undo.

Exempel: npm run cli -- import answers svar-2025.csv --survey trygghet-2025 --kommun varberg --mapping koppling.json --dry-run`

/** Reads answers of an earlier year from a file into a round of their own. */
export const importAnswers = command({
  name: 'import answers',
  summary: 'Läser in svar från ett tidigare år ur en CSV, som en egen omgång.',
  usage:
    'FIL.csv --survey ENKÄT --kommun KOMMUN (--guess|--mapping) FIL.json [--year ÅR] [--opens DAG --closes DAG] [--rehearsal] [--dry-run]',
  help: HELP,
  options: {
    survey: { type: 'string', value: 'ENKÄT', means: 'enkäten som svaren gavs på: filen i surveys/ utan .json' },
    kommun: { type: 'string', value: 'KOMMUN', means: 'kommunens kod eller ord i adressen' },
    mapping: { type: 'string', value: 'FIL', means: 'vad kolumnerna och värdena betyder' },
    guess: { type: 'string', value: 'FIL', means: 'skriv ett förslag till koppling i den här filen, och inget mer' },
    year: { type: 'string', value: 'ÅR', means: 'året; ska vara enkätens eget' },
    opens: { type: 'string', value: 'DAG', means: 'första svarsdagen, ÅÅÅÅ-MM-DD; 1 januari om inget anges' },
    closes: { type: 'string', value: 'DAG', means: 'sista svarsdagen; 31 december om inget anges' },
    rehearsal: { type: 'boolean', means: 'en övning med påhittade svar, märkt överallt' },
    'dry-run': { type: 'boolean', means: 'granskar filen och visar hur den läses, utan att spara något' },
  },
  async run({ values, words }, context) {
    const file = onlyFile(words)
    const db = await context.db()
    const kommun = await kommunCalled(needed(values.kommun, 'kommun'), context)
    const wanted = await wantedOf(values, kommun, context)
    if (values.guess !== undefined) return guessMapping(file, values.guess, { db, kommun, survey: wanted.survey }, context)
    const mapping = await mappingOf(needed(values.mapping, 'mapping'))
    const isDry = values['dry-run'] ?? false
    const one = await begin(db, context, { file, wanted, mapping, isDry })
    return bringOn(db, context, one, { file, kommun, isDry })
  },
})

interface Values {
  readonly survey?: string
  readonly year?: string
  readonly opens?: string
  readonly closes?: string
  readonly rehearsal?: boolean
}

async function wantedOf(values: Values, kommun: Area, context: Context): Promise<Wanted> {
  const surveys = await context.surveys()
  const survey = needed(values.survey, 'survey')
  const year = surveys.get(survey)?.year
  if (values.year !== undefined && year !== undefined && values.year !== String(year))
    throw new Refused(
      `Enkäten ${survey} är från ${year}, inte ${values.year}. Svaren läses in på det årets enkät: skriv en definition för ${values.year} om den saknas.`,
    )
  const typed = {
    survey,
    opensOn: values.opens ?? `${year}-01-01`,
    closesOn: values.closes ?? `${year}-12-31`,
    rehearsal: values.rehearsal ?? false,
  }
  const reading = readWish(typed, await groundOf(await context.db(), surveys, kommun, localDate(context.now())))
  if (reading.ok) return reading.wanted
  throw new Refused(
    'Svaren kan inte läsas in:',
    reading.faults.map(({ sentence }) => sentence),
  )
}

async function mappingOf(file: string): Promise<Mapping> {
  const reading = readMapping(await jsonOf(file))
  if (reading.ok) return reading.mapping
  throw new Refused(`${file} är ingen koppling. Se import answers --help.`, reading.faults)
}

interface Begun {
  readonly file: string
  readonly wanted: Wanted
  readonly mapping: Mapping
  readonly isDry: boolean
}

/** Lays the file beside the database with what it means; or finds the reading of the same file that stopped short. */
async function begin(db: Db, { now, print }: Context, { file, wanted, mapping, isDry }: Begun): Promise<Import> {
  const bringing = { fileName: basename(file), staffId: null, by: COMMAND_LINE, at: now() }
  const id = await bring(db, wanted, bringing, createReadStream(file)).catch((error: unknown) => {
    const fault = diskFault(error)
    throw fault ? new Refused(`${diskSentence(fault)} Inget är inläst.`) : refusalToRead(error, file)
  })
  const one = await imports.byId(db, id)
  if (!one) throw new Error(`The import ${id} has vanished.`)
  const stopped = (await imports.ofKommun(db, wanted.kommunId)).find(({ state, year }) => state === 'arriving' && year === one.year)
  if (!stopped) {
    await folder.write(db, id, 'koppling', mapping)
    await imports.move(db, id, ['received'], isDry ? 'mapped' : 'ordered')
    return one
  }
  await throwAway(db, id)
  if (stopped.sha256 !== one.sha256)
    throw new Refused(`En inläsning av en annan fil för ${one.year} har stannat halvvägs. Ångra den först, med import undo.`)
  print('Fortsätter inläsningen som stannade.')
  return stopped
}

async function bringOn(
  db: Db,
  context: Context,
  { id, year }: Import,
  { file, kommun, isDry }: { readonly file: string; readonly kommun: Area; readonly isDry: boolean },
): Promise<ExitCode | undefined> {
  const done = await performSilent(context, await jobs.request(db, 'import', id, context.now()))
  const one = await imports.byId(db, id)
  if (done?.state === 'done' && one?.state === 'whole') {
    context.print(`${kommun.name} ${year} är inläst: ${one.people} svar. Räkna dem med: count ${kommun.slug} ${year}`)
    return undefined
  }
  const report = done?.state === 'done' ? await folder.read(db, id, 'granskning') : undefined
  const survey = (await context.surveys()).get(one?.surveyId ?? '')
  await throwAway(db, id)
  if (report?.ok === false) throw new Refused(`${file} har fel. Inget är sparat.`, report.faults)
  if (!report || !survey || !isDry) {
    if (done?.note) context.complain(done.note)
    return 2
  }
  for (const line of reportLines(report, survey)) context.print(line)
  context.print('Filen är felfri. Inget är sparat.')
  return undefined
}
