/** The kinds of long work there are. */
export type JobKind = 'open' | 'count' | 'extract' | 'import' | 'publish' | 'draw' | 'letters'

/** Whether work goes on, or is about to. */
export const isUnderWay = ({ state }: Pick<Job, 'state'>): boolean => state === 'queued' || state === 'running'

/** A piece of long work as it stands. */
export interface Job {
  readonly id: string
  readonly kind: JobKind
  /** What it works on: the id of the round to open or count, of the extract to make, of the import to bring on, or of the publication. */
  readonly subject: string
  /** A failed job is not over: it keeps what it needs to go on, and starting the same work again takes it up. */
  readonly state: 'queued' | 'running' | 'done' | 'failed'
  /** What it is doing now, in the reader's words. */
  readonly step: string
  readonly done: number
  readonly total: number
  readonly note: string | null
}
