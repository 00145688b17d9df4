import { setImmediate } from 'node:timers/promises'
import { lastOf } from '../domain/actions/action.ts'
import type { Area } from '../domain/area.ts'
import { overForms } from '../domain/dialogues/voices.ts'
import { protect, type ShownRow } from '../domain/disclosure/protect.ts'
import { type CodebookLine, codebook } from '../domain/exports/codebook.ts'
import { type CountedRound, type LeavingRound, named } from '../domain/exports/counted-round.ts'
import { unpublished } from '../domain/exports/origin.ts'
import { type OwnWordsLine, ownWords } from '../domain/exports/own-words.ts'
import { type IndexedPlace, type IndexLine, problemindexTable } from '../domain/exports/problemindex.ts'
import { type Page, type ResultLine, results } from '../domain/exports/results.ts'
import type { Table } from '../domain/exports/table.ts'
import { dialogueDays } from '../domain/lagesbild/themes.ts'
import { countedAnew, notCounted, notFound } from '../domain/problem.ts'
import type { Round } from '../domain/round.ts'
import { type IndexModel, type IndexModels, modelFor } from '../domain/statistics/problemindex/model.ts'
import type { Survey, Surveys } from '../domain/survey/survey.ts'
import { type Population, populationKey } from '../domain/tables.ts'
import type { Decided } from '../domain/underlag/chosen.ts'
import { type Published, type Underlag, underlag } from '../domain/underlag/underlag.ts'
import * as actions from '../store/actions.ts'
import * as areas from '../store/areas.ts'
import type { Db } from '../store/database.ts'
import * as editions from '../store/editions.ts'
import * as figures from '../store/figures.ts'
import * as publications from '../store/publications.ts'
import * as rounds from '../store/rounds.ts'
import * as snapshots from '../store/snapshots.ts'
import * as underlagStore from '../store/underlag.ts'
import * as voices from '../store/voices.ts'
import { linesOf } from './own-words.ts'
import { indexed } from './problemindex.ts'
import { VERSION } from './version.ts'

/** Where everything that is exported comes from. */
export interface Sources {
  readonly db: Db
  readonly surveys: Surveys
}

/** The same, and the index models. */
export interface IndexSources extends Sources {
  readonly indexModels: IndexModels
}

/** An earlier round that figures may be set against. */
export type RoundBefore = Pick<CountedRound, 'round' | 'survey' | 'snapshot'>

/** Every protected figure of a kommun's year, population by population as the file is written. Throws notFound, notCounted. */
export async function resultsOf(sources: Sources, kommun: Area, year: number): Promise<Table<ResultLine>> {
  const round = await countedRound(sources, kommun, year)
  return results(round, pages(sources.db, round))
}

/**
 * The problemindex of a kommun's year, by the model asked for or the one that held when it was counted; without lines when none
 * was made for the survey. Throws notFound, notCounted.
 */
export async function problemindexOf(sources: IndexSources, kommun: Area, year: number, asked?: string): Promise<Table<IndexLine>> {
  const round = await countedRound(sources, kommun, year)
  const { survey, snapshot } = round
  const counting = { surveyId: survey.id, rehearsal: round.round.rehearsal, under: snapshot.indexModel }
  const model = modelFor(sources.indexModels, counting, asked) ?? null
  if (!model && asked !== undefined) throw notFound()
  return problemindexTable(round, model, model ? places(sources.db, round, model) : [])
}

async function* places(db: Db, round: CountedRound, model: IndexModel): AsyncGenerator<IndexedPlace> {
  yield* indexed(
    db,
    round,
    model,
    round.areas.map(({ id }) => id),
  )
  await sameCounting(db, round)
}

/** What people wrote in their own words in a kommun's year, as far as a person has read it and it may be shown. Throws notFound, notCounted. */
export async function ownWordsOf(sources: Sources, kommun: Area, year: number): Promise<Table<OwnWordsLine>> {
  const round = await countedRound(sources, kommun, year)
  return ownWords(round, linesOf(sources.db, round))
}

/** The codebook of a kommun's year; the answers need not be counted. Throws notFound. */
export async function codebookOf(sources: Sources, kommun: Area, year: number): Promise<Table<CodebookLine>> {
  const { round, survey } = await roundOf(sources, kommun, year)
  return codebook(survey, kommun, round, unpublished(VERSION))
}

