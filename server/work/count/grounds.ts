import { createHash } from 'node:crypto'
import type { Cell, Cube } from '../../domain/cube.ts'
import { isHiding } from '../../domain/disclosure/protect.ts'
import type { Round } from '../../domain/round.ts'
import type { Survey, Surveys } from '../../domain/survey/survey.ts'
import { type Ground, type GroundBefore, type Grounds, placeOf } from '../../domain/weighting/ground.ts'
import * as areas from '../../store/areas.ts'
import * as cubes from '../../store/cubes.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as focuses from '../../store/focus.ts'
import * as population from '../../store/population.ts'
import * as protections from '../../store/protections.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'

/** A round as it has just been counted. */
export interface Counted {
  readonly round: Round
  readonly survey: Survey
  readonly cells: Iterable<Cell>
}

/** What the weighted figures of a counted round follow from, as the database has it today. */
export async function groundsOf(db: Db, surveys: Surveys, counted: Counted): Promise<Grounds> {
  const { round } = counted
  const now = await groundOf(db, counted)
  const before = await groundBefore(db, surveys, round)
  const neighbours = await areas.neighboursBelow(db, round.kommunId, round.year)
  const given = { now, before, neighbours, focus: await focuses.ofRound(db, round.id) }
  return { ...given, mark: markOf(given) }
}

/** The kommun's newest counted round of an earlier year, if its survey is still the one it was counted by. */
async function groundBefore(db: Db, surveys: Surveys, { kommunId, year }: Round): Promise<GroundBefore | null> {
  for (const round of await rounds.ofKommun(db, kommunId)) {
    const snapshot = round.year < year && round.cancelledOn === null ? await snapshots.latest(db, round.id) : undefined
    const survey = surveys.get(round.surveyId)
    if (!snapshot || survey?.hash !== snapshot.surveyHash) continue
    const { cells } = await cubes.ofSnapshot(db, snapshot.id, survey.id)
    return { ...(await groundOf(db, { round, survey, cells })), hidden: await hiddenIn(db, snapshot.id) }
  }
  return null
}

/** Of a counting whose small groups were never protected every row is taken to hide something. */
async function hiddenIn(db: Db, snapshotId: string): Promise<ReadonlySet<string>> {
  const isProtected = (await protections.ofSnapshot(db, snapshotId)) !== undefined
  const byCode = (await figures.ofSnapshot(db, snapshotId)).filter(({ source }) => source === 'code')
  return new Set(byCode.filter((row) => !isProtected || isHiding(row)).map(placeOf))
}

async function groundOf(db: Db, { round: { kommunId, year }, survey, cells }: Counted): Promise<Ground> {
  const names = new Map((await areas.namesBelow(db, kommunId, year)).map(({ id, name }) => [id, name]))
  return { year, survey, cube: byCode(survey.id, cells), areas: names, register: await registerFor(db, [...names.keys()], year) }
}

/** What the register knows of areas, from the year nearest to one; null when it has nothing. */
export async function registerFor(db: Db, areaIds: readonly string[], year: number): Promise<Ground['register']> {
  const nearest = await population.nearestYear(db, areaIds, year)
  return nearest === null ? null : { year: nearest, cells: await population.ofAreas(db, areaIds, nearest) }
}

const byCode = (surveyId: string, cells: Iterable<Cell>): Cube => ({
  surveyId,
  cells: [...cells].filter(({ source }) => source === 'code'),
})

// A cell at a time: the text of a large kommun's whole cube is longer than one string can be.
function markOf({ now, before, neighbours, focus }: Omit<Grounds, 'mark'>): string {
  const about = (ground: Ground | null) => ground && [ground.year, ground.survey.hash, [...ground.areas], ground.register]
  const hash = createHash('sha256')
  for (const part of [about(now), about(before), [...(before?.hidden ?? [])], [...neighbours], focus, ...(before?.cube.cells ?? [])])
    hash.update(`${JSON.stringify(part)}\n`)
  return hash.digest('hex')
}
