import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DefinitionReading, readDefinition } from '../domain/survey/definition.ts'
import type { Fault, Surveys } from '../domain/survey/survey.ts'

/** Every definition of a folder, checked, or every fault in them. */
export type Loading = { readonly ok: true; readonly surveys: Surveys } | { readonly ok: false; readonly faults: readonly Fault[] }

/** The format's own description lies beside the definitions and is none of them. */
const SCHEMA = 'schema.json'

/** Reads every definition file of a folder: each for itself, then each against the year before. */
export async function load(folder: string): Promise<Loading> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json') && file !== SCHEMA).sort()
  const readings = await Promise.all(files.map((file) => read(folder, file)))
  const faults = readings.flatMap((reading) => (reading.ok ? [] : reading.faults))
  const surveys = readings.flatMap((reading) => (reading.ok ? [reading.survey] : []))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, surveys: new Map(surveys.map((survey) => [survey.id, survey])) }
}

async function read(folder: string, file: string): Promise<DefinitionReading> {
  const bytes = await readFile(join(folder, file))
  return readDefinition(file, bytes.toString('utf8'), createHash('sha256').update(bytes).digest('hex'))
}
