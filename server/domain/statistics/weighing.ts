import { type Cube, UNKNOWN } from '../cube.ts'
import { disagreements } from './agreement.ts'
import { calibrated } from './calibration.ts'
import type { Design, Stratum } from './design.ts'
import { type Diagnostics, diagnostics } from './diagnostics.ts'
import { type Called, loneArea, moreAnswersThanPeople, noAnswers, nobodyLivesThere, noPopulation, type Obstacle } from './obstacles.ts'
import { postStratified } from './post-stratification.ts'
import { type Known, type Neighbours, peopleOf } from './register.ts'
import { type Placing, placingIn, type Respondents, respondentsOf } from './respondents.ts'
import { type AreaSize, stratify } from './strata.ts'

/** Which cells of the register were weighted as one: what the method appendix prints. */
export interface Collapsed {
  readonly areaIds: readonly string[]
  readonly sex: string
  readonly ageGroup: string
  readonly people: number
  readonly respondents: number
  /** 'A1|man|15-29+30-44': the cell it became part of; '*' is both sexes. */
  readonly into: string
}

/** How answers were weighted to the register's figures, with everything that has to be told about it. */
export interface Weighing {
  readonly design: Design
  readonly method: 'post-stratification' | 'raking' | 'bounded-calibration'
  readonly collapsed: readonly Collapsed[]
  /** Answers whose sex or age group the register does not have: they stand for as many as the stratum's answers do on average. */
  readonly unplaced: number
  /** Answers from a cell where the register has nobody: they went with a neighbouring age group. */
  readonly fromEmpty: number
  /** Areas with fewer than two answers, weighted with a neighbour: they have no figures of their own. */
  readonly merged: readonly string[]
  /** Areas that nothing could be weighted with, and why: no figure that includes them can be told. */
  readonly uncovered: readonly Obstacle[]
  readonly diagnostics: Diagnostics
  /** How a person's answered sex and age group are found in the register. */
  readonly placing: Placing
}

/** A weighing, or every reason why there can be none. */
export type WeighingResult =
  | { readonly ok: true; readonly weighing: Weighing }
  | { readonly ok: false; readonly obstacles: readonly Obstacle[] }

/** What a way of weighting makes of strata and the people who answered in them. */
export type Weights = Pick<Weighing, 'design' | 'method' | 'collapsed' | 'fromEmpty'>

/**
 * Weights the answers of a cube to the register: post-stratification by area, sex and age group when the register has the
 * full table, raking when it has margins only. Weights come from everybody who answered and are the same for every question.
 * `called` names areas in the sentences of obstacles.
 */
export function weigh(cube: Cube, known: Known, neighbours: Neighbours = new Map(), called: Called = (areaId) => areaId): WeighingResult {
  const placing = placingIn(known)
  const people = peopleOf(known)
  const respondents = respondentsOf(cube, placing)
  const areas = areaSizes(people, respondents)
  const disagreeing = 'margins' in known ? disagreements(known.margins) : []
  const obstacles = [
    ...disagreeing,
    ...(respondents.length === 0 ? [noAnswers()] : []),
    ...areas.flatMap((area) => refuse(area, people, called)),
  ]
  if (obstacles.length > 0) return { ok: false, obstacles }

  const { strata, uncovered } = stratify(areas, neighbours)
  const alone = areas.filter(({ areaId }) => uncovered.includes(areaId)).map(({ areaId }) => loneArea(areaId, called))
  const isWhole = 'cells' in known // margins of the whole kommun cannot be met by a part of it
  if (strata.length === 0 || (alone.length > 0 && !isWhole)) return { ok: false, obstacles: alone }
  const weighted = isWhole ? postStratified(known, strata, respondents) : calibrated(known, strata, respondents, neighbours)
  if ('obstacle' in weighted) return { ok: false, obstacles: [weighted.obstacle] }
  return {
    ok: true,
    weighing: {
      ...weighted,
      unplaced: respondents.reduce((sum, group) => sum + (isUnplaced(group) ? group.respondents : 0), 0),
      merged: mergedAreas(areas, strata),
      uncovered: alone,
      diagnostics: diagnostics(weighted.design, respondents),
      placing,
    },
  }
}

export const isUnplaced = ({ sex, ageGroup }: Pick<Respondents, 'sex' | 'ageGroup'>) => sex === UNKNOWN || ageGroup === UNKNOWN

function areaSizes(people: ReadonlyMap<string, number>, respondents: readonly Respondents[]): readonly AreaSize[] {
  const answered = new Map<string, number>()
  for (const group of respondents) answered.set(group.areaId, (answered.get(group.areaId) ?? 0) + group.respondents)
  const areaIds = new Set([...people.keys(), ...answered.keys()])
  return [...areaIds].map((areaId) => ({ areaId, people: people.get(areaId) ?? 0, respondents: answered.get(areaId) ?? 0 }))
}

function refuse({ areaId, people, respondents }: AreaSize, known: ReadonlyMap<string, number>, called: Called): readonly Obstacle[] {
  if (respondents === 0) return []
  if (!known.has(areaId)) return [noPopulation(areaId, called)]
  if (people === 0) return [nobodyLivesThere(areaId, called)]
  return respondents > people ? [moreAnswersThanPeople(areaId, people, called)] : []
}

function mergedAreas(areas: readonly AreaSize[], strata: readonly Stratum[]): readonly string[] {
  const joined = new Set(strata.filter(({ areaIds }) => areaIds.length > 1).flatMap(({ areaIds }) => areaIds))
  return areas.filter(({ areaId, respondents }) => joined.has(areaId) && respondents < 2).map(({ areaId }) => areaId)
}
