import type { ExpressionBuilder } from 'kysely'
import type { LocalDate, Round } from '../domain/round.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import * as draws from './draws.ts'
import * as jobs from './jobs.ts'
import * as seals from './sealing/seals.ts'
import type { Tables } from './tables.ts'

/** Whether the urn of a round has been opened, or somebody has asked for it: then the round stays as it is. */
export async function isFixed(db: Db, roundId: string): Promise<boolean> {
  const untouched = await db.selectFrom('rounds').select('id').where('id', '=', roundId).where(isUntouched).executeTakeFirst()
  return untouched === undefined
}

/** Whether a round can still be cancelled: its urn has not been opened, or has begun to be and waits for a key that may be lost. */
export async function mayBeCancelled(db: Db, roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom('rounds')
    .select('id')
    .where('id', '=', roundId)
    .where('cancelled_on', 'is', null)
    .where(isUnread)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether nobody has answered a round, or begun to. */
export async function isUnanswered(db: Db, roundId: string): Promise<boolean> {
  const row = await db.selectFrom('rounds').select('id').where('id', '=', roundId).where(isUntouched).where(isEmpty).executeTakeFirst()
  return row !== undefined
}

/** Gives a round other days, and opens or shuts its open link. False when it is not as `before` any more, or its urn has been opened. */
export async function change(db: Db, before: Round, after: Round): Promise<boolean> {
  const { numUpdatedRows } = await standing(db, before)
    .where(isUntouched)
    .set({ opens_on: after.opensOn, closes_on: after.closesOn, results_on: after.resultsOn, open_link: Number(after.openLink) })
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/**
 * Cancels a round on a day, and destroys every answer to it: sent, under way, or taken out by an opening that came no further; secure_delete
 * writes zeros where they lay. False, and nothing done, when it is not as `before` any more, or its urn has been opened or is about to be.
 */
export async function cancel(db: Db, before: Round, on: LocalDate): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await standing(db, before).where(isUnread).set({ cancelled_on: on }).executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return false
    await db.deleteFrom('responses').where('round_id', '=', before.id).execute()
    await db.deleteFrom('texts').where('source', '=', 'survey').where('collection', '=', before.id).execute()
    await jobs.forgetFailed(db, 'open', before.id)
    await db.deleteFrom('urn').where('round_id', '=', before.id).execute()
    await db.deleteFrom('drafts').where('round_id', '=', before.id).execute()
    await draws.remove(db, [before.id])
    await seals.remove(db, [before.id])
    return true
  })
}

/** Removes a round that nobody has answered or begun to, and its codes. False, and nothing done, when it is not as `before` any more or somebody has. */
export async function remove(db: Db, before: Round): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await standing(db, before)
      .where(isUntouched)
      .set({ cancelled_on: before.opensOn })
      .where(isEmpty)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return false
    await removeCancelled(db, before)
    return true
  })
}

/** Removes a kommun's cancelled round of a year, if there is one, and everything that belongs to it. */
export async function removeCancelled(db: Db, { kommunId, year }: Pick<Round, 'kommunId' | 'year'>): Promise<void> {
  const cancelled = db
    .selectFrom('rounds')
    .select('id')
    .where('kommun_id', '=', kommunId)
    .where('year', '=', year)
    .where('cancelled_on', 'is not', null)
  const gone = await cancelled.execute()
  const ids = gone.map(({ id }) => id)
  await draws.remove(db, ids)
  await seals.remove(db, ids)
  await db.deleteFrom('area_codes').where('round_id', 'in', cancelled).execute()
  await db.deleteFrom('drafts').where('round_id', 'in', cancelled).execute()
  await db.deleteFrom('rounds').where('id', 'in', cancelled).execute()
}

/** A change of a round that is still as it was read. */
const standing = (db: Db, { id, opensOn, closesOn, resultsOn, openLink }: Round) =>
  db
    .updateTable('rounds')
    .where('id', '=', id)
    .where('cancelled_on', 'is', null)
    .where('opens_on', '=', opensOn)
    .where('closes_on', '=', closesOn)
    .where('results_on', '=', resultsOn)
    .where('open_link', '=', Number(openLink))

// Nobody has opened the urn, or asked for it: its seal is whole, no answers outside it, no counting kept, none under way.
const isUntouched = (row: ExpressionBuilder<Tables, 'rounds'>) =>
  row.and([
    row.not(row.exists(row.selectFrom('responses').select('responses.id').whereRef('responses.round_id', '=', 'rounds.id'))),
    row.not(row.exists(row.selectFrom('snapshots').select('snapshots.id').whereRef('snapshots.round_id', '=', 'rounds.id'))),
    row.not(isUnderWay(row)),
    row.not(
      row.exists(
        row.selectFrom('seals').select('seals.round_id').whereRef('seals.round_id', '=', 'rounds.id').where('seals.state', '!=', 'sealed'),
      ),
    ),
  ])

// Nobody can have read an answer: the urn is untouched, or its opening broke off while the key was needed and nothing has been counted.
const isUnread = (row: ExpressionBuilder<Tables, 'rounds'>) =>
  row.or([
    isUntouched(row),
    row.and([
      row.exists(
        row
          .selectFrom('seals')
          .select('seals.round_id')
          .whereRef('seals.round_id', '=', 'rounds.id')
          .where('seals.state', 'in', ['closed', 'uncoded']),
      ),
      row.not(isUnderWay(row)),
    ]),
  ])

const isUnderWay = (row: ExpressionBuilder<Tables, 'rounds'>) =>
  row.exists(
    row.selectFrom('jobs').select('jobs.id').whereRef('jobs.subject', '=', 'rounds.id').where('jobs.state', 'in', ['queued', 'running']),
  )

const isEmpty = (row: ExpressionBuilder<Tables, 'rounds'>) =>
  row.and([
    row.not(row.exists(row.selectFrom('urn').select('urn.id').whereRef('urn.round_id', '=', 'rounds.id'))),
    row.not(row.exists(row.selectFrom('sealed_urn').select('sealed_urn.id').whereRef('sealed_urn.round_id', '=', 'rounds.id'))),
    row.not(row.exists(row.selectFrom('drafts').select('drafts.id').whereRef('drafts.round_id', '=', 'rounds.id'))),
  ])
