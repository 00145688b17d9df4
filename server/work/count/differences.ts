import { cubeDifferences, type Difference, rowDifferences } from '../../domain/counting/differences.ts'
import { rows } from '../../domain/counting/rows.ts'
import type { Round } from '../../domain/round.ts'
import type { Surveys } from '../../domain/survey/survey.ts'
import * as areas from '../../store/areas.ts'
import * as cubes from '../../store/cubes.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as snapshots from '../../store/snapshots.ts'
import { recount } from './recount.ts'

/** What a round is counted again from. */
export interface Counted {
  readonly db: Db
  readonly surveys: Surveys
}

/** Counts a round again: everything in its stored snapshot that comes out otherwise now. Undefined when it has not been counted. */
export async function differencesIn({ db, surveys }: Counted, round: Round): Promise<readonly Difference[] | undefined> {
  const survey = surveys.get(round.surveyId)
  const snapshot = await snapshots.latest(db, round.id)
  if (!snapshot) return undefined
  if (survey?.hash !== snapshot.surveyHash) return [{ place: 'enkäten', stored: snapshot.surveyHash, recounted: survey?.hash ?? 'saknas' }]

  const tally = await recount(db, round.id, survey, async () => {})
  const areaIds = (await areas.below(db, round.kommunId, round.year)).map(({ id }) => id)
  const people = { place: 'antal svar', stored: String(snapshot.responses), recounted: String(tally.people()) }
  const cube = tally.cube()
  return [
    ...(people.stored === people.recounted ? [] : [people]),
    ...cubeDifferences(await cubes.ofSnapshot(db, snapshot.id, survey.id), cube),
    ...rowDifferences(await figures.ofSnapshot(db, snapshot.id), rows(cube, survey, areaIds)),
  ]
}
