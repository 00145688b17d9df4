import type { LocalDate } from '../../domain/round.ts'
import type { CodeKey } from '../../store/code-key.ts'
import type { Db } from '../../store/database.ts'
import * as draws from '../../store/draws.ts'
import { parts } from '../spans.ts'
import type { Sampling } from './sample.ts'

/** How many codes are kept in one transaction: some milliseconds' work. */
const A_WRITE = 500

/** A draw to be kept. */
export interface Keeping {
  readonly roundId: string
  readonly key: CodeKey
  readonly method: draws.Method
  readonly seed: string
  readonly drawnOn: LocalDate
}

/** How a piece of the keeping is written: in one transaction, with the progress it makes. */
export type Write = (progress: number, work: (db: Db) => Promise<void>) => Promise<void>

/**
 * Keeps a draw, a few hundred codes at a time. Until the last of them is there the draw is there for nobody; one that was broken
 * off is taken away and begun again. Throws drawExists when the round has a whole one.
 */
export async function keep(
  write: Write,
  { roundId, key, method, seed, drawnOn }: Keeping,
  sampling: Sampling & { ok: true },
): Promise<void> {
  const draw = { roundId, method, seed, drawnOn, keyMark: key.markOf(roundId), report: sampling.report }
  await write(0, async (db) => {
    await draws.removeUnfinished(db, roundId)
    await draws.begin(db, draw, sampling.cells)
  })
  for (const people of parts(sampling.people, A_WRITE)) await write(people.length, (db) => draws.addCodes(db, key, roundId, people))
  await write(0, (db) => draws.finish(db, roundId))
}
