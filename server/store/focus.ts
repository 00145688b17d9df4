import { atomically } from './atomically.ts'
import type { Db } from './database.ts'

/** The ids of the questions declared as a round's focus indicators; none when none were. */
export async function ofRound(db: Db, roundId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('focus').select('question').where('round_id', '=', roundId).orderBy('question').execute()
  return rows.map(({ question }) => question)
}

/** Makes these questions, and no others, a round's focus indicators. That they may be is for `domain/focus/declaring` to say. */
export async function set(db: Db, roundId: string, questionIds: readonly string[]): Promise<void> {
  await atomically(db, async (db) => {
    await db.deleteFrom('focus').where('round_id', '=', roundId).execute()
    if (questionIds.length > 0)
      await db
        .insertInto('focus')
        .values(questionIds.map((question) => ({ round_id: roundId, question })))
        .execute()
  })
}
