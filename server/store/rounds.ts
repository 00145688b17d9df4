import type { Selectable } from 'kysely'
import { roundExists } from '../domain/problem.ts'
import type { Round } from '../domain/round.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import * as draws from './draws.ts'
import { removeCancelled } from './round-changes.ts'
import * as seals from './sealing/seals.ts'
import type { Tables } from './tables.ts'

/** A code that the kommun hands out in one area, and the area it stands for. */
export interface AreaCode {
  readonly code: string
  readonly areaId: string
}

/**
 * The rounds that are there for everybody: all but those that are being filled from a file, or taken away again, a few hundred
 * answers at a time. To others such a round is there whole or not at all.
 */
const whole = (db: Db) =>
  db
    .selectFrom('rounds')
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('imports')
            .select('imports.id')
            .whereRef('imports.round_id', '=', 'rounds.id')
            .where('imports.state', '!=', 'whole'),
        ),
      ),
    )

/** The round with this id. */
export async function byId(db: Db, id: string): Promise<Round | undefined> {
  const row = await whole(db).selectAll().where('id', '=', id).executeTakeFirst()
  return row && toRound(row)
}

/** A kommun's rounds, newest first. */
export async function ofKommun(db: Db, kommunId: string): Promise<readonly Round[]> {
  const rows = await whole(db).selectAll().where('kommun_id', '=', kommunId).orderBy('year', 'desc').execute()
  return rows.map(toRound)
}

/** A kommun's round of one year. */
export async function ofKommunAndYear(db: Db, kommunId: string, year: number): Promise<Round | undefined> {
  const row = await whole(db).selectAll().where('kommun_id', '=', kommunId).where('year', '=', year).executeTakeFirst()
  return row && toRound(row)
}

/** Every round of every kommun, newest first. */
export async function all(db: Db): Promise<readonly Round[]> {
  const rows = await whole(db).selectAll().orderBy('year', 'desc').orderBy('kommun_id').execute()
  return rows.map(toRound)
}

/** Whether there are rounds and every one of them is a rehearsal. */
export async function areAllRehearsals(db: Db): Promise<boolean> {
  const { all, rehearsals } = await whole(db)
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
      sealed: Number(round.sealed),
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

/** Removes a round of which nothing else is left. Its focus indicators go with it. */
export async function removeEmptied(db: Db, id: string): Promise<void> {
  await draws.remove(db, [id])
  await seals.remove(db, [id])
  await db.deleteFrom('area_codes').where('round_id', '=', id).execute()
  await db.deleteFrom('rounds').where('id', '=', id).execute()
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
    sealed: row.sealed === 1,
    cancelledOn: row.cancelled_on,
  }
}
