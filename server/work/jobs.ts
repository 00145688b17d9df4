/** The kinds of long work there are. */
export type JobKind = 'count'

/** A piece of long work as it stands. */
export interface Job {
  readonly id: string
  readonly kind: JobKind
  /** What it works on: the round's id. */
  readonly subject: string
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  /** What it is doing now, in the reader's words. */
  readonly step: string
  readonly done: number
  readonly total: number
  readonly note: string | null
}

/** Starts long work outside the request path. */
export interface Jobs {
  /** Starts the work, or finds the unfinished one that is already on the subject; resolves to its id at once. */
  start(kind: JobKind, subject: string): Promise<string>
  /** Resolves when every started job has ended or been left at a step it can continue from. */
  stop(): Promise<void>
}
