import { parentPort, workerData } from 'node:worker_threads'
import type { Rules } from '../domain/disclosure/rules.ts'
import type { IndexModels } from '../domain/statistics/problemindex/model.ts'
import type { Surveys } from '../domain/survey/survey.ts'
import { codeKey } from '../store/code-key.ts'
import * as database from '../store/database.ts'
import { perform } from './perform.ts'
import type { Opener, Surroundings } from './run.ts'

/** What a thread is handed to do one job. */
export interface Order {
  readonly databaseFile: string
  readonly codeKey: string | null
  readonly surveys: Surveys
  readonly indexModels: IndexModels
  readonly rules: Rules
  readonly jobId: string
  /** One shared byte: not 0 when the thread should leave the job. */
  readonly stop: SharedArrayBuffer
  /** How far the server's clock is ahead of the machine's: 0 unless the server was given a clock of its own. */
  readonly clockAheadMs: number
  /** What opens a sealed urn, when somebody has given it. */
  readonly opener?: Opener
}

const { databaseFile, codeKey: setting, surveys, indexModels, rules, jobId, stop, clockAheadMs, opener } = workerData as Order // threads.ts alone starts this file
const asked = new Uint8Array(stop)
// A job's writes are not waited for down to the disk: should the power go, the last of them are lost together, never one
// without those before it, and the job begins them again. Nobody else's commits wait any less for it.
// It reads and writes everything once and in order: a large cache, sixteen megabytes by default, would hold what is never asked for again.
const db = database.open(databaseFile, { sync: 'NORMAL', cacheMb: 4 })
const surroundings: Surroundings = {
  db,
  surveys,
  indexModels,
  codeKey: codeKey({ codeKey: setting, databaseFile }),
  rules,
  ...(opener && { opener }),
  now: () => new Date(Date.now() + clockAheadMs),
  stopping: () => Atomics.load(asked, 0) !== 0,
}
await perform(surroundings, jobId, (error) => parentPort?.postMessage(error instanceof Error ? error.stack : String(error)))
await db.destroy()
