import { type Tally, tallyOf } from '../../domain/counting/tally.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Db } from '../../store/database.ts'
import * as responses from '../../store/responses.ts'

/** How many responses are read at a time. */
const A_PAGE = 2000

/** Counts every response of a round. `counted` is told, and waited for, after each page of people. */
export async function recount(db: Db, roundId: string, survey: Survey, counted: (people: number) => Promise<void>): Promise<Tally> {
  const tally = tallyOf(survey)
  let after = ''
  for (;;) {
    const page = await responses.page(db, roundId, after, A_PAGE)
    for (const person of page) tally.add(person)
    const last = page.at(-1)
    if (!last) return tally
    await counted(page.length)
    after = last.id
  }
}
