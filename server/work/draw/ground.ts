import { drawClosed, drawExists, notFound } from '../../domain/problem.ts'
import { localDate, type Round, status } from '../../domain/round.ts'
import type { Surveys } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as codes from '../../store/codes.ts'
import type { Db } from '../../store/database.ts'
import * as draws from '../../store/draws.ts'
import * as mailings from '../../store/mailings.ts'
import * as population from '../../store/population.ts'

/** What a round's sample can be drawn from. */
export interface Ground {
  /** The kommun's areas by id, in Swedish order. */
  readonly names: ReadonlyMap<string, string>
  /** Inhabitants of the register's ages by area, where the register has figures. */
  readonly people: ReadonlyMap<string, number>
  readonly ages: { readonly from: number; readonly to?: number }
}

/** What is known of a round before its sample is drawn. */
export async function groundOf(db: Db, surveys: Surveys, round: Round): Promise<Ground> {
  const survey = surveys.get(round.surveyId)
  if (!survey) throw notFound()
  const below = await areas.namesBelow(db, round.kommunId, round.year)
  const inside =
    below.length > 0 ? below : [{ id: round.kommunId, name: (await areas.names(db, [round.kommunId])).get(round.kommunId) ?? '' }]
  const ids = inside.map(({ id }) => id)
  const year = await population.nearestYear(db, ids, round.year)
  const people = new Map<string, number>()
  for (const cell of year === null ? [] : await population.ofAreas(db, ids, year))
    people.set(cell.areaId, (people.get(cell.areaId) ?? 0) + cell.people)
  return { names: new Map(inside.map(({ id, name }) => [id, name])), people, ages: survey.ages }
}

/** Throws a Problem when a sample may not be drawn for a round today. */
export async function mustBeDrawable(db: Db, round: Round, now: Date): Promise<void> {
  if (status(round, localDate(now)) === 'closed') throw drawClosed('over')
  if (await draws.ofRound(db, round.id)) throw drawExists()
}

/** Takes away a round's sample and its codes, in the transaction of the caller, as long as nobody can have got one. Throws drawClosed afterwards. */
export async function takeAway(db: Db, roundId: string): Promise<void> {
  await draws.close(db, roundId) // writes first: what is read below then stays as it is
  const touched = (await codes.cells(db, roundId)).some(({ answered, undeliverable }) => answered + undeliverable > 0)
  if (touched || (await mailings.ofRound(db, roundId)).length > 0) throw drawClosed('sent')
  await draws.remove(db, [roundId])
}
