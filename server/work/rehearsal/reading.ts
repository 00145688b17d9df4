import { setTimeout } from 'node:timers/promises'
import { mask } from '../../domain/reading/masking.ts'
import { proposalsFor } from '../../domain/reading/proposals.ts'
import type { Decided } from '../../domain/reading/queue.ts'
import type { Db } from '../../store/database.ts'
import * as readings from '../../store/readings.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as texts from '../../store/texts.ts'

/** One text of so many is left for whoever tries the rehearsal to read. */
const LEFT = 3

/** Reads two texts of three of an invented round as somebody might have, and leaves the third. Texts are nobody's: the first sentence that comes is as good as any. */
export async function readSome(db: Db, roundId: string): Promise<void> {
  const queue = texts.queueOf(roundId)
  let after = ''
  for (
    let place = 0, text = await readings.next(db, queue);
    text && text.id > after;
    place++, text = await readings.next(db, queue, after)
  ) {
    after = text.id
    if (place % LEFT !== LEFT - 1) await readings.decide(db, queue, text, decisionAbout(text.words))
  }
}

/** Waits until invented rounds have been counted by the server, and reads some of what was written in each. */
export async function readWhenCounted(db: Db, roundIds: readonly string[], signal: AbortSignal): Promise<void> {
  const left = new Set(roundIds)
  while (left.size > 0 && !signal.aborted) {
    for (const id of left) {
      if (!(await snapshots.latest(db, id))) continue
      await readSome(db, id)
      left.delete(id)
    }
    await setTimeout(A_WHILE_MS, undefined, { signal }).catch(() => {}) // broken off when the rehearsal ends
  }
}

const A_WHILE_MS = 500

function decisionAbout(words: string): Decided {
  if (words.startsWith('Inget särskilt')) return { state: 'withheld', words, masked: {}, reason: 'empty' }
  const certain = proposalsFor(words).filter(({ confidence }) => confidence !== 'unsure')
  return { state: 'shown', ...mask(words, certain), reason: null }
}
