import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../../domain/problem.ts'
import * as database from '../../store/database.ts'
import type { HandedOver } from './aside.ts'
import { candidate } from './candidate.ts'
import type { Wanted } from './gather.ts'
import { rowBytes } from './row-bytes.ts'

/** What a thread is handed to make a document that is only looked at. */
export interface CandidateOrder {
  readonly candidate: Omit<Wanted, 'db'> & { readonly databaseFile: string }
}

const { databaseFile, ...wanted } = (workerData as CandidateOrder).candidate // aside.ts alone starts this file
const db = database.open(databaseFile, { readonly: true, cacheMb: 4 })
try {
  // In one transaction: a counting that ends meanwhile is all in what is read, or not at all.
  const { rows, before, ...rest } = await db.transaction().execute((db) => candidate({ ...wanted, db }))
  const held = { ...rest, rows: rowBytes(rows), before: before && { ...before, rows: rowBytes(before.rows) } }
  const lying = [held.rows, ...(held.before ? [held.before.rows] : [])].flatMap(({ bytes, ends }) => [bytes.buffer, ends.buffer])
  parentPort?.postMessage({ ok: true, held } satisfies HandedOver, lying)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  const { status, code, message } = error
  parentPort?.postMessage({ ok: false, refusal: { status, code, sentence: message } } satisfies HandedOver)
} finally {
  await db.destroy()
}
