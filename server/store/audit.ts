import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import { type Content, sealed } from '../domain/audit/chain.ts'
import type { AuditEvent, By, Entry, Recorded, What } from '../domain/audit/events.ts'
import { isLook } from '../domain/audit/words.ts'
import { atomically } from './atomically.ts'
import { type Db, lightly } from './database.ts'
import type { Tables } from './tables.ts'

/**
 * Writes an entry at the end of the audit trail: the only way anything gets into it. In a transaction it is kept or lost
 * together with what it tells of; then it comes after the transaction's first write. By itself, an entry that somebody
 * looked at something may be lost with the power, as drafts may; every other is on the disk before this resolves.
 */
export async function record(db: Db, entry: Entry): Promise<void> {
  if (db.isTransaction) return append(db, entry)
  if (!isLook(entry.event.what)) return atomically(db, (db) => append(db, entry))
  await lightly(db, (db) => atomically(db, (db) => append(db, entry)))
}

/** Does something and tells of it, both or neither. What came to nothing (resolved to false) is not told. */
export async function recording(db: Db, entry: Entry, work: (db: Db) => Promise<boolean>): Promise<boolean> {
  return atomically(db, async (db) => {
    const done = await work(db)
    if (done) await record(db, entry)
    return done
  })
}

// The update comes first: whoever else is writing, in this process or another, is waited for, and then the last link is theirs.
async function append(db: Db, { at, by, kommunId, event }: Entry): Promise<void> {
  const { last, last_hash } = await db
    .updateTable('audit_chain')
    .set((chain) => ({ last: chain('last', '+', 1) }))
    .returning(['last', 'last_hash'])
    .executeTakeFirstOrThrow()
  const content: Content = {
    seq: last,
    at: at.toISOString(),
    by: by.kind,
    staff_id: by.staffId,
    kommun_id: kommunId,
    what: event.what,
    details: JSON.stringify(event.details),
  }
  const hash = digest(sealed(content, last_hash))
  await db
    .insertInto('audit')
    .values({ ...content, hash })
    .execute()
  await db.updateTable('audit_chain').set({ last_hash: hash }).execute()
}

/** Which entries to read. */
export interface Filter {
  /** Entries about these kommuner, and those about none by people who serve them. */
  readonly kommunIds: readonly string[]
  /** Also entries that belong to no kommun at all: the program's own, strangers', and those of accounts that are gone. */
  readonly nobodys: boolean
  readonly person?: string | undefined
  readonly whats?: readonly What[] | undefined
  /** From this instant, and before that one. */
  readonly from?: Date | undefined
  readonly until?: Date | undefined
  /** Older than the entry with this number. */
  readonly before?: number | undefined
}

/** At most so many entries, latest first. */
export async function list(db: Db, filter: Filter, most: number): Promise<readonly Recorded[]> {
  const { person, whats, from, until, before } = filter
  let query = inSight(db, filter)
  if (person !== undefined) query = query.where('staff_id', '=', person)
  if (whats !== undefined) query = query.where('what', 'in', whats)
  if (from !== undefined) query = query.where('at', '>=', from.toISOString())
  if (until !== undefined) query = query.where('at', '<', until.toISOString())
  if (before !== undefined) query = query.where('seq', '<', before)
  const rows = await query.selectAll().orderBy('seq', 'desc').limit(most).execute()
  return rows.map(toRecorded)
}

const inSight = (db: Db, { kommunIds, nobodys }: Filter) => {
  const serving = db.selectFrom('staff_kommuner').select('staff_id')
  return db.selectFrom('audit').where((row) => {
    const aboutNone = row('kommun_id', 'is', null)
    const byOurs = row.and([aboutNone, row('staff_id', 'in', serving.where('kommun_id', 'in', kommunIds))])
    const byNobodys = row.and([aboutNone, row.or([row('staff_id', 'is', null), row('staff_id', 'not in', serving)])])
    return row.or([row('kommun_id', 'in', kommunIds), byOurs, ...(nobodys ? [byNobodys] : [])])
  })
}

/** SHA-256 of a text, in hexadecimal. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

// append() alone writes the trail.
const toRecorded = (row: Selectable<Tables['audit']>): Recorded => ({
  seq: row.seq,
  at: row.at,
  by: { kind: row.by as By['kind'], staffId: row.staff_id },
  kommunId: row.kommun_id,
  event: { what: row.what, details: JSON.parse(row.details) } as AuditEvent,
})
