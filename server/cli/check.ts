import { cubeDifferences, type Difference, rowDifferences } from '../domain/counting/differences.ts'
import { rows } from '../domain/counting/rows.ts'
import type { Round } from '../domain/round.ts'
import * as areas from '../store/areas.ts'
import * as cubes from '../store/cubes.ts'
import * as figures from '../store/figures.ts'
import * as rounds from '../store/rounds.ts'
import * as snapshots from '../store/snapshots.ts'
import { recount } from '../work/count/recount.ts'
import { command } from './command.ts'
import type { Context } from './context.ts'
import { roundCalled, slugOf } from './round-called.ts'

/** How many differences of a round are named. */
const NAMED = 10

/** Counts again and compares with what is stored: every cell of the cube and every figure. */
export const check = command({
  name: 'check',
  summary: 'Räknar om och jämför med de sparade siffrorna.',
  usage: '[KOMMUN ÅR]',
  help: `Utan omgång kontrolleras alla som har räknats. Kommandot ändrar ingenting.
Slutar med kod 2 och skriver ut de första skillnaderna om något inte stämmer, annars med kod 0.

Exempel: npm run cli -- check varberg 2026`,
  options: {},
  async run({ words }, context) {
    const db = await context.db()
    const wanted = words.length === 0 ? await rounds.all(db) : [(await roundCalled(db, words)).round]
    let differing = 0
    for (const round of wanted) {
      const name = `${await slugOf(db, round)} ${round.year}`
      const differences = await differencesIn(round, context)
      if (differences === undefined) context.print(`${name}: inte räknad än.`)
      else if (differences.length === 0) context.print(`${name}: allt stämmer.`)
      else {
        differing++
        context.complain(`${name}: ${differences.length} skillnader.`)
        for (const { place, stored, recounted } of differences.slice(0, NAMED))
          context.complain(`  ${place}: sparat ${stored}, omräknat ${recounted}`)
      }
    }
    return differing > 0 ? 2 : undefined
  },
})

async function differencesIn(round: Round, context: Context): Promise<readonly Difference[] | undefined> {
  const db = await context.db()
  const survey = (await context.surveys()).get(round.surveyId)
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
