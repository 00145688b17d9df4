import { readPopulation } from '../domain/population-table.ts'
import * as areas from '../store/areas.ts'
import { atomically } from '../store/atomically.ts'
import * as audit from '../store/audit.ts'
import * as population from '../store/population.ts'
import { entryOf } from './audited.ts'
import { command, Refused } from './command.ts'
import { onlyFile, tableOf } from './read-file.ts'

const HELP = `Filen är en CSV i UTF-8 med semikolon (svenska Excel) eller komma mellan kolumnerna:
  område (eller areaId)         områdets kod, som i importen av områden
  år (eller year)               folkmängden den 31 december det året
  kön (eller sex)               kvinna eller man
  åldersgrupp (eller ageGroup)  15-29, 30-44, 45-64, 65-79 eller 80+
  antal (eller people)          personer, ett helt tal
Varje område och år som finns i filen ska ha alla tio raderna. Skriv 0 där ingen bor.

Allt läses in, eller inget om något är fel. Samma fil kan läsas in flera gånger.

Exempel: npm run cli -- import population db/demo/varberg-befolkning-2025.csv`

/** Reads register population by area, year, sex and age group. */
export const importPopulation = command({
  name: 'import population',
  summary: 'Läser in registrets folkmängd per område, kön och åldersgrupp.',
  usage: 'FIL.csv [--dry-run]',
  help: HELP,
  options: { 'dry-run': { type: 'boolean', means: 'granskar filen utan att spara något' } },
  async run({ values, words }, context) {
    const file = onlyFile(words)
    const table = await tableOf(file)
    const db = await context.db()
    const reading = readPopulation(table, new Set((await areas.tree(db)).map(({ id }) => id)))
    if (!reading.ok) {
      const faults = reading.faults.map(({ line, sentence }) => (line === null ? sentence : `rad ${line}: ${sentence}`))
      throw new Refused(`${file} har ${faults.length} fel. Inget är sparat.`, faults)
    }
    const { cells } = reading
    const years = [...new Set(cells.map(({ year }) => year))].sort().join(', ')
    const people = cells.reduce((sum, cell) => sum + cell.people, 0)
    context.print(`${file}: ${new Set(cells.map(({ areaId }) => areaId)).size} områden, år ${years}, ${people} personer.`)
    if (values['dry-run']) return void context.print('Filen är felfri. Inget är sparat.')
    const { added, changed, same } = await atomically(db, async (db) => {
      await audit.record(db, entryOf(context, null, { what: 'imported population', details: { cells: cells.length } }))
      return population.write(db, cells)
    })
    context.print(`Sparat: ${added} nya uppgifter, ${changed} ändrade, ${same} som redan fanns likadana.`)
  },
})
