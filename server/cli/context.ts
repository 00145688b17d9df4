import type { BasicConfig } from '../config.ts'
import type { IndexModels } from '../domain/statistics/problemindex/model.ts'
import { faultLine, type Surveys } from '../domain/survey/survey.ts'
import { fromRoot } from '../root.ts'
import * as database from '../store/database.ts'
import * as surveyFiles from '../store/surveys.ts'
import { Refused } from './command.ts'

/** What every command is handed: where to print, what time it is, and the database and surveys when it asks for them. */
export interface Context {
  readonly config: BasicConfig
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly now: () => Date
  /** Everything sent to the program, to its end. */
  readonly input: () => Promise<string>
  /** The database of the settings, opened and brought up to date the first time it is asked for. */
  db(): Promise<database.Db>
  /** Every survey definition; refuses when one is faulty. */
  surveys(): Promise<Surveys>
  /** Every index model; refuses when a definition is faulty. */
  indexModels(): Promise<IndexModels>
  /** Closes what was opened. */
  close(): Promise<void>
}

/** Where a command prints and reads, and what time it is there. */
export interface Surroundings {
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
  readonly now: () => Date
  readonly input: () => Promise<string>
}

/** A context that opens nothing until it is asked. */
export function contextOf(config: BasicConfig, surroundings: Surroundings): Context {
  let db: Promise<database.Db> | undefined
  return {
    config,
    ...surroundings,
    db: () => {
      db ??= upToDate(config.databaseFile)
      return db
    },
    surveys: async () => (await definitions()).surveys,
    indexModels: async () => (await definitions()).indexModels,
    close: async () => (await db?.catch(() => undefined))?.destroy(), // a database that would not open has been reported already
  }
}

async function upToDate(file: string): Promise<database.Db> {
  const db = database.open(file)
  await database.migrate(db)
  return db
}

async function definitions(): Promise<surveyFiles.Definitions> {
  const loading = await surveyFiles.load(fromRoot('surveys'))
  if (loading.ok) return loading
  throw new Refused('Enkätfilerna har fel:', loading.faults.map(faultLine))
}
