import { type Cell, EXTRA, SKIPPED, UNANSWERED } from '../cube.ts'
import type { Source } from '../round.ts'
import { clopperPearson } from '../statistics/interval.ts'
import { mean } from '../statistics/mean.ts'
import type { Role, Survey } from '../survey/survey.ts'
import { type Population, populationKey, populations, type Row } from '../tables.ts'
import { type Counted, counted } from './counted.ts'
import { type Scoring, scorings } from './scoring.ts'

/**
 * Every row of the planned tables: each population × source × question, group means last, in that order. Shares are unweighted. Answers by
 * code and by open link are never added together; a source that nobody in the round used has no rows, except that a round
 * without any answer has its rows, all empty, under 'code'.
 */
export function* rows(cube: Cells, survey: Survey, areaIds: readonly string[]): Generator<Row> {
  const sums = sumUp(cube)
  const used = SOURCES.filter((source) => sums.has(key('kommun', source)))
  const questions = counted(survey)
  const means = scorings(survey)
  for (const population of populations(survey, areaIds)) {
    for (const source of used.length > 0 ? used : (['code'] as const)) {
      const sum = sums.get(key(populationKey(population), source)) ?? NOBODY
      for (const question of questions) yield row(population, source, question, sum)
      for (const scoring of means) yield meanRow(population, source, scoring, sum)
    }
  }
}

/** A cube, or its cells one at a time. */
interface Cells {
  readonly cells: Iterable<Cell>
}

const SOURCES: readonly Source[] = ['code', 'open']

/** Everybody of one population and source: the sum of their cells. */
interface Sum {
  respondents: number
  readonly counts: Record<string, Record<string, number>>
}

const NOBODY: Sum = { respondents: 0, counts: {} }

const key = (population: string, source: Source) => `${population}|${source}`

function sumUp({ cells }: Cells): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const cell of cells) {
    for (const population of populationsOf(cell)) {
      const at = key(populationKey(population), cell.source)
      const sum = sums.get(at) ?? { respondents: 0, counts: {} }
      sums.set(at, sum)
      addTo(sum, cell)
    }
  }
  return sums
}

// A slice repeats people who are in the whole cube too: it only makes the population it is named for.
function populationsOf({ slice, areaId, sex, ageGroup }: Cell): readonly Population[] {
  const [question = '', code = ''] = slice.split('=')
  return slice === ''
    ? [{ kind: 'kommun' }, { kind: 'area', areaId }, { kind: 'sex', sex }, { kind: 'age', ageGroup }]
    : [{ kind: 'breakdown', question, code }]
}

function addTo(sum: Sum, cell: Cell): void {
  sum.respondents += cell.respondents
  for (const [question, counts] of Object.entries(cell.counts)) {
    const into = sum.counts[question] ?? {}
    sum.counts[question] = into
    for (const [code, people] of Object.entries(counts)) into[code] = (into[code] ?? 0) + people
  }
}

function row(population: Population, source: Source, question: Counted, sum: Sum): Row {
  const given = sum.counts[question.id] ?? {}
  const people = (code: string) => given[code] ?? 0
  const inRole = (role: Role) => question.codes.reduce((total, code) => total + (code.role === role ? people(code.code) : 0), 0)
  const base = inRole('value') - people(EXTRA)
  const measured = question.measure ? question.measure.codes.reduce((total, code) => total + people(code), 0) : null
  const estimated = population.kind === 'area' && source === 'code' && measured !== null && base > 0
  return {
    population: populationKey(population),
    source,
    question: question.id,
    respondents: sum.respondents,
    base,
    counts: Object.fromEntries(question.codes.map(({ code }) => [code, people(code)])),
    dontKnow: inRole('dont_know'),
    refused: inRole('refused'),
    notApplicable: inRole('not_applicable') + people(SKIPPED),
    unanswered: people(UNANSWERED),
    measured,
    share: measured === null || base === 0 ? null : measured / base,
    interval: estimated ? clopperPearson(measured, base) : null,
    mean: meanOf(question, people),
  }
}

/** A group mean has people's points, and no codes that anybody gave. */
function meanRow(population: Population, source: Source, { id, scores }: Scoring, sum: Sum): Row {
  const given = sum.counts[id] ?? {}
  const people = scores.map((name) => ({ score: Number(name), people: given[name] ?? 0 }))
  return {
    population: populationKey(population),
    source,
    question: id,
    respondents: sum.respondents,
    base: people.reduce((total, each) => total + each.people, 0),
    counts: {},
    dontKnow: 0,
    refused: 0,
    notApplicable: given[SKIPPED] ?? 0,
    unanswered: given[UNANSWERED] ?? 0,
    measured: null,
    share: null,
    interval: null,
    mean: mean(people),
  }
}

// Only where every value has its number: a mean over some of the answers would be a mean of nothing in particular.
function meanOf({ codes }: Counted, people: (code: string) => number): number | null {
  const values = codes.filter(({ role }) => role === 'value')
  const scores = values.flatMap(({ code, value }) => (value === undefined ? [] : [{ score: value, people: people(code) }]))
  return scores.length === values.length ? mean(scores) : null
}
