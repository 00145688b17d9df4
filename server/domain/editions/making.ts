import { rows as counted } from '../counting/rows.ts'
import { protect, rowKey, type ShownRow } from '../disclosure/protect.ts'
import { leaksOf } from '../disclosure/report.ts'
import { INVENTED } from '../exports/table.ts'
import { grouped } from '../grouped.ts'
import { topProblem } from '../lagesbild/finding.ts'
import { indexFigures } from '../lagesbild/index-figures.ts'
import { methodFacts } from '../lagesbild/method/facts.ts'
import { placesOf } from '../lagesbild/places.ts'
import { rowsBy } from '../lagesbild/rows.ts'
import { areaSaid, kommunSaid } from '../lagesbild/said.ts'
import type { Snapshot } from '../snapshot.ts'
import type { Row as Estimated } from '../statistics/index.ts'
import { METHOD } from '../statistics/method.ts'
import { indexer } from '../statistics/problemindex/problemindex.ts'
import { askedOfEverybody } from '../survey/everybody.ts'
import { populationKey, type Row } from '../tables.ts'
import { ASSUMPTION } from '../weighting/assumption.ts'
import type { Ground, Grounds } from '../weighting/ground.ts'
import { answeredIn } from '../weighting/heard.ts'
import type { WeighingReport } from '../weighting/report.ts'
import { weighting, withWeights } from '../weighting/weighted-rows.ts'
import { rounded } from './canonical.ts'
import { type EditionDocument, FORMAT, type InputHashes, type PlaceIndex, type Provenance } from './document.ts'
import type { Inputs, KeptGround } from './inputs.ts'
import { PUBLIC_OBSERVATIONS } from './public-themes.ts'

/** An edition's figures as they come out of its inputs, before they are protected. */
export interface Figures {
  readonly rows: readonly Row[]
  readonly report: WeighingReport
}

/** Counts and weighs the inputs' answers anew; yields now and then how many more estimates are made. Rows have what they hide. */
export function* figuresOf(inputs: Inputs): Generator<number, Figures> {
  const { survey, cells, areas, pattern, focus } = inputs
  const { report, estimates } = weighting(groundsOf(inputs))
  const made: Estimated[] = []
  for (const estimate of estimates()) if (made.push(estimate) % A_TURN === 0) yield A_TURN
  const areaIds = areas.map(({ id }) => id)
  const planned = Array.from(counted({ cells }, survey, areaIds), (row): Row => ({ ...row, ...pattern[rowKey(row)] }))
  return { rows: [...withWeights(planned, made, focus)], report }
}

/** Some tens of milliseconds' work. */
const A_TURN = 20

/** The document of an edition, from its figures: all that its pages show, and where it comes from. */
export function documentOf(inputs: Inputs, hashes: InputHashes, { rows, report }: Figures): EditionDocument {
  const { terms, kommun, round, snapshot, areas, map, survey, references, themes, imported } = inputs
  const shown = protect(rows, 'public', inputs.protection.rules)
  return rounded({
    ...{ terms, kommun, round, areas, map, survey, references, themes, imported },
    snapshot: tellable(snapshot),
    notice: round.rehearsal ? INVENTED : null,
    provenance: provenanceOf(inputs, hashes, shown),
    before: beforeOf(inputs),
    rows: shown,
    index: indexOf(inputs, shown),
    sentences: sentencesOf(inputs, shown),
    method: methodOf(inputs, { rows, report }, shown),
  })
}

function provenanceOf(
  { program, survey, surveyBefore, model, protection, attack }: Inputs,
  inputs: InputHashes,
  rows: readonly ShownRow[],
): Provenance {
  const named = ({ id, hash }: { readonly id: string; readonly hash: string }) => ({ id, hash })
  const leaked = leaksOf(protection)
  if (leaked.length > 0) throw new RangeError('What can be worked out is never made an edition of.')
  return {
    program,
    method: METHOD.version,
    format: FORMAT,
    survey: named(survey),
    surveyBefore: surveyBefore && named(surveyBefore),
    indexModel: model && { ...named(model), version: model.version },
    inputs,
    rules: { ...protection.rules, publicObservations: PUBLIC_OBSERVATIONS },
    audit: {
      decided: tally(protection.steps.map(({ how }) => how)),
      rows: rows.length,
      hiddenRows: rows.filter(({ hidden }) => hidden).length,
      attack,
      givenAway: 0,
    },
    assumption: ASSUMPTION,
  }
}

const tally = (words: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...new Set(words)].map((word) => [word, words.filter((one) => one === word).length]))

/** A counting as it may be published: of how many answered no more than may be told. */
const tellable = (snapshot: Snapshot): Snapshot => ({ ...snapshot, responses: snapshot.told ?? 0 })

function beforeOf({ before, surveyBefore }: Inputs): EditionDocument['before'] {
  return before && surveyBefore && { round: before.round, snapshot: tellable(before.snapshot), survey: surveyBefore, rows: before.rows }
}

function indexOf({ model, survey, areas }: Inputs, rows: readonly ShownRow[]): EditionDocument['index'] {
  if (!model) return null
  const index = indexer(model, survey)
  const of = grouped(rows, ({ population }) => population)
  const places = [null, ...areas.map(({ id }) => id)].map((areaId): PlaceIndex => {
    const population = populationKey(areaId === null ? { kind: 'kommun' } : { kind: 'area', areaId })
    const own = (of.get(population) ?? []).filter(({ source }) => source === 'code')
    return { areaId, index: index(indexFigures(own)) }
  })
  return { model, places }
}

function sentencesOf({ survey, before, areas, themes }: Inputs, rows: readonly ShownRow[]): EditionDocument['sentences'] {
  const ground = { survey, since: before?.round.year ?? null }
  const byPopulation = grouped(rows, ({ population }) => population)
  const of = (population: string) => rowsBy('question', byPopulation.get(population) ?? []).code
  const whole = of('kommun')
  const problem = topProblem(survey, [...whole.values()])
  const about = rows.filter(({ question }) => question === problem?.item.id)
  const places = placesOf(areas, rowsBy('population', about))
  return {
    kommun: kommunSaid(ground, whole, { problem, places }, themes),
    areas: Object.fromEntries(areas.map(({ id }) => [id, areaSaid(ground, of(populationKey({ kind: 'area', areaId: id })), [])])),
  }
}

function methodOf(
  { survey, simulation, areas, protection, ground, cells, letters }: Inputs,
  { rows, report }: Figures,
  shown: readonly ShownRow[],
) {
  const asked = askedOfEverybody(survey)
  const everybody = rowsBy(
    'population',
    shown.filter(({ question }) => question === asked),
  )
  const register = ground.register?.cells ?? []
  return methodFacts({ survey, simulation, areas, report, protection, rows, everybody, register, answered: answeredIn(cells), letters })
}

function groundsOf({ ground, groundBefore, survey, surveyBefore, cells, cellsBefore, neighbours, focus }: Inputs): Grounds {
  const grown = ({ year, areas, register }: KeptGround, of: Inputs['survey'], from: Inputs['cells']): Ground => ({
    year,
    survey: of,
    cube: { surveyId: of.id, cells: from.filter(({ source }) => source === 'code') },
    areas: new Map(areas),
    register,
  })
  return {
    now: grown(ground, survey, cells),
    before:
      groundBefore && surveyBefore ? { ...grown(groundBefore, surveyBefore, cellsBefore), hidden: new Set(groundBefore.hidden) } : null,
    neighbours: new Map(neighbours),
    focus,
    mark: '', // names grounds for those who look whether they have changed: these never do
  }
}
