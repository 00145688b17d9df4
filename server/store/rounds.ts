import type { Selectable } from 'kysely'
import { roundExists } from '../domain/problem.ts'
import type { LocalDate, Round } from '../domain/round.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** A code that the kommun hands out in one area, and the area it stands for. */
export interface AreaCode {
  readonly code: string
  readonly areaId: string
}

/** The round with this id. */
export async function byId(db: Db, id: string): Promise<Round | undefined> {
  const row = await db.selectFrom('rounds').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRound(row)
}

/** A kommun's rounds, newest first. */
export async function ofKommun(db: Db, kommunId: string): Promise<readonly Round[]> {
  const rows = await db.selectFrom('rounds').selectAll().where('kommun_id', '=', kommunId).orderBy('year', 'desc').execute()
  return rows.map(toRound)
}

/** A kommun's round of one year. */
export async function ofKommunAndYear(db: Db, kommunId: string, year: number): Promise<Round | undefined> {
  const row = await db.selectFrom('rounds').selectAll().where('kommun_id', '=', kommunId).where('year', '=', year).executeTakeFirst()
  return row && toRound(row)
}

/** Every round of every kommun, newest first. */
export async function all(db: Db): Promise<readonly Round[]> {
  const rows = await db.selectFrom('rounds').selectAll().orderBy('year', 'desc').orderBy('kommun_id').execute()
  return rows.map(toRound)
}

/** Whether there are rounds and every one of them is a rehearsal. */
export async function areAllRehearsals(db: Db): Promise<boolean> {
  const { all, rehearsals } = await db
    .selectFrom('rounds')
    .select((row) => [row.fn.countAll().as('all'), row.fn.sum('rehearsal').as('rehearsals')])
    .executeTakeFirstOrThrow()
  return Number(all) > 0 && Number(all) === Number(rehearsals)
}

/** Keeps a new round. Throws roundExists when the kommun has one that year. */
export async function add(db: Db, round: Round): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('rounds')
    .values({
      id: round.id,
      kommun_id: round.kommunId,
      survey_id: round.surveyId,
      survey_hash: round.surveyHash,
      year: round.year,
      opens_on: round.opensOn,
      closes_on: round.closesOn,
      results_on: round.resultsOn,
      open_link: Number(round.openLink),
      rehearsal: Number(round.rehearsal),
      cancelled_on: round.cancelledOn,
    })
    .onConflict((conflict) => conflict.columns(['kommun_id', 'year']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw roundExists()
}

/** Keeps a new round and its area codes, all or none. It takes the place of a cancelled one of the same year. */
export async function addWithCodes(db: Db, round: Round, codes: readonly AreaCode[]): Promise<void> {
  await atomically(db, async (db) => {
    await removeCancelled(db, round)
    await add(db, round)
    for (const code of codes) await addAreaCode(db, round.id, code)
  })
}

async function removeCancelled(db: Db, { kommunId, year }: Round): Promise<void> {
  const cancelled = db
    .selectFrom('rounds')
    .select('id')
    .where('kommun_id', '=', kommunId)
    .where('year', '=', year)
    .where('cancelled_on', 'is not', null)
  await db.deleteFrom('area_codes').where('round_id', 'in', cancelled).execute()
  await db.deleteFrom('drafts').where('round_id', 'in', cancelled).execute()
  await db.deleteFrom('rounds').where('id', 'in', cancelled).execute()
}

/** Gives a round other days, and opens or shuts its open link. False when it is not as `before` any more, or its urn has been opened. */
export async function change(db: Db, before: Round, after: Round): Promise<boolean> {
  const { numUpdatedRows } = await standing(db, before)
    .set({ opens_on: after.opensOn, closes_on: after.closesOn, results_on: after.resultsOn, open_link: Number(after.openLink) })
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/**
 * Cancels a round on a day, and destroys every answer to it, sent or under way; secure_delete writes zeros where they lay.
 * False, and nothing done, when it is not as `before` any more, or its urn has been opened or is about to be.
 */
export async function cancel(db: Db, before: Round, on: LocalDate): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await standing(db, before).set({ cancelled_on: on }).executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return false
    await db.deleteFrom('urn').where('round_id', '=', before.id).execute()
    await db.deleteFrom('drafts').where('round_id', '=', before.id).execute()
    return true
  })
}

/** Removes a round that nobody has answered or begun to, and its codes. False, and nothing done, when it is not as `before` any more or somebody has. */
export async function remove(db: Db, before: Round): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await standing(db, before)
      .set({ cancelled_on: before.opensOn })
      .where((row) => row.not(row.exists(row.selectFrom('urn').select('urn.id').where('urn.round_id', '=', before.id))))
      .where((row) => row.not(row.exists(row.selectFrom('drafts').select('drafts.id').where('drafts.round_id', '=', before.id))))
      .executeTakeFirstOrThrow()
    if (numUpdatedRows !== 1n) return false
    await removeCancelled(db, before)
    return true
  })
}

/** A change of a round that is still as it was read, and whose urn nobody has opened or asked to have opened. */
const standing = (db: Db, { id, opensOn, closesOn, resultsOn, openLink }: Round) =>
  db
    .updateTable('rounds')
    .where('id', '=', id)
    .where('cancelled_on', 'is', null)
    .where('opens_on', '=', opensOn)
    .where('closes_on', '=', closesOn)
    .where('results_on', '=', resultsOn)
    .where('open_link', '=', Number(openLink))
    .where((row) => row.not(row.exists(row.selectFrom('responses').select('responses.id').where('responses.round_id', '=', id))))
    .where((row) => row.not(row.exists(row.selectFrom('snapshots').select('snapshots.id').where('snapshots.round_id', '=', id))))
    .where((row) =>
      row.not(row.exists(row.selectFrom('jobs').select('jobs.id').where('subject', '=', id).where('state', 'in', ['queued', 'running']))),
    )

/** Keeps the code of one area in a round. Throws when the code, or the area in this round, already has one. */
export async function addAreaCode(db: Db, roundId: string, { code, areaId }: AreaCode): Promise<void> {
  await db.insertInto('area_codes').values({ code, round_id: roundId, area_id: areaId }).execute()
}

/** The area codes of a round; none when it is answered by open link alone. */
export async function areaCodes(db: Db, roundId: string): Promise<readonly AreaCode[]> {
  const rows = await db.selectFrom('area_codes').select(['code', 'area_id']).where('round_id', '=', roundId).orderBy('area_id').execute()
  return rows.map((row) => ({ code: row.code, areaId: row.area_id }))
}

/** Whether a round has codes to hand out. */
export async function hasCodes(db: Db, roundId: string): Promise<boolean> {
  const row = await db.selectFrom('area_codes').select('code').where('round_id', '=', roundId).limit(1).executeTakeFirst()
  return row !== undefined
}

/** The area a code stands for in this round; undefined when the code is not of the round. */
export async function areaOfCode(db: Db, roundId: string, code: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('area_codes')
    .select('area_id')
    .where('code', '=', code)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row?.area_id
}

function toRound(row: Selectable<Tables['rounds']>): Round {
  return {
    id: row.id,
    kommunId: row.kommun_id,
    surveyId: row.survey_id,
    surveyHash: row.survey_hash,
    year: row.year,
    opensOn: row.opens_on,
    closesOn: row.closes_on,
    resultsOn: row.results_on,
    openLink: row.open_link === 1,
    rehearsal: row.rehearsal === 1,
    cancelledOn: row.cancelled_on,
  }
}
