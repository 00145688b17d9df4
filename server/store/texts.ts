import { among } from './among.ts'
import type { Db } from './database.ts'

/** Somebody's own words to one question, with the area they are about and nothing else. */
export interface FreeText {
  readonly id: string
  readonly areaId: string
  readonly question: string
  readonly words: string
}

/** Adds free text to a round. One that is there already is left as it is. */
export async function add(db: Db, roundId: string, texts: readonly FreeText[]): Promise<void> {
  if (texts.length === 0) return
  const values = texts.map(({ id, areaId, question, words }) => ({ id, round_id: roundId, area_id: areaId, question, words }))
  await db
    .insertInto('texts')
    .values(values)
    .onConflict((conflict) => conflict.columns(['round_id', 'id']).doNothing())
    .execute()
}

/** How many of these ids are texts of the round. */
export async function countAmong(db: Db, roundId: string, ids: readonly string[]): Promise<number> {
  const { texts } = await db
    .selectFrom('texts')
    .select((row) => row.fn.countAll().as('texts'))
    .where('round_id', '=', roundId)
    .where('id', 'in', among(ids))
    .executeTakeFirstOrThrow()
  return Number(texts)
}