/** Reads the protected rows of one population of a counted round. */
export type ReadPlace = (round: CountedRound, population: Population) => Promise<readonly ShownRow[]>

/**
 * The underlag of a kommun's year, with that calendar year's dialogues; `read` for who has read the rows before. Throws
 * notFound, notCounted.
 */
export async function underlagOf(sources: Sources, kommun: Area, year: number, read?: ReadPlace): Promise<Underlag> {
  const round = await countedRound(sources, kommun, year)
  const places: readonly Population[] = [{ kind: 'kommun' }, ...round.areas.map(({ id }) => ({ kind: 'area', areaId: id }) as const)]
  const rows: ShownRow[] = []
  for (const place of places) rows.push(...(await (read ? read(round, place) : shown(sources.db, round, populationKey(place)))))
  await sameCounting(sources.db, round)
  const days = dialogueDays(year)
  const decided = await decidedOf(sources.db, round.round, days)
  const themes = overForms(decided.voices)
  const before = await roundBefore(sources, round.round)
  const edition = await publishedOf(sources.db, round)
  return underlag(round, {
    rows,
    themes,
    decided,
    edition,
    dialogues: days,
    before: before && { year: before.round.year, survey: before.survey },
  })
}

/** The edition that holds for a counted round's year. */
async function publishedOf(db: Db, { kommun, round, snapshot }: CountedRound): Promise<Published | null> {
  const edition = await editions.current(db, kommun.id, round.year)
  return edition ? { hash: edition.hash, sameCounting: (await publications.countingOf(db, edition.hash)) === snapshot.id } : null
}

/** The most actions that stand as evidence in one underlag. */
const MOST_ACTIONS = 500

async function decidedOf(db: Db, { id, kommunId }: Round, { from, to }: Days): Promise<Decided> {
  const { chosen, taken } = await underlagStore.ofRound(db, id)
  const counts = await voices.counts(db, { kommunId, from, to })
  const found = chosen.length === 0 ? [] : await actions.list(db, { kommunIds: [kommunId] }, 'latest', { most: MOST_ACTIONS, after: 0 })
  const evidence = found.map((action) => {
    const { to, on, words } = lastOf(action)
    return { theme: action.theme, areaId: action.areaId, what: action.what, state: to, on, words }
  })
  return { chosen, taken, voices: counts, actions: evidence }
}

type Days = ReturnType<typeof dialogueDays>

async function* pages(db: Db, round: CountedRound): AsyncGenerator<Page> {
  for (const population of named(round)) {
    yield { population, rows: await shown(db, round, population.key) }
  }
  await sameCounting(db, round)
}

/** The protected rows of one population. A population at a time: the whole may be large, and others get their turn between. */
async function shown(db: Db, { snapshot }: CountedRound, population: string): Promise<readonly ShownRow[]> {
  await setImmediate()
  return protect(await figures.ofPopulation(db, snapshot.id, population))
}

/** Throws countedAnew when a newer counting has taken over: the rows of the older one are then on their way out. */
async function sameCounting(db: Db, { round, snapshot }: CountedRound): Promise<void> {
  const latest = await snapshots.latest(db, round.id)
  if (latest?.id !== snapshot.id) throw countedAnew()
}

async function countedRound(sources: Sources, kommun: Area, year: number): Promise<LeavingRound> {
  const { round, survey } = await roundOf(sources, kommun, year)
  const snapshot = await snapshots.latest(sources.db, round.id)
  if (!snapshot) throw notCounted()
  return { kommun, areas: await areas.namesBelow(sources.db, kommun.id, year), round, survey, snapshot, origin: unpublished(VERSION) }
}

/** The kommun's last counted round of an earlier year, and what it asked; null without one. */
export async function roundBefore(
  { db, surveys }: Sources,
  { kommunId, year }: Pick<Round, 'kommunId' | 'year'>,
): Promise<RoundBefore | null> {
  for (const round of await rounds.ofKommun(db, kommunId)) {
    const snapshot = round.year < year ? await snapshots.latest(db, round.id) : undefined
    const survey = surveys.get(round.surveyId)
    if (snapshot && survey) return { round, snapshot, survey }
  }
  return null
}

async function roundOf({ db, surveys }: Sources, kommun: Area, year: number): Promise<{ round: Round; survey: Survey }> {
  const round = await rounds.ofKommunAndYear(db, kommun.id, year)
  const survey = round && surveys.get(round.surveyId)
  if (!survey) throw notFound()
  return { round, survey }
}
