import { randomUUID } from 'node:crypto'
import type { By } from '../../domain/audit/events.ts'
import type { Wish } from '../../domain/extracts/ordering.ts'
import type { Round } from '../../domain/round.ts'
import { atomically } from '../../store/atomically.ts'
import * as audit from '../../store/audit.ts'
import type { Db } from '../../store/database.ts'
import * as extracts from '../../store/extracts.ts'

/** Keeps an order of microdata, and tells of it in the audit trail, both or neither. Resolves to its id, which the job that makes it is about. */
export async function placeOrder(
  db: Db,
  wish: Wish,
  { round, staffId, by, at }: { readonly round: Round; readonly staffId: string; readonly by: By; readonly at: Date },
): Promise<string> {
  const id = randomUUID()
  const { uncoarsened, form, dialect } = wish
  const details = { year: round.year, order: id, uncoarsened, form, dialect }
  await atomically(db, async (db) => {
    await extracts.add(db, { ...wish, id, roundId: round.id, staffId, orderedAt: at.toISOString() })
    await audit.record(db, { at, by, kommunId: round.kommunId, event: { what: 'ordered microdata', details } })
  })
  return id
}
