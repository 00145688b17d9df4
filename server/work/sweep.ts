import type { Logger } from 'pino'
import { localDate } from '../domain/round.ts'
import type { Db } from '../store/database.ts'
import * as drafts from '../store/drafts.ts'
import * as sessions from '../store/sessions.ts'

const HOUR_MS = 60 * 60 * 1000

/** How much was thrown away. */
export interface Swept {
  readonly drafts: number
  readonly sessions: number
}

/** Throws away what has passed its last day: drafts and sign-ins. Answers that were sent are not touched. */
export async function sweep(db: Db, now: Date): Promise<Swept> {
  return { drafts: await drafts.sweep(db, localDate(now)), sessions: await sessions.sweep(db, now) }
}

/** Sweeps at once and then every hour, as long as the server runs. Gives back what stops it. */
export function sweeping(db: Db, now: () => Date, log: Logger): () => void {
  const run = () => sweep(db, now()).catch((error: unknown) => log.error({ err: error }, 'sweeping failed'))
  const timer = setInterval(run, HOUR_MS)
  timer.unref()
  void run()
  return () => clearInterval(timer)
}
