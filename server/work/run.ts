import type { Solver } from '../domain/disclosure/program.ts'
import type { Rules } from '../domain/disclosure/rules.ts'
import type { Job } from '../domain/job.ts'
import { Problem } from '../domain/problem.ts'
import type { IndexModels } from '../domain/statistics/problemindex/model.ts'
import type { Surveys } from '../domain/survey/survey.ts'
import type { CodeKey } from '../store/code-key.ts'
import type { Db } from '../store/database.ts'
import { diskFault, diskSentence } from '../store/disk.ts'
import * as jobs from '../store/jobs.ts'

/** Thrown at a step's edge when the program is stopping: the job goes on from there next time. */
export class Left extends Error {}

/** Thrown when another process has taken the job over: whatever this one was about to write is not written. */
export class TakenOver extends Error {}

/** Thrown when nobody can say that few people's answers are safe: then nothing is shown. Its message is for the reader; what fell is its cause. */
export class Unprotected extends Error {}

/** What the reader is told of why a job stopped short. */
export function whyStopped(error: unknown): string {
  if (error instanceof Problem || error instanceof Unprotected) return error.message
  const fault = diskFault(error)
  const why = fault ? diskSentence(fault) : 'Något gick fel hos oss.'
  return `${why} Inga svar har gått förlorade: arbetet fortsätter där det stannade när du startar det igen.`
}

/** What somebody has given for a sealed urn to be opened. */
export interface Opener {
  readonly privateKey: Uint8Array
  /** How many answers that cannot be read or are missing somebody has agreed to go on without. */
  readonly without: number
}

/** What work needs from outside. */
export interface Surroundings {
  readonly db: Db
  readonly surveys: Surveys
  readonly indexModels: IndexModels
  /** What personal codes are made with; absent where no work is done with them. */
  readonly codeKey?: CodeKey
  /** What opens a sealed urn, when somebody has given it: in memory alone. */
  readonly opener?: Opener
  readonly now: () => Date
  /** How few people a figure may rest on; the minimums when not given. */
  readonly rules?: Rules
  /** What works out what must be hidden, and attacks it; HiGHS when not given. */
  readonly solver?: Solver
  /** Asked before every write: true when the work should be left. */
  readonly stopping: () => boolean
  /** Told, and waited for, after every write that is safely stored. */
  readonly reached?: (step: string, done: number) => void | Promise<void>
}

/** A job being run: the only way its work writes anything. */
export interface Run extends Omit<Surroundings, 'reached'> {
  readonly job: Job
  /** The job's own secret, hex: the same however many times it is taken up, and gone when it ends. */
  readonly secret: string
  /** Begins a step that counts to `total`. */
  step(words: string, total: number): Promise<void>
  /**
   * One small transaction: `work`, the progress it makes, and the proof that the job is still ours. Then everyone else
   * gets their turn. Nobody waits longer for the database than one of these takes, so keep them to some milliseconds.
   */
  write(progress: number, work: (db: Db) => Promise<void>): Promise<void>
}

/** A taken job, ready to be worked on. */
export function runOf(surroundings: Surroundings, taken: jobs.Taken): Run {
  const { db, stopping, reached } = surroundings
  let [words, done] = ['', 0]

  async function write(progress: number, work: (db: Db) => Promise<void>, more: jobs.Progress = {}): Promise<void> {
    if (stopping()) throw new Left()
    await db.transaction().execute(async (db) => {
      // The update comes first: it takes the lock, so that the work sees the database as it will be written to.
      if (!(await jobs.advance(db, taken, { ...more, done: done + progress }))) throw new TakenOver()
      await work(db)
    })
    done += progress
    await reached?.(words, done)
    await new Promise(setImmediate)
  }

  return {
    ...surroundings,
    job: taken.job,
    secret: taken.secret,
    write: (progress, work) => write(progress, work),
    async step(step, total) {
      words = step
      done = 0
      await write(0, async () => {}, { step, total })
    },
  }
}
