import { NO_LINKS } from '../../domain/references/links.ts'
import { readReferences } from '../../domain/references/reading.ts'
import { questionIds } from '../../domain/references/reference.ts'
import type { Land } from '../../domain/rehearsal/draw.ts'
import { readCsv } from '../../formats/read-csv.ts'
import * as references from '../../store/references.ts'
import type { Wanted } from './index.ts'
import { text } from './land.ts'

const FILE = 'ntu-riket.csv'

/** Gives a kommun of the rehearsal what is real in it besides areas and people: the country's shares. Throws when the file is faulty. */
export async function keepReferences({ db, surveys }: Pick<Wanted, 'db' | 'surveys'>, { kommun }: Land): Promise<void> {
  const csv = readCsv(await text(FILE))
  if (!csv.ok) throw new Error(`db/demo/${FILE}: ${csv.faults[0]?.sentence}`)
  const reading = readReferences(csv.table, { source: null, year: null, links: NO_LINKS, questions: questionIds(surveys) })
  if (!reading.ok) throw new Error(`db/demo/${FILE}: ${reading.faults[0]}`)
  await references.write(db, kommun.id, reading.references)
}
