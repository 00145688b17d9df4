import type { ThemeCount } from '../../domain/dialogues/dialogue.ts'
import { protect, rowKey, type ShownRow } from '../../domain/disclosure/protect.ts'
import type { Rules } from '../../domain/disclosure/rules.ts'
import type { Before, Inputs, KeptGround, Terms } from '../../domain/editions/inputs.ts'
import { publicThemes } from '../../domain/editions/public-themes.ts'
import { simulationWords } from '../../domain/lagesbild/method/simulation.ts'
import { dialogueDays } from '../../domain/lagesbild/themes.ts'
import { notCounted, notFound, Problem } from '../../domain/problem.ts'
import { newest } from '../../domain/references/reference.ts'
import type { Round } from '../../domain/round.ts'
import type { Snapshot } from '../../domain/snapshot.ts'
import { modelFor } from '../../domain/statistics/problemindex/model.ts'
import { populationKey, type Row } from '../../domain/tables.ts'
import type { Ground } from '../../domain/weighting/ground.ts'
import * as areas from '../../store/areas.ts'
import * as codes from '../../store/codes.ts'
import * as cubes from '../../store/cubes.ts'
import type { Db } from '../../store/database.ts'
import * as figures from '../../store/figures.ts'
import * as imports from '../../store/imports.ts'
import * as protections from '../../store/protections.ts'
import * as references from '../../store/references.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import * as voices from '../../store/voices.ts'
import { groundsOf } from '../count/grounds.ts'
import { type IndexSources, roundBefore } from '../exports.ts'
import { mapOf } from '../maps.ts'
import { VERSION } from '../version.ts'

/** What an edition is made for: a counted round, on terms that somebody has decided. */
export interface Wanted extends IndexSources {
  readonly round: Round
  readonly terms: Terms
  readonly rules: Rules
}

/** The round was counted before small groups were protected, and cannot be published as it stands. */
const unprotected = () =>
  new Problem(409, 'unprotected', 'Omgången räknades innan små grupper skyddades i alla led. Räkna den igen och publicera sedan.')

/** Everything an edition is to be made from, as the database has it now. Throws notFound, notCounted, or when it was counted unprotected. */
export async function gather({ db, surveys, indexModels, round, terms, rules }: Wanted): Promise<Inputs> {
  const kommun = await areas.byId(db, round.kommunId)
  const survey = surveys.get(round.surveyId)
  const snapshot = await snapshots.latest(db, round.id)
  if (!kommun || !survey) throw notFound()
  if (!snapshot || snapshot.surveyHash !== survey.hash) throw notCounted()
  const protection = await protections.ofSnapshot(db, snapshot.id)
  if (!protection) throw unprotected()
  const { cells } = await cubes.ofSnapshot(db, snapshot.id, survey.id)
  const grounds = await groundsOf(db, surveys, { round, survey, cells })
  const before = await roundBefore({ db, surveys }, round)
  const model = modelFor(indexModels, { surveyId: survey.id, rehearsal: round.rehearsal, under: snapshot.indexModel }) ?? null
  const areaNames = await areas.namesBelow(db, kommun.id, round.year)
  const populations = ['kommun', ...areaNames.map(({ id }) => populationKey({ kind: 'area', areaId: id }))]
  return {
    ...{ terms, round, snapshot, survey, cells, model },
    program: VERSION,
    kommun: { id: kommun.id, name: kommun.name, slug: kommun.slug },
    areas: areaNames,
    map: await mapOf(db, kommun.id, round.year),
    ground: keptGround(grounds.now),
    neighbours: [...grounds.neighbours],
    focus: grounds.focus,
    groundBefore: grounds.before && {
      ...keptGround(grounds.before),
      snapshotId: await countingOf(db, kommun.id, grounds.before.year),
      hidden: [...grounds.before.hidden],
    },
    before: before && {
      round: before.round,
      snapshot: before.snapshot,
      surveyId: before.survey.id,
      rows: await shownBefore(db, before.snapshot, populations, rules),
    },
    pattern: patternIn(await figures.ofSnapshot(db, snapshot.id)),
    protection: { ...protection, rules: { ...rules, ...protection.rules } },
    attack: null,
    references: newest(await references.corresponding(db, kommun.id), round.year),
    themes: await themesOf(db, round),
    letters: (await codes.cells(db, round.id)).map(({ areaId, sex, ages, drawn }) => ({ areaId, sex, ages, drawn })),
    imported: (await imports.ofRound(db, round.id)) ? 'Svaren är samlade in på annat håll och inlästa ur en fil.' : null,
    indexModel: model?.id ?? null,
    simulation: simulationWords(surveys),
    surveyBefore: before?.survey ?? null,
    cellsBefore: grounds.before?.cube.cells ?? [],
  }
}

const keptGround = ({ year, survey, areas, register }: Ground): KeptGround => ({ year, surveyId: survey.id, areas: [...areas], register })

async function countingOf(db: Db, kommunId: string, year: number): Promise<string> {
  const round = await rounds.ofKommunAndYear(db, kommunId, year)
  const snapshot = round && (await snapshots.latest(db, round.id))
  if (!snapshot) throw new Error(`The counting of ${kommunId} ${year} that was just read is not there.`)
  return snapshot.id
}

/** What is shown of the round before: of the kommun and its areas alone, as the public may see it. Of a counting whose small groups were never protected, nothing. */
async function shownBefore(db: Db, { id }: Snapshot, populations: readonly string[], rules: Rules): Promise<Before['rows']> {
  if (!(await protections.ofSnapshot(db, id))) return []
  const shown: ShownRow[] = []
  for (const population of populations) shown.push(...protect(await figures.ofPopulation(db, id, population), 'public', rules))
  return shown
}

function patternIn(rows: readonly Row[]): Inputs['pattern'] {
  return Object.fromEntries(
    rows.flatMap((row) => {
      const { hides, alike } = row
      return hides || alike ? [[rowKey(row), { ...(hides && { hides }), ...(alike && { alike }) }] as const] : []
    }),
  )
}

async function themesOf(db: Db, { kommunId, year }: Round): Promise<readonly ThemeCount[]> {
  const { from, to } = dialogueDays(year)
  return publicThemes(await voices.ofThemes(db, kommunId, from, to))
}
