import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { IndexModels } from '../domain/statistics/problemindex/model.ts'
import { readDefinition } from '../domain/survey/definition.ts'
import { checkIndexModels, isIndexModel, readIndexModel } from '../domain/survey/problemindex/reading.ts'
import { checkSeries } from '../domain/survey/series.ts'
import type { Fault, Surveys } from '../domain/survey/survey.ts'

/** Every definition of a folder, checked. */
export interface Definitions {
  readonly surveys: Surveys
  readonly indexModels: IndexModels
}

/** Every definition of a folder, or every fault in them. */
export type Loading = ({ readonly ok: true } & Definitions) | { readonly ok: false; readonly faults: readonly Fault[] }

/** The formats' own descriptions lie beside the definitions and are none of them. */
const SCHEMAS = ['schema.json', 'index-schema.json']

/** A file as it lies in the folder. */
interface Written {
  readonly file: string
  readonly text: string
  /** SHA-256 of its bytes, hex. */
  readonly hash: string
}

/** Reads every definition file of a folder: each for itself, surveys against the year before, index models against the surveys. */
export async function load(folder: string): Promise<Loading> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json') && !SCHEMAS.includes(name)).sort()
  const files = await Promise.all(names.map((name) => read(folder, name)))
  const surveys = readSurveys(files.filter(({ text }) => !isIndexModel(text)))
  const models = files.filter(({ text }) => isIndexModel(text)).map((one) => readIndexModel(one.file, one.text, one.hash, surveys))
  const right = models.filter((reading) => reading.ok)
  const faults = [...surveys.faults, ...models.flatMap((reading) => (reading.ok ? [] : reading.faults)), ...checkIndexModels(right)]
  if (faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    surveys: new Map(surveys.surveys.map((survey) => [survey.id, survey])),
    indexModels: new Map(right.map(({ model }) => [model.id, model])),
  }
}

function readSurveys(files: readonly Written[]) {
  const readings = files.map(({ file, text, hash }) => ({ file, reading: readDefinition(file, text, hash) }))
  const right = readings.flatMap(({ reading }) => (reading.ok ? [reading] : []))
  const wrong = readings.flatMap(({ file, reading }) => (reading.ok ? [] : [{ file, faults: reading.faults }]))
  const unread = new Set(wrong.map(({ file }) => basename(file, '.json')))
  const faults = [...wrong.flatMap((file) => file.faults), ...checkSeries(right, unread)]
  return { surveys: right.map(({ survey }) => survey), unread, faults }
}

async function read(folder: string, file: string): Promise<Written> {
  const bytes = await readFile(join(folder, file))
  return { file, text: bytes.toString('utf8'), hash: createHash('sha256').update(bytes).digest('hex') }
}
