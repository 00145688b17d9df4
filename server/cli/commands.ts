import { addRound } from './add-round.ts'
import type { Command } from './command.ts'
import { importAreas } from './import-areas.ts'
import { importPopulation } from './import-population.ts'
import { migrate } from './migrate.ts'
import { schema } from './schema.ts'
import { sweep } from './sweep.ts'

/** Every command there is, in the order the list shows them. A new one is a file here and a line below. */
export const commands: readonly Command[] = [migrate, importAreas, importPopulation, addRound, sweep, schema]
