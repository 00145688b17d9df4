import { setImmediate } from 'node:timers/promises'
import { BEGINNING, type Fault, faultOf, type Link } from '../domain/audit/chain.ts'
import { type Details, PROGRAM } from '../domain/audit/events.ts'
import { atomically } from './atomically.ts'
import { digest, record } from './audit.ts'
import type { Db } from './database.ts'

/** How many rows are read at a time. */
const A_PAGE = 1000
/** The most rows that one sweep takes away: some tenths of a second. What is left waits for the next. */
const A_SWEEP = 10_000

/** What was found: a whole chain and its last link, or the first row at which it is broken. */
export type Verdict =
  | { readonly ok: true; readonly first: number; readonly last: Link }
  | { readonly ok: false; readonly seq: number; readonly at: string | null; readonly fault: Fault }

/**
 * Goes through the whole audit trail as it stands at this moment. `mark` is a link that somebody wrote down before: the row
 * must still have that hash. Without one, a trail that was made anew from some row on looks whole.
 */
export async function verify(db: Db, mark?: Link): Promise<Verdict> {
  return db.transaction().execute(async (db) => {
    const chain = await db.selectFrom('audit_chain').selectAll().executeTakeFirstOrThrow()
    const broken = (seq: number, at: string | null, fault: Fault) => ({ ok: false, seq, at, fault }) as const
    let previous: Link = { seq: chain.swept, hash: chain.swept_hash }
    if (!isSame(previous, await sweptTo(db))) return broken(chain.swept + 1, null, 'missing')
    for await (const row of rowsAfter(db, chain.swept)) {
      const fault = faultOf(row, previous, digest)
      if (fault === 'missing') return broken(previous.seq + 1, null, fault)
      if (fault !== null) return broken(row.seq, row.at, fault)
      if (row.seq === mark?.seq && row.hash !== mark.hash) return broken(row.seq, row.at, 'not as marked')
      previous = row
    }
    const end = Math.max(chain.last, mark?.seq ?? 0)
    if (previous.seq < end) return broken(previous.seq + 1, null, 'missing')
    if (previous.hash !== chain.last_hash) return broken(previous.seq, null, 'changed')
    return { ok: true, first: chain.swept + 1, last: { seq: previous.seq, hash: previous.hash } }
  })
}

/** Takes away what is older than an instant, oldest first and never with gaps, and tells of it in the trail itself. Resolves to how many rows. */
export async function sweep(db: Db, before: Date, now: Date): Promise<number> {
  return atomically(db, async (db) => {
    const { swept } = await db
      .updateTable('audit_chain')
      .set((chain) => ({ swept: chain.ref('swept') }))
      .returning('swept')
      .executeTakeFirstOrThrow() // takes the lock
    const through = await lastOlder(db, before, swept)
    if (through === undefined) return 0
    const rows = through.seq - swept
    const details = { through: through.seq, hash: through.hash, rows }
    await record(db, { at: now, by: PROGRAM, kommunId: null, event: { what: 'swept audit', details } })
    await db.updateTable('audit_chain').set({ swept: through.seq, swept_hash: through.hash }).execute()
    await db.deleteFrom('audit').where('seq', '<=', through.seq).execute()
    return rows
  })
}

/** The last of the oldest rows, as many as one sweep takes, that are all older than an instant. */
async function lastOlder(db: Db, before: Date, swept: number): Promise<Link | undefined> {
  const { newer } = await db
    .selectFrom('audit')
    .select((row) => row.fn.min('seq').as('newer'))
    .where('at', '>=', before.toISOString())
    .executeTakeFirstOrThrow()
  const end = Math.min(swept + A_SWEEP, newer === null ? Number.MAX_SAFE_INTEGER : newer - 1)
  return db.selectFrom('audit').select(['seq', 'hash']).where('seq', '<=', end).orderBy('seq', 'desc').limit(1).executeTakeFirst()
}

/** How far the trail itself says that it has been swept. */
async function sweptTo(db: Db): Promise<Link> {
  const row = await db
    .selectFrom('audit')
    .select('details')
    .where('what', '=', 'swept audit')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return { seq: 0, hash: BEGINNING }
  const { through, hash }: Details['swept audit'] = JSON.parse(row.details)
  return { seq: through, hash }
}

async function* rowsAfter(db: Db, seq: number) {
  for (let after = seq; ; ) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(A_PAGE).execute()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
    await setImmediate()
  }
}

const isSame = (a: Link, b: Link) => a.seq === b.seq && a.hash === b.hash
