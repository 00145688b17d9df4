import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import type { ThemeCount } from '../../domain/dialogues/dialogue.ts'
import { withKept } from '../../domain/dialogues/themes.ts'
import type { Heard } from '../../domain/dialogues/voices.ts'
import { protect } from '../../domain/disclosure/protect.ts'
import type { EditionDocument } from '../../domain/editions/document.ts'
import { type Comparability, comparability } from '../../domain/lagesbild/comparability.ts'
import type { Item } from '../../domain/lagesbild/items.ts'
import type { MethodFacts } from '../../domain/lagesbild/method/facts.ts'
import { type Rows, rowsBy } from '../../domain/lagesbild/rows.ts'
import { dialogueDays } from '../../domain/lagesbild/themes.ts'
import type { DrawnMap } from '../../domain/map.ts'
import { notCounted, notFound } from '../../domain/problem.ts'
import type { Reference } from '../../domain/references/reference.ts'
import type { Round } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import type { Staff } from '../../domain/staff.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { type Population, populationKey } from '../../domain/tables.ts'
import * as areas from '../../store/areas.ts'
import * as figures from '../../store/figures.ts'
import * as references from '../../store/references.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as voices from '../../store/voices.ts'
import { roundBefore } from '../../work/exports.ts'
import { mapOf } from '../../work/maps.ts'
import { kommunFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { EditionWords } from '../editions/words.ts'
import { importedWords } from '../imports/place.ts'
import { type Download, downloads } from './downloads.ts'
import { kept } from './kept.ts'
import { methodOf } from './method-facts.ts'

/** A round whose answers have been counted, and the survey it asked. */
export interface CountedRound {
  readonly round: Round
  readonly snapshot: Snapshot
  readonly survey: Survey
}

/** Protected rows, wherever they are kept. */
export interface Figures {
  /** All questions of one population. */
  of(population: Population): Promise<Rows>
  /** All populations of one question. */
  about(questionId: string): Promise<Rows>
}

/** A counted round whose rows can be read. */
export interface Told extends CountedRound {
  readonly figures: Figures
}

/**
 * What every page of a lägesbild stands on: where, this year's counting and the last one before it, if there is one. Pages are made
 * from this and from nothing else, so that the same pages can show what the database has today and what was once published.
 */
export interface Picture extends Told {
  readonly kommun: Pick<Area, 'id' | 'name' | 'slug'>
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly before: Told | null
  /** Where the answers came from, in a sentence, when they were read from a file; else null. */
  readonly imported: string | null
  /** Where the lägesbild's own pages begin: '/lagesbild/varberg/2026'. */
  readonly home: string
  /** How often each theme was named in the year's dialogues. */
  themes(): Promise<readonly ThemeCount[]>
  /** What a theme is called, also one that only other surveys have. */
  themeName(id: string): string
  /** What the year's dialogues said about an area, and whose voices; null in an edition: what was said of one area could be what one person said. */
  heard(areaId: string): Promise<Heard | null>
  /** What somebody has stated corresponds to a question: every question's, or one's. */
  references(questionId?: string): Promise<readonly Reference[]>
  /** The areas drawn. */
  map(): Promise<DrawnMap>
  method(): Promise<MethodFacts>
  /** What the figures say of the kommun and of each area, in sentences, as it was once said; null when it is to be said anew. */
  readonly said: EditionDocument['sentences'] | null
  /** What the reader may take away. */
  readonly downloads: readonly Download[]
  /** The page above all of these. */
  readonly above: Download
  /** Whether it has a page about its problemindex. */
  readonly hasIndex: boolean
  /** Where the year before has pages of its own; null without any. */
  readonly homeBefore: string | null
  /** The edition that the picture is of; null for what the database has today. */
  readonly edition: EditionWords | null
}

/** The picture as staff see it. */
export interface StaffPicture extends Picture {
  readonly staff: Staff
  readonly kommun: Area
}

/** The lägesbild named in the address. Not yours, not there and not a year are the same 404. */
export async function pictureOf(deps: Deps, req: Request<{ kommun: string; ar: string }>): Promise<StaffPicture> {
  const { staff, kommun } = await kommunFor(deps, req, 'see lagesbild', req.params.kommun)
  if (!/^\d{4}$/.test(req.params.ar)) throw notFound()
  const year = Number(req.params.ar)
  const round = await rounds.ofKommunAndYear(deps.db, kommun.id, year)
  if (!round) throw notFound()
  const counted = await countedRound(deps, round)
  if (!counted) throw notCounted()
  const before = await roundBefore(deps, round)
  const days = dialogueDays(year)
  const now = told(deps, counted)
  const inside = await areas.namesBelow(deps.db, kommun.id, year)
  const home = `/lagesbild/${kommun.slug}/${year}`
  return {
    ...now,
    staff,
    kommun,
    home,
    areas: inside,
    before: before && told(deps, before),
    imported: await importedWords(deps.db, round.id),
    said: null,
    edition: null,
    hasIndex: true,
    homeBefore: before && `/lagesbild/${kommun.slug}/${before.round.year}`,
    above: { href: '/lagesbild', words: 'Lägesbilder' },
    downloads: downloads(staff, kommun, home, year),
    method: () => methodOf(deps, now, inside),
    themes: () => voices.ofThemes(deps.db, kommun.id, days.from, days.to),
    themeName: (id) => withKept(now.survey.themes, deps.surveys, [id]).find((theme) => theme.id === id)?.title.sv ?? id,
    heard: (areaId) => voices.heardIn(deps.db, { kommunId: kommun.id, areaId, ...days }),
    references: (questionId) => references.corresponding(deps.db, kommun.id, questionId),
    map: () => mapOf(deps.db, kommun.id, year),
  }
}

const told = (deps: Deps, counted: CountedRound): Told => ({
  ...counted,
  figures: { of: (population) => rowsOf(deps, counted, population), about: (questionId) => rowsAbout(deps, counted, questionId) },
})

/** A round with its latest counting; null when it has none. */
export async function countedRound({ db, surveys }: Deps, round: Round): Promise<CountedRound | null> {
  const snapshot = await snapshots.latest(db, round.id)
  const survey = surveys.get(round.surveyId)
  return snapshot && survey ? { round, snapshot, survey } : null
}

/** All questions of one population, protected. */
export async function rowsOf(deps: Deps, counted: Pick<CountedRound, 'snapshot'>, population: Population): Promise<Rows> {
  const [{ id }, key] = [counted.snapshot, populationKey(population)]
  return kept(deps.db, `${id} of ${key}`, async () => rowsBy('question', protect(await figures.ofPopulation(deps.db, id, key))))
}

/** All populations of one question, protected. */
async function rowsAbout(deps: Deps, counted: CountedRound, questionId: string): Promise<Rows> {
  const { id } = counted.snapshot
  return kept(deps.db, `${id} about ${questionId}`, async () =>
    rowsBy('population', protect(await figures.ofQuestion(deps.db, id, questionId))),
  )
}

/** How this year's item may be compared with the counting before. */
export const compared = ({ survey, before }: Picture, item: Item): Comparability => comparability(survey, item, before?.survey)
