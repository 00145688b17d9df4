import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type DefinitionReading, readDefinition } from '../domain/survey/definition.ts'
import { checkSeries } from '../domain/survey/series.ts'
import type { Fault, Surveys } from '../domain/survey/survey.ts'

/** Every definition of a folder, checked, or every fault in them. */
export type Loading = { readonly ok: true; readonly surveys: Surveys } | { readonly ok: false; readonly faults: readonly Fault[] }

/** The format's own description lies beside the definitions and is none of them. */
const SCHEMA = 'schema.json'

/** Reads every definition file of a folder: each for itself, then each against the year before. */
export async function load(folder: string): Promise<Loading> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json') && file !== SCHEMA).sort()
  const readings = await Promise.all(files.map(async (file) => ({ file, reading: await read(folder, file) })))
  const right = readings.flatMap(({ reading }) => (reading.ok ? [reading] : []))
  const wrong = readings.flatMap(({ file, reading }) => (reading.ok ? [] : [{ file, faults: reading.faults }]))
  const between = checkSeries(right, new Set(wrong.map(({ file }) => basename(file, '.json'))))
  const faults = [...wrong.flatMap((file) => file.faults), ...between]
  return faults.length > 0 ? { ok: false, faults } : { ok: true, surveys: new Map(right.map(({ survey }) => [survey.id, survey])) }
}

async function read(folder: string, file: string): Promise<DefinitionReading> {
  const bytes = await readFile(join(folder, file))
  return readDefinition(file, bytes.toString('utf8'), createHash('sha256').update(bytes).digest('hex'))
}
