import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Logger } from 'pino'
import type { Rules } from '../domain/disclosure/rules.ts'
import type { Job, JobKind } from '../domain/job.ts'
import type { IndexModels } from '../domain/statistics/problemindex/model.ts'
import type { Surveys } from '../domain/survey/survey.ts'
import type { Db } from '../store/database.ts'
import * as store from '../store/jobs.ts'
import type { Jobs } from './jobs.ts'
import { type Opener, whyStopped } from './run.ts'
import type { Order } from './worker.ts'

/** What the threads need of the server they belong to. */
export interface Home {
  readonly databaseFile: string
  /** The setting; null for a file beside the database. */
  readonly codeKey: string | null
  readonly db: Db
  readonly surveys: Surveys
  readonly indexModels: IndexModels
  readonly rules: Rules
  readonly log: Logger
  readonly now: () => Date
}

/** Work that holds all the figures of a kommun at once. */
const LARGE: ReadonlySet<JobKind> = new Set(['open', 'count', 'publish'])

/** A tagged document of a thousand letters is held whole until it ends. */
const TAGGED: ReadonlySet<JobKind> = new Set(['letters'])

/**
 * The most a thread may keep in its heap, and the whole server is to stay small. Counting a million answers needs no more than
 * other work; protecting a kommun of 239 areas, whose figures are all held at once, needs the most of it.
 */
const heapMb = (kind: JobKind) => ({
  maxOldGenerationSizeMb: LARGE.has(kind) ? 400 : TAGGED.has(kind) ? 200 : 64,
  maxYoungGenerationSizeMb: 8,
})

/** Long work in worker threads of this process, each with a database connection of its own. One job at a time: they share one database. */
export function threads(home: Home): Jobs {
  const stop = new SharedArrayBuffer(1)
  const openers = new Map<string, Opener>()
  let last: Promise<void> = Promise.resolve()

  function enqueue(jobId: string): void {
    last = last.then(() => turn(jobId)).catch((err) => home.log.error({ job: jobId, err }, 'a job could not be done'))
  }

  // Asked for twice, it has ended when the second turn comes. One that is said to run now was begun by a process that is no more.
  async function turn(jobId: string): Promise<void> {
    const job = await store.byId(home.db, jobId)
    if (!isStopped() && (job?.state === 'queued' || job?.state === 'running')) await inThread(home, job, stop, openers.get(jobId))
    openers.get(jobId)?.privateKey.fill(0)
    openers.delete(jobId)
  }

  const isStopped = () => Atomics.load(new Uint8Array(stop), 0) !== 0

  return {
    async start(kind, subject, opener) {
      const id = await store.request(home.db, kind, subject, home.now())
      if (opener) openers.set(id, opener)
      enqueue(id)
      return id
    },
    async resume() {
      for (const { id } of await store.waiting(home.db)) enqueue(id)
    },
    async stop() {
      Atomics.store(new Uint8Array(stop), 0, 1)
      await last
    },
  }
}

/** Resolves when the thread has ended, however it ended: the job's row says what became of the job. */
function inThread(
  home: Home,
  { id: jobId, kind }: Pick<Job, 'id' | 'kind'>,
  stop: SharedArrayBuffer,
  opener: Opener | undefined,
): Promise<void> {
  const { databaseFile, codeKey, surveys, indexModels, rules, log, now } = home
  const clockAheadMs = now().getTime() - Date.now()
  const order: Order = { databaseFile, codeKey, surveys, indexModels, rules, jobId, stop, clockAheadMs, ...(opener && { opener }) }
  let fallen: unknown
  return new Promise((ended) => {
    const thread = new Worker(new URL('./thread.mjs', import.meta.url), { workerData: order, resourceLimits: heapMb(kind) })
    thread.on('message', (fault) => log.error({ job: jobId, fault }, 'a job failed'))
    thread.on('error', (err) => {
      fallen = err
      log.error({ job: jobId, err }, 'a thread fell')
    })
    thread.on('exit', () => ended(fallen === undefined ? undefined : noteFallen(home, jobId, fallen, stop)))
  })
}

/** How long to wait before trying again to note what the disk would not take. */
const AGAIN_MS = 1000

// A thread that fell (out of memory, say, or with no room on the disk for its last word) could not say so in the job's row.
async function noteFallen({ db, log }: Home, jobId: string, fallen: unknown, stop: SharedArrayBuffer): Promise<void> {
  while (Atomics.load(new Uint8Array(stop), 0) === 0) {
    try {
      return await store.fell(db, jobId, whyStopped(fallen))
    } catch (err) {
      log.error({ job: jobId, err }, 'a job could not be noted')
      await setTimeout(AGAIN_MS, undefined, { ref: false })
    }
  }
}
