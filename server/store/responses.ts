import type { Person } from '../domain/counting/tally.ts'
import type { Source } from '../domain/round.ts'
import type { Db } from './database.ts'

/** One person's coded answers out of the urn, under an id that has nothing to do with the one it had there. */
export interface Response extends Person {
  readonly id: string
}

/** Adds responses to a round. One that is there already is left as it is: moving twice moves once. */
export async function add(db: Db, roundId: string, responses: readonly Response[]): Promise<void> {
  const values = responses.map(({ id, source, areaId, answers }) => ({
    id,
    round_id: roundId,
    source,
    area_id: areaId,
    document: JSON.stringify(answers),
  }))
  if (values.length === 0) return
  await db
    .insertInto('responses')
    .values(values)
    .onConflict((conflict) => conflict.columns(['round_id', 'id']).doNothing())
    .execute()
}

/** How many people's responses a round has. */
export async function count(db: Db, roundId: string): Promise<number> {
  const { people } = await db
    .selectFrom('responses')
    .select((row) => row.fn.countAll().as('people'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** How many of these ids are responses of the round. */
export async function countAmong(db: Db, roundId: string, ids: readonly string[]): Promise<number> {
  const { people } = await db
    .selectFrom('responses')
    .select((row) => row.fn.countAll().as('people'))
    .where('round_id', '=', roundId)
    .where('id', 'in', ids)
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** The next `limit` responses of a round after an id, in the order of their ids; '' begins. */
export async function page(db: Db, roundId: string, after: string, limit: number): Promise<readonly Response[]> {
  const rows = await db
    .selectFrom('responses')
    .select(['id', 'source', 'area_id', 'document'])
    .where('round_id', '=', roundId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  // Only add() writes responses.
  return rows.map((row) => ({ id: row.id, source: row.source as Source, areaId: row.area_id, answers: JSON.parse(row.document) }))
}
