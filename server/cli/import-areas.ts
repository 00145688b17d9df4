import { type Area, type AreaLevel, isLevel, LEVELS } from '../domain/area.ts'
import { readGeoJson } from '../domain/areas/geojson.ts'
import { ALWAYS, type Defaults } from '../domain/areas/reading.ts'
import { readAreaTable } from '../domain/areas/table.ts'
import { grow } from '../domain/areas/tree.ts'
import * as areas from '../store/areas.ts'
import { atomically } from '../store/atomically.ts'
import * as audit from '../store/audit.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import { isCsv, jsonOf, onlyFile, tableOf } from './read-file.ts'

const HELP = `Filen är en GeoJSON FeatureCollection i WGS84 och UTF-8, eller en CSV utan gränser med samma namn på kolumnerna.
Varje område har:
  id (eller regso)                områdets kod, som text
  name (eller namn)               områdets namn
  parent (eller kommun)           koden för det som ligger närmast ovanför
  parentName (eller kommun_namn)  kommunens namn; en kommun som inte finns läggs till
  level                           group, kommun eller area; area om inget anges
  validFrom, validTo              första och sista året området gäller; alla år om inget anges
  slug                            kommunens ord i adresser; görs av namnet om inget anges
  neighbour (eller granne)        koden för området det vägs ihop med när färre än två har svarat; som förut om inget anges
Gränsen är en Polygon eller MultiPolygon, eller null för ett område som inte ritas.

Allt läses in, eller inget om något är fel. Samma fil kan läsas in flera gånger.

Exempel: npm run cli -- import areas db/demo/varberg.geojson`

/** Reads areas from a file into the tree. */
export const importAreas = command({
  name: 'import areas',
  summary: 'Läser in kommuner och områden, med eller utan gränser.',
  usage: 'FIL.geojson|FIL.csv [--kommun KOD [--kommun-name NAMN]] [--level NIVÅ] [--from ÅR] [--dry-run]',
  help: HELP,
  options: {
    kommun: { type: 'string', value: 'KOD', means: 'kommunen för de områden som inte själva anger någon' },
    'kommun-name': { type: 'string', value: 'NAMN', means: 'kommunens namn, om den ska läggas till' },
    level: { type: 'string', value: 'NIVÅ', means: 'nivån för dem som inte själva anger någon: group, kommun eller area' },
    from: { type: 'string', value: 'ÅR', means: 'första året för de områden som inte själva anger något' },
    'dry-run': { type: 'boolean', means: 'granskar filen utan att spara något' },
  },
  async run({ values, words }, context) {
    const file = onlyFile(words)
    const defaults: Defaults = {
      parentId: values.kommun ?? null,
      parentName: values['kommun-name'] ?? null,
      level: levelOf(values.level),
      validFrom: yearOf(values.from),
    }
    const drafts = isCsv(file) ? readAreaTable(await tableOf(file), defaults) : readGeoJson(await jsonOf(file), defaults)
    const db = await context.db()
    const reading = grow(drafts, await areas.tree(db))
    if (!reading.ok) {
      const faults = reading.faults.map(({ place, sentence }) => `${place}: ${sentence}`)
      throw new Refused(`${file} har ${faults.length} fel. Inget är sparat.`, faults)
    }
    for (const line of summary(file, reading.areas)) context.print(line)
    if (values['dry-run']) return void context.print('Filen är felfri. Inget är sparat.')
    const { added, changed, same } = await atomically(db, async (db) => {
      await audit.record(db, entryOf(context, null, { what: 'imported areas', details: { areas: reading.areas.length } }))
      return areas.write(db, reading.areas)
    })
    context.print(`Sparat: ${added} nya, ${changed} ändrade, ${same} som redan fanns likadana.`)
  },
})

function summary(file: string, read: readonly Area[]): string[] {
  const undrawn = read.filter(({ level, outline }) => level === 'area' && outline === null)
  const kommuner = read.filter(({ level }) => level === 'kommun').map(({ name, id, slug }) => `${name} (${id}, adress ”${slug}”)`)
  return [
    `${file}: ${read.filter(({ level }) => level === 'area').length} områden lästa.`,
    ...(kommuner.length > 0 ? [`Kommuner: ${kommuner.join(', ')}.`] : []),
    ...(undrawn.length > 0 ? [`Utan gräns, ritas inte: ${undrawn.map(({ name }) => name).join(', ')}.`] : []),
  ]
}

function levelOf(given = 'area'): AreaLevel {
  if (isLevel(given)) return given
  throw new Refused(`Nivån ”${given}” finns inte. Den ska vara ${LEVELS.join(', ')}.`)
}

function yearOf(given: string | undefined): number {
  if (given === undefined) return ALWAYS
  if (/^(1[89]|2[01])\d\d$/.test(given)) return Number(given)
  throw new Refused(`--from ska vara ett årtal, inte ”${given}”.`)
}
