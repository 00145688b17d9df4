import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import { protect } from '../../domain/disclosure/protect.ts'
import { type Comparability, comparability } from '../../domain/lagesbild/comparability.ts'
import type { Item } from '../../domain/lagesbild/items.ts'
import type { Place } from '../../domain/lagesbild/places.ts'
import { NONE, type Rows, rowsBy } from '../../domain/lagesbild/rows.ts'
import { notCounted, notFound } from '../../domain/problem.ts'
import type { Round } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { type Population, populationKey } from '../../domain/tables.ts'
import * as areas from '../../store/areas.ts'
import * as figures from '../../store/figures.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import { roundBefore } from '../../work/exports.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { importedWords } from '../imports/place.ts'
import { kept } from './kept.ts'

/** A round whose answers have been counted, and the survey it asked. */
export interface CountedRound {
  readonly round: Round
  readonly snapshot: Snapshot
  readonly survey: Survey
}

/** What every page of a lägesbild stands on: who reads, where, this year's counting and the last one before it, if there is one. */
export interface Picture extends CountedRound {
  readonly staff: Staff
  readonly kommun: Area
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly before: CountedRound | null
  /** Where the answers came from, in a sentence, when they were read from a file; else null. */
  readonly imported: string | null
  /** Where the lägesbild's own pages begin: '/lagesbild/varberg/2026'. */
  readonly home: string
}

/** The lägesbild named in the address. Not yours, not there and not a year are the same 404. */
export async function pictureOf(deps: Deps, req: Request<{ kommun: string; ar: string }>): Promise<Picture> {
  const { staff, kommun } = await kommunFor(deps, req, 'see lagesbild', req.params.kommun)
  if (!/^\d{4}$/.test(req.params.ar)) throw notFound()
  const year = Number(req.params.ar)
  const round = await rounds.ofKommunAndYear(deps.db, kommun.id, year)
  if (!round) throw notFound()
  const counted = await countedRound(deps, round)
  if (!counted) throw notCounted()
  return {
    ...counted,
    staff,
    kommun,
    areas: await areas.namesBelow(deps.db, kommun.id, year),
    before: await roundBefore(deps, round),
    imported: await importedWords(deps.db, round.id),
    home: `/lagesbild/${kommun.slug}/${year}`,
  }
}

/** A round with its latest counting; null when it has none. */
export async function countedRound({ db, surveys }: Deps, round: Round): Promise<CountedRound | null> {
  const snapshot = await snapshots.latest(db, round.id)
  const survey = surveys.get(round.surveyId)
  return snapshot && survey ? { round, snapshot, survey } : null
}

/** All questions of one population, protected; nothing for a year without a counting. */
export async function rowsOf(deps: Deps, counted: CountedRound | null, population: Population): Promise<Rows> {
  if (!counted) return NONE
  const [{ id }, key] = [counted.snapshot, populationKey(population)]
  return kept(deps.db, `${id} of ${key}`, async () => rowsBy('question', protect(await figures.ofPopulation(deps.db, id, key))))
}

/** All populations of one question, protected; nothing for a year without a counting. */
export async function rowsAbout(deps: Deps, counted: CountedRound | null, questionId: string): Promise<Rows> {
  if (!counted) return NONE
  const { id } = counted.snapshot
  return kept(deps.db, `${id} about ${questionId}`, async () =>
    rowsBy('population', protect(await figures.ofQuestion(deps.db, id, questionId))),
  )
}

/** The areas of the kommun with what a question's rows say about them, from answers by code. */
export function placesOf({ areas }: Picture, now: Rows, before: Rows = NONE): readonly Place[] {
  return areas.map(({ id, name }) => {
    const key = populationKey({ kind: 'area', areaId: id })
    return { areaId: id, name, now: now.code.get(key), before: before.code.get(key) }
  })
}

/** How this year's item may be compared with the counting before. */
export const compared = ({ survey, before }: Picture, item: Item): Comparability => comparability(survey, item, before?.survey)
