import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { INVENTED } from '../domain/exports/table.ts'
import type { RegisterWords } from '../domain/microdata/answering.ts'
import type { RoundFiles } from '../domain/microdata/recompute.ts'
import { type RegisterFile, readRegisterFile, wordsOf } from '../domain/microdata/register-file.ts'
import { type Responses, responsesReader } from '../domain/microdata/responses.ts'
import { ANYBODY, type Known } from '../domain/statistics/register.ts'
import { readSketch } from '../domain/survey/sketch.ts'
import { faultLine, type Survey } from '../domain/survey/survey.ts'
import type { Origin } from '../formats/estimates.ts'
import { csvRecords } from '../formats/stream-csv.ts'
import { Refused } from './command.ts'
import { refusalToRead, tableOf, textOf } from './read-file.ts'

/** Reads the files of an estimation and gathers what is wrong in any of them, so that all of it can be told at once. */
export interface FilesReader {
  definition(file: string): Promise<Survey | undefined>
  /** A round's answers with the register they are weighed to: one full table, or margins. */
  round(survey: Survey | undefined, given: GivenRound): Promise<Round | undefined>
  readonly faults: readonly string[]
  readonly files: Origin['files']
}

/** The files of one round. The one before may lack questions that are new since. */
export interface GivenRound {
  readonly isBefore: boolean
  readonly responses: string
  readonly population: string | undefined
  readonly margins: readonly string[]
}

/** A round as read. */
export interface Round extends RoundFiles {
  readonly unusedColumns: readonly string[]
  /** Questions that its file has no answers to: none, but in the round before. */
  readonly lacking: readonly string[]
}

/** A reader that has read nothing yet. */
export function filesReader(): FilesReader {
  const faults: string[] = []
  const files: { as: string; name: string; sha256: string }[] = []
  const orNothing = async <T>(reading: Promise<T>): Promise<T | undefined> => {
    try {
      return await reading
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      faults.push(error.message, ...error.faults.map((fault) => `  ${fault}`))
      return undefined
    }
  }
  const keep = async (as: string, file: string) => void files.push({ as, name: basename(file), sha256: await hashOf(file) })
  return {
    faults,
    files,
    async definition(file) {
      const survey = await orNothing(definitionOf(file))
      if (survey) await keep('definition', file)
      return survey
    },
    async round(survey, given) {
      const figures = given.population === undefined ? given.margins : [given.population]
      const registers = await Promise.all(figures.map((file) => orNothing(registerOf(file))))
      const known = registers.filter((register) => register !== undefined)
      const words = known.length === figures.length ? wordsOf(known) : ANY_WORD
      if (words !== ANY_WORD && words.areaIds.size === 0) faults.push(byNoArea(given))
      const responses = survey && (await orNothing(responsesOf(given, survey, words)))
      if (!responses || known.length < figures.length) return undefined
      const prefix = prefixOf(given)
      await keep(`${prefix}responses`, given.responses)
      for (const file of figures) await keep(`${prefix}${given.population === undefined ? 'margins' : 'population'}`, file)
      return { ...responses, words, known: knownFrom(known, given, words) }
    },
  }
}

/** What the options of a round begin with. */
export const prefixOf = ({ isBefore }: Pick<GivenRound, 'isBefore'>) => (isBefore ? 'previous-' : '')

const byNoArea = (given: GivenRound) =>
  `Ingen fil med folkmängd är uppdelad efter område. ${given.population === undefined ? 'En av' : 'Filen i'} --${prefixOf(given)}${given.population === undefined ? 'margins' : 'population'} ska ha kolumnen area.`

const ANY_WORD: RegisterWords = { areaIds: new Set(), sexes: new Set(), ageGroups: new Set() }

async function definitionOf(file: string): Promise<Survey> {
  const text = await textOf(file)
  const reading = readSketch(basename(file), text, await hashOf(file))
  if (reading.ok) return reading.survey
  throw new Refused(`${file} är ingen definition som går att räkna med.`, reading.faults.map(faultLine))
}

async function registerOf(file: string): Promise<RegisterFile> {
  const reading = readRegisterFile(await tableOf(file))
  if (reading.ok) return reading.file
  throw new Refused(`${file} har fel.`, reading.faults)
}

async function responsesOf({ responses: file, isBefore }: GivenRound, survey: Survey, words: RegisterWords): Promise<Responses> {
  const reader = responsesReader(survey, words, isBefore)
  let isHead = true
  try {
    for await (const record of csvRecords(createReadStream(file))) {
      if (!record.ok) throw new Refused(`${file} går inte att läsa som CSV.`, [`rad ${record.line}: ${record.sentence}`])
      if (isHead && record.cells.length === 1 && record.cells[0] === INVENTED) continue // our own file of a rehearsal
      if (isHead) reader.head(record.cells)
      else reader.line(record.cells, record.line)
      isHead = false
    }
  } catch (error) {
    throw refusalToRead(error, file)
  }
  const reading = reader.end()
  if (reading.ok) return reading.responses
  throw new Refused(`${file} har fel.`, reading.faults)
}

function knownFrom(files: readonly RegisterFile[], { population }: GivenRound, { ageGroups }: RegisterWords): Known {
  const ages = ageGroups.size > 0 ? [...ageGroups] : [ANYBODY]
  const [file] = files
  return population !== undefined && file ? { cells: file.categories, ageGroups: ages } : { margins: files, ageGroups: ages }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(file)) hash.update(piece)
  return hash.digest('hex')
}
