import { randomBytes } from 'node:crypto'
import type { Job, JobKind } from '../domain/job.ts'
import { Problem } from '../domain/problem.ts'
import * as database from '../store/database.ts'
import * as jobs from '../store/jobs.ts'
import { count } from './count/index.ts'
import { draw } from './draw/index.ts'
import { publish } from './editions/publish.ts'
import { extract } from './extract/index.ts'
import { bringOn } from './import/index.ts'
import { letters } from './letters/index.ts'
import { open } from './opening/index.ts'
import { Left, type Run, runOf, type Surroundings, TakenOver, whyStopped } from './run.ts'

/** The work of every kind of job: resolves to what the reader should know of it, or null. */
const works: Readonly<Record<JobKind, (run: Run) => Promise<string | null>>> = {
  open,
  count,
  extract,
  import: bringOn,
  publish,
  draw,
  letters,
}

/**
 * Does a job to its end: in a worker thread of the server, or in the command line's own process. Whatever happens, the
 * job's row tells it; `failed` hears of faults that are ours. Resolves to the job as it then stands; rejects when not even the
 * row can be written, the disk being full.
 */
export async function perform(surroundings: Surroundings, jobId: string, failed: (error: unknown) => void): Promise<Job | undefined> {
  const { db, now } = surroundings
  const taken = await jobs.take(db, jobId, randomBytes(32).toString('hex'))
  if (taken) {
    try {
      const note = await works[taken.job.kind](runOf(surroundings, taken))
      await jobs.finish(db, taken, note, now())
      await database.settle(db)
    } catch (error) {
      if (error instanceof Left) await jobs.leave(db, taken)
      else if (!(error instanceof TakenOver)) {
        if (!(error instanceof Problem)) failed(error)
        await jobs.fail(db, taken, whyStopped(error))
      }
    }
  }
  return jobs.byId(db, jobId)
}
