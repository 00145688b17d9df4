import {
  cubeDifferences,
  type Difference,
  reportDifferences,
  rowDifferences,
  weightDifferences,
} from '../../domain/counting/differences.ts'
import { rows } from '../../domain/counting/rows.ts'
import { audit } from '../../domain/disclosure/audit.ts'
import type { Solver } from '../../domain/disclosure/program.ts'
import { rowKey } from '../../domain/disclosure/protect.ts'
import { MINIMUM, type Rules } from '../../domain/disclosure/rules.ts'
import type { Round } from '../../domain/round.ts'
import type { Survey, Surveys } from '../../domain/survey/survey.ts'
import type { Row } from '../../domain/tables.ts'
import type { Grounds } from '../../domain/weighting/ground.ts'
import type { WeighingReport } from '../../domain/weighting/report.ts'
import { weighting, withWeights } from '../../domain/weighting/weighted-rows.ts'
import * as areas from '../../store/areas.ts'
import * as cubes from '../../store/cubes.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as protections from '../../store/protections.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as weighings from '../../store/weighings.ts'
import { solver } from '../solver.ts'
import { groundsOf } from './grounds.ts'
import { recount } from './recount.ts'
import type { Weighed } from './weigh.ts'

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
  const { hiding, rows: shown } = split(await figures.ofSnapshot(db, snapshot.id))
  const stored = {
    report: await weighings.ofSnapshot(db, snapshot.id),
    weights: await weighings.weightsOf(db, snapshot.id),
    rows: shown,
  }
  const { report, weights, weighted } = reweighed(await groundsOf(db, surveys, { round, survey, cells: cube.cells }))
  const rules = (await protections.ofSnapshot(db, snapshot.id))?.rules ?? MINIMUM
  const recounted = [...rows(cube, survey, areaIds)]
  return [
    ...(people.stored === people.recounted ? [] : [people]),
    ...cubeDifferences(await cubes.ofSnapshot(db, snapshot.id, survey.id), cube),
    ...(stored.report?.grounds === report.grounds
      ? [
          ...reportDifferences(stored.report, report),
          ...weightDifferences(stored.weights, weights),
          ...rowDifferences(stored.rows, split([...weighted(recounted.map(hiding))]).rows),
        ]
      : [otherGrounds(stored.report, report), ...rowDifferences(unweighted(stored.rows), recounted)]),
    ...leakDifferences(survey, recounted.map(hiding), rules, await solver()),
  ]
}

/** Stored rows without how they are protected, and that put on other rows of the same places. */
function split(stored: readonly Row[]): { readonly rows: readonly Row[]; readonly hiding: (row: Row) => Row } {
  const protections = new Map(
    stored.map(({ hides, alike, ...row }) => [rowKey(row), { ...(hides && { hides }), ...(alike && { alike }) }] as const),
  )
  const hiding = (row: Row): Row => ({ ...row, ...protections.get(rowKey(row)) })
  return { rows: stored.map(({ hides: _hides, alike: _alike, ...row }) => row), hiding }
}

// What is hidden may be decided otherwise another time and be as right: so it is not compared but attacked.
function leakDifferences(survey: Survey, rows: readonly Row[], rules: Rules, solver: Solver): readonly Difference[] {
  const { leaks } = audit({ survey, editions: [{ name: '', rows, rules }], solver })
  return leaks.map(({ source, population, question, part }) => ({
    place: `${source} ${population}|${question}|${part}`,
    stored: 'går att räkna ut',
    recounted: 'ska vara dolt',
  }))
}

function reweighed(grounds: Grounds): Weighed {
  const { report, weights, estimates } = weighting(grounds)
  const made = [...estimates()]
  return { report, weights, weighted: (rows) => withWeights(rows, made, grounds.focus) }
}

// Nothing has been miscounted: the register, the round before or what was declared is another than when the round was counted.
const otherGrounds = (stored: WeighingReport | undefined, recounted: WeighingReport): Difference => ({
  place: 'det som svaren vägs efter (räkna omgången igen)',
  stored: stored?.grounds.slice(0, 8) ?? 'saknas',
  recounted: recounted.grounds.slice(0, 8),
})

const unweighted = (rows: readonly Row[]): readonly Row[] => rows.map(({ weighted: _weighted, ...row }) => row)
