import { parseArgs } from 'node:util'
import { rows } from '../../server/domain/counting/rows.ts'
import { weighting, withWeights } from '../../server/domain/weighting/weighted-rows.ts'
import { fromRoot } from '../../server/root.ts'
import * as areas from '../../server/store/areas.ts'
import * as cubes from '../../server/store/cubes.ts'
import * as database from '../../server/store/database.ts'
import * as focuses from '../../server/store/focus.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as surveyFiles from '../../server/store/surveys.ts'
import { groundsOf } from '../../server/work/count/grounds.ts'
import type { Bench } from './main.ts'
import { aBenchHouse } from './places.ts'

/** Everything that weighing adds to the counting of a round: weights of both years, estimates, changes, bands. */
export const bench: Bench = {
  name: 'weighing',
  summary: 'two counted rounds weighted and compared: --areas 30 --answers 3300 --focus 8',
  async run(args) {
    const options = {
      areas: { type: 'string', default: '30' },
      answers: { type: 'string', default: '3300' },
      focus: { type: 'string', default: '8' },
    } as const
    const { values } = parseArgs({ args, options })
    await using house = await aBenchHouse({ areas: Number(values.areas), answers: Number(values.answers) })
    const db = database.open(house.file)
    try {
      await measure(db, Number(values.focus))
    } finally {
      await db.destroy()
    }
  },
}

async function measure(db: database.Db, focus: number): Promise<void> {
  const loading = await surveyFiles.load(fromRoot('surveys'))
  const [round] = await rounds.ofKommun(db, '9900')
  const survey = loading.ok && round ? loading.surveys.get(round.surveyId) : undefined
  const snapshot = round && (await snapshots.latest(db, round.id))
  if (!loading.ok || !round || !survey || !snapshot) throw new Error('The round is not counted.')
  const indicators = survey.questions.flatMap((question) => ('measure' in question && question.measure ? [question.id] : []))
  await focuses.set(db, round.id, indicators.slice(0, focus))
  const areaIds = (await areas.namesBelow(db, round.kommunId, round.year)).map(({ id }) => id)
  const cube = await cubes.ofSnapshot(db, snapshot.id, survey.id)
  const planned = [...rows(cube, survey, areaIds)]

  const clock = stopwatch()
  const grounds = await groundsOf(db, loading.surveys, { round, survey, cells: cube.cells })
  const read = clock()
  const { report, estimates } = weighting(grounds)
  const weighed = clock()
  const made = [...estimates()]
  const estimated = clock()
  const all = [...withWeights(planned, made, grounds.focus)]
  const established = clock()

  const figures = made.reduce((sum, row) => sum + row.figures.length, 0)
  const tested = all.filter(({ weighted }) => weighted?.change || weighted?.againstRest).length
  console.log(
    `  ${snapshot.responses} answers in ${areaIds.length} areas: ${made.length} rows, ${figures} estimates, ${tested} rows tested`,
  )
  console.log(`  obstacles: ${[...report.obstacles, ...report.obstaclesBefore].join(' ') || 'none'}`)
  const steps = { 'grounds read': read, weighed, estimated, 'families and bands': established }
  console.log(
    `  processor: ${Object.entries(steps)
      .map(([step, seconds]) => `${step} ${seconds.toFixed(1)} s`)
      .join(', ')}`,
  )
  console.log(`  together ${(read + weighed + estimated + established).toFixed(1)} s`)
}

/** Seconds of processor time since it was last asked: what other work on the machine takes is not counted. */
function stopwatch(): () => number {
  let last = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(last)
    last = process.cpuUsage()
    return (user + system) / 1e6
  }
}
