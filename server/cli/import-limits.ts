import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type IndexModel, indicatorsOf } from '../domain/statistics/problemindex/model.ts'
import { type Beside, readLimits } from '../domain/survey/problemindex/limits.ts'
import { highestVersion, nextModel } from '../domain/survey/problemindex/next.ts'
import { readIndexModel } from '../domain/survey/problemindex/reading.ts'
import { faultLine } from '../domain/survey/survey.ts'
import { fromRoot } from '../root.ts'
import * as surveyFiles from '../store/surveys.ts'
import { command, needed, Refused } from './command.ts'
import { onlyFile, tableOf } from './read-file.ts'
import { writeWhole } from './write-file.ts'

const HELP = `Filen är en CSV i UTF-8 med semikolon eller komma mellan kolumnerna och en rad per fråga:
  fraga                    frågans id, som i modellen
  grans_1 … grans_6        sex stigande gränser för andelen ogynnsamma svar. För en fråga där en hög andel är bra
                           (som tillit) gäller de andelen som inte svarat så
  riksvarde                andelen i landet som frågans mått räknar. Gränser går före riksvärdet
  kalla, ar                varifrån talen kommer, om det inte är lika för alla (--source och --year)
Antingen gränserna eller riksvärdet ska finnas på varje rad. Frågor som inte är med i filen står kvar som de var.

En ny modell skrivs i mappen, med samma frågor och nästa version. Den gamla ändras aldrig. Nya räkningar görs med den nya.
Äldre år kan räknas om med den på sidan Problemindex; det som är publicerat ändras inte.

Exempel: npm run cli -- import limits granser.csv --unit procent --source "Polismyndigheten, utlämnat 12 mars 2026" --year 2026`

/** Makes a new index model of limits that somebody else has set, from a table. */
export const importLimits = command({
  name: 'import limits',
  summary: 'Läser in gränser och riksvärden för problemindex och skriver dem som en ny modell.',
  usage: 'FIL.csv --unit procent|andel [--source KÄLLA] [--year ÅR] [--model ID] [--folder MAPP] [--dry-run]',
  help: HELP,
  options: {
    unit: { type: 'string', value: 'procent|andel', means: 'hur talen är skrivna: 25 eller 0,25' },
    source: { type: 'string', value: 'KÄLLA', means: 'varifrån talen kommer, där raden inte säger det' },
    year: { type: 'string', value: 'ÅR', means: 'året de gäller, där raden inte säger det' },
    model: { type: 'string', value: 'ID', means: 'modellen som den nya utgår från (annars den nyaste)' },
    folder: { type: 'string', value: 'MAPP', means: 'mappen med enkäter och modeller (surveys)' },
    'dry-run': { type: 'boolean', means: 'granskar filen utan att skriva något' },
  },
  async run({ values, words }, context) {
    const file = onlyFile(words)
    const beside: Beside = { unit: unitOf(needed(values.unit, 'unit')), source: values.source?.trim() || null, year: yearOf(values.year) }
    const folder = values.folder ?? fromRoot('surveys')
    const loading = await surveyFiles.load(folder)
    if (!loading.ok) throw new Refused('Enkätfilerna har fel:', loading.faults.map(faultLine))
    const models = [...loading.indexModels.values()]
    const base = baseOf(models, values.model)
    const reading = readLimits(await tableOf(file), base, beside)
    if (!reading.ok) throw new Refused(`${file} har fel. Inget är skrivet.`, reading.faults)
    const document = nextModel(base, reading.held, highestVersion(models, base) + 1)
    const text = `${JSON.stringify(document, null, 2)}\n`
    const name = `${document.id}.json`
    const known = { surveys: [...loading.surveys.values()], unread: new Set<string>() }
    const made = readIndexModel(name, text, createHash('sha256').update(text).digest('hex'), known)
    if (!made.ok) throw new Refused('Modellen som skulle skrivas har fel:', made.faults.map(faultLine))
    for (const line of told(made.model, base)) context.print(line)
    if (values['dry-run']) return void context.print('Filen är felfri. Inget är skrivet.')
    await writeWhole(join(folder, name), [text], { over: false })
    context.print(`Skrev ${join(folder, name)}. Starta om servern, så gäller den för nya räkningar.`)
    return undefined
  },
})

function unitOf(word: string): Beside['unit'] {
  const unit = { procent: 'percent', andel: 'share' }[word] as Beside['unit'] | undefined
  if (unit) return unit
  throw new Refused(`--unit ska vara procent (25 är en fjärdedel) eller andel (0,25 är en fjärdedel), inte ”${word}”.`)
}

function yearOf(given: string | undefined): number | null {
  if (given === undefined) return null
  if (/^(199\d|20\d\d)$/.test(given)) return Number(given)
  throw new Refused(`--year ska vara ett årtal, inte ”${given}”.`)
}

function baseOf(models: readonly IndexModel[], id: string | undefined): IndexModel {
  const own = models.filter(({ rehearsal }) => !rehearsal)
  const found = id === undefined ? own.sort((a, b) => b.version - a.version)[0] : own.find((model) => model.id === id)
  if (found) return found
  const known = own.map((model) => model.id).join(', ')
  throw new Refused(
    id === undefined ? 'Mappen har ingen indexmodell att utgå från.' : `Modellen ”${id}” finns inte. De som finns är ${known}.`,
  )
}

function told(model: IndexModel, base: IndexModel): readonly string[] {
  const all = indicatorsOf(model)
  const without = all.filter(({ given, reference }) => !given && !reference).map(({ question }) => question)
  const count = (has: (one: (typeof all)[number]) => boolean) => all.filter(has).length
  return [
    `${model.id}: version ${model.version}, samma frågor som ${base.id}. Gränser för ${count(({ given }) => given !== undefined)} av ${all.length} frågor, riksvärde för ${count(({ reference }) => reference !== undefined)}.`,
    ...(without.length > 0 ? [`Varken gränser eller riksvärde finns för ${without.join(', ')}. De får ingen nivå.`] : []),
  ]
}
