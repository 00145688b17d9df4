import { randomUUID } from 'node:crypto'
import type { By, Entry } from '../../domain/audit/events.ts'
import { type Import, type Resting, whyKept } from '../../domain/imports/import.ts'
import type { Wanted } from '../../domain/imports/wish.ts'
import { atomically } from '../../store/atomically.ts'
import * as audit from '../../store/audit.ts'
import type { Db } from '../../store/database.ts'
import * as extracts from '../../store/extracts.ts'
import * as imports from '../../store/imports.ts'
import * as jobs from '../../store/jobs.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as folder from './folder.ts'

/** Who brings a file, what it is called with them, and when. */
export interface Bringing {
  readonly fileName: string
  readonly staffId: string | null
  readonly by: By
  readonly at: Date
}

/** Lays a file of answers beside the database and keeps what it is to become, told in the audit trail; leaves nothing when the file is broken off. Resolves to the import's id. */
export async function bring(
  db: Db,
  wanted: Wanted,
  { fileName, staffId, by, at }: Bringing,
  file: AsyncIterable<Uint8Array>,
): Promise<string> {
  const id = randomUUID()
  const { survey, kommunId, opensOn, closesOn, rehearsal } = wanted
  const received = await folder.receive(db, id, file)
  try {
    await atomically(db, async (db) => {
      const of = { kommunId, surveyId: survey.id, surveyHash: survey.hash, year: survey.year, opensOn, closesOn, rehearsal }
      const nothingYet = { state: 'received', roundId: null, people: null, endedAt: null } as const
      await imports.add(db, { id, ...of, fileName: tidy(fileName), ...received, staffId, begunAt: at.toISOString(), ...nothingYet })
      await audit.record(db, { at, by, kommunId, event: { what: 'began import', details: { year: survey.year, import: id } } })
    })
  } catch (error) {
    await folder.empty(db, id)
    throw error
  }
  return id
}

// What a file is called is said on pages and papers: one line of it, and no more than fits.
const tidy = (name: string) =>
  name
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trim()
    .slice(0, 200)

/** Thrown to take back a removal: somebody is at work on it. */
class UnderWay extends Error {}

/** Forgets an import that nothing has come of, with its file. False when something has, or work on it is under way. */
export async function throwAway(db: Db, id: string): Promise<boolean> {
  const isGone = await atomically(db, async (db) => {
    const isRemoved = await imports.remove(db, id, ['received', 'scanned', 'mapped', 'checked', 'ordered'])
    const job = await jobs.latest(db, 'import', id)
    if (job?.state === 'queued' || job?.state === 'running') throw new UnderWay()
    if (isRemoved) await jobs.forgetFailed(db, 'import', id) // else it keeps the secret that its work goes on with
    return isRemoved
  }).catch((error: unknown) => {
    if (error instanceof UnderWay) return false
    throw error
  })
  if (isGone) await folder.empty(db, id)
  return isGone
}

/** What has come to rest on an imported round since it was read in. */
export async function resting(db: Db, { kommunId, year, roundId, endedAt }: Import): Promise<Resting> {
  const later = (await rounds.ofKommun(db, kommunId)).filter((round) => round.year > year)
  const counted = await Promise.all(later.map(async (round) => ({ year: round.year, snapshot: await snapshots.latest(db, round.id) })))
  return {
    countedYears: counted
      .flatMap(({ year, snapshot }) => (snapshot && endedAt !== null && snapshot.countedAt > endedAt ? [year] : []))
      .sort(),
    extracts: await extracts.countOf(db, roundId ?? ''),
  }
}

const COUNTED_NOW = 'Omgången räknas just nu. Vänta tills räkningen är klar och försök igen.'

/**
 * Orders an import that is whole, or stopped short of it, to be undone, told in the audit trail: from then on nobody sees its round. Resolves to null; or to why not, in a
 * sentence, when something rests on it or it is being counted.
 */
export async function orderUndoing(db: Db, one: Import, entry: Entry): Promise<string | null> {
  return atomically(db, async (db) => {
    // The move comes first, so that what is then read is what is written upon; it is taken back when it may not be.
    if (!(await imports.move(db, one.id, [one.state], 'leaving'))) return null // somebody else has ordered it already
    const counting = await jobs.latest(db, 'count', one.roundId ?? '')
    await jobs.forgetFailed(db, 'import', one.id) // bringing it in may have stopped short
    const isCounted = counting?.state === 'queued' || counting?.state === 'running'
    const why = isCounted ? COUNTED_NOW : whyKept(await resting(db, one))
    if (why === null) await audit.record(db, entry)
    else await imports.move(db, one.id, ['leaving'], one.state)
    return why
  })
}
