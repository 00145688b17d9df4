import { type Tally, tallyOf } from '../../domain/counting/tally.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Db } from '../../store/database.ts'
import * as responses from '../../store/responses.ts'

/** How many responses are read at a time. */
const A_PAGE = 1000

/** Counts every response of a round. `counted` is told, and waited for, after each page of people. */
export async function recount(db: Db, roundId: string, survey: Survey, counted: (people: number) => Promise<void>): Promise<Tally> {
  const tally = tallyOf(survey)
  for (let after: string | null = ''; after !== null; ) {
    const { people, next }: responses.Page = await responses.page(db, roundId, after, A_PAGE)
    for (const person of people) if (!tally.add(person)) throw new Error(`A response does not fit the survey ${survey.id}.`)
    await counted(people.length)
    after = next
  }
  return tally
}
