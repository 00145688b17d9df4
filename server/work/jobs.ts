import type { JobKind } from '../domain/job.ts'
import type { Opener } from './run.ts'

/** Starts long work outside the request path. */
export interface Jobs {
  /** Starts the work, or finds the unfinished one that is already on the subject; resolves to its id at once. `opener` is kept in memory until the work has had it. */
  start(kind: JobKind, subject: string, opener?: Opener): Promise<string>
  /** Takes up what was queued or running when the program last ended. */
  resume(): Promise<void>
  /** Resolves when every started job has ended or been left at a step it can continue from. */
  stop(): Promise<void>
}
