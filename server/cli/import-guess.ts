import { createReadStream } from 'node:fs'
import type { Area } from '../domain/area.ts'
import { guess } from '../domain/imports/guess.ts'
import type { Mapping } from '../domain/imports/mapping.ts'
import { isBlank } from '../domain/imports/mapping.ts'
import { type Scan, scanner } from '../domain/imports/scan.ts'
import { codesOf, inFileOf } from '../domain/questions/index.ts'
import { question, type Survey } from '../domain/survey/survey.ts'
import { csvRecords } from '../formats/stream-csv.ts'
import * as areas from '../store/areas.ts'
import type { Db } from '../store/database.ts'
import { SEPARATORS } from '../work/import/read-through.ts'
import { Refused } from './command.ts'
import type { Context } from './context.ts'
import { refusalToRead } from './read-file.ts'
import { writeWhole } from './write-file.ts'

/** Writes what a file of answers seems to mean as a mapping to look over, and says what is left to tell. */
export async function guessMapping(
  file: string,
  out: string,
  { db, kommun, survey }: { readonly db: Db; readonly kommun: Area; readonly survey: Survey },
  { print }: Context,
): Promise<undefined> {
  const scan = await scanned(file)
  const places = await areas.namesBelow(db, kommun.id, survey.year)
  const mapping = guess(scan, survey, places)
  await writeWhole(out, [`${JSON.stringify(mapping, null, 2)}\n`], { over: false })
  print(`Skrev ${out}. ${Object.keys(mapping.questions).length} av enkätens frågor har en kolumn i filen.`)
  for (const line of untold(mapping, scan, survey, places)) print(line)
  return undefined
}

async function scanned(file: string): Promise<Scan> {
  const looking = scanner()
  let isHead = true
  try {
    for await (const record of csvRecords(createReadStream(file), SEPARATORS)) {
      if (!record.ok) looking.stopped(record.sentence, record.line)
      else if (isHead) looking.head(record.cells)
      else looking.line(record.cells, record.line)
      isHead = false
      if (looking.isEnough()) break
    }
  } catch (error) {
    throw refusalToRead(error, file)
  }
  const scanning = looking.end()
  if (scanning.ok) return scanning.scan
  throw new Refused(`${file} går inte att läsa.`, scanning.faults)
}

/** What the guess could not tell: columns that are missing, and values that resemble nothing. */
function untold({ area, questions }: Mapping, scan: Scan, survey: Survey, places: readonly { readonly id: string }[]): readonly string[] {
  const missing = survey.questions.filter((asked) => codesOf(asked).length > 0 && !questions[asked.id]).map(({ id }) => id)
  const strange = (column: string, told: object, isKnown: (value: string) => boolean) => {
    const values = scan.columns.find(({ name }) => name === column)?.values ?? []
    return values.filter((value) => !isBlank(value) && !Object.hasOwn(told, value) && !isKnown(value))
  }
  const lines = Object.entries(questions).flatMap(([id, columns]) => {
    const asked = question(survey, id)
    if (!asked || !('column' in columns) || inFileOf(asked) !== 'code') return []
    const left = strange(columns.column, columns.values, (value) => codesOf(asked).some(({ code }) => code === value))
    return left.length > 0 ? [`${id}: säg vad som menas med ${left.join(', ')}.`] : []
  })
  const unknownAreas = strange(area.column, area.values, (value) => places.some(({ id }) => id === value))
  return [
    ...(area.column === '' ? ['Säg vilken kolumn som har området.'] : []),
    ...(unknownAreas.length > 0 ? [`Området: säg vad som menas med ${unknownAreas.join(', ')}.`] : []),
    ...(missing.length > 0 ? [`Utan kolumn, och alltså obesvarade: ${missing.join(', ')}.`] : []),
    ...lines,
  ]
}
