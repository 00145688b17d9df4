import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { TextTable } from '../domain/text-table.ts'
import { readCsv } from '../formats/read-csv.ts'
import { readJson } from '../formats/read-json.ts'
import { readText } from '../formats/read-text.ts'
import { Refused } from './command.ts'

/** A file's text; refuses, with a sentence, a file that is not there or not text in UTF-8. */
export async function textOf(file: string): Promise<string> {
  const reading = readText(await bytesOf(file))
  if (reading.ok) return reading.text
  throw new Refused(`${file} går inte att läsa som text.`, [`rad ${reading.line}: ${reading.sentence}`])
}

/** What a JSON file says; refuses, with the line, one that cannot be read. */
export async function jsonOf(file: string): Promise<unknown> {
  const reading = readJson(await textOf(file))
  if (reading.ok) return reading.value
  throw new Refused(`${file} är inte giltig JSON.`, [`rad ${reading.line}: läsningen tog stopp här.`])
}

/** The table in a CSV file; refuses, with the line, one that cannot be read. */
export async function tableOf(file: string): Promise<TextTable> {
  const reading = readCsv(await textOf(file))
  if (reading.ok) return reading.table
  throw new Refused(
    `${file} går inte att läsa som CSV.`,
    reading.faults.map(({ line, sentence }) => `rad ${line}: ${sentence}`),
  )
}

/** Whether a file's name says it is CSV. */
export const isCsv = (file: string) => extname(file).toLowerCase() === '.csv'

/** The one file a command was given. */
export function onlyFile(words: readonly string[]): string {
  const [file, ...more] = words
  if (file === undefined) throw new Refused('Ange vilken fil som ska läsas.')
  if (more.length > 0) throw new Refused(`Ange en fil i taget. ”${more.join(' ')}” förstods inte.`)
  return file
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (error) {
    throw refusalToRead(error, file)
  }
}

/** Why a file cannot be read, as a refusal; anything else as it is. */
export function refusalToRead(error: unknown, file: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return new Refused(`Filen ${file} finns inte.`)
    case 'EISDIR':
      return new Refused(`${file} är en mapp, inte en fil.`)
    case 'EACCES':
      return new Refused(`Du har inte rätt att läsa ${file}.`)
    default:
      return error
  }
}
