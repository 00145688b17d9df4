import type { LocalDate } from '../domain/round.ts'
import type { Db } from './database.ts'

/** A mailing of a round: the first letter, a reminder card, or the letter with a paper form. */
export interface Mailing {
  /** From 1. */
  readonly number: number
  /** The day its letters were made. */
  readonly sentOn: LocalDate
  /** How many letters it was. */
  readonly sheets: number
}

/** A round's mailings, in the order they were sent. */
export async function ofRound(db: Db, roundId: string): Promise<readonly Mailing[]> {
  const rows = await db.selectFrom('mailings').selectAll().where('round_id', '=', roundId).orderBy('number').execute()
  return rows.map(({ number, sent_on, sheets }) => ({ number, sentOn: sent_on, sheets }))
}

/** Notes a mailing the first time its letters are made; made again, they are of the same mailing. */
export async function note(db: Db, roundId: string, { number, sentOn, sheets }: Mailing): Promise<void> {
  await db
    .insertInto('mailings')
    .values({ round_id: roundId, number, sent_on: sentOn, sheets })
    .onConflict((conflict) => conflict.columns(['round_id', 'number']).doNothing())
    .execute()
}
