import { AGE_GROUPS, SEXES } from './population.ts'
import { codesOf } from './questions/index.ts'
import type { Source } from './round.ts'
import type { Interval } from './statistics/interval.ts'
import { question, type Survey } from './survey/survey.ts'
import type { WeightedRow } from './weighting/weighted.ts'

/**
 * The closed list of populations a figure may be about. Nothing else is ever counted for show:
 * a page cannot ask for a combination that is not here.
 */
export type Population =
  | { readonly kind: 'kommun' }
  | { readonly kind: 'area'; readonly areaId: string }
  | { readonly kind: 'sex'; readonly sex: string }
  | { readonly kind: 'age'; readonly ageGroup: string }
  | { readonly kind: 'breakdown'; readonly question: string; readonly code: string }

/** A population as a stable text key: 'kommun', 'area:1383R001', 'sex:kvinna', 'age:15-29', 'breakdown:boendeform:1'. */
export function populationKey(population: Population): string {
  switch (population.kind) {
    case 'kommun':
      return 'kommun'
    case 'area':
      return `area:${population.areaId}`
    case 'sex':
      return `sex:${population.sex}`
    case 'age':
      return `age:${population.ageGroup}`
    case 'breakdown':
      return `breakdown:${population.question}:${population.code}`
  }
}

/**
 * Every population of a round that figures are computed for, in the order they are listed: the closed list. Files from
 * elsewhere may have other sexes and age groups than our register.
 */
export function populations(
  survey: Survey,
  areaIds: readonly string[],
  { sexes, ageGroups }: { readonly sexes: readonly string[]; readonly ageGroups: readonly string[] } = {
    sexes: SEXES,
    ageGroups: AGE_GROUPS,
  },
): readonly Population[] {
  return [
    { kind: 'kommun' },
    ...areaIds.map((areaId) => ({ kind: 'area', areaId }) as const),
    ...sexes.map((sex) => ({ kind: 'sex', sex }) as const),
    ...ageGroups.map((ageGroup) => ({ kind: 'age', ageGroup }) as const),
    ...survey.breakdowns.flatMap((id) => values(survey, id).map((code) => ({ kind: 'breakdown', question: id, code }) as const)),
  ]
}

function values(survey: Survey, id: string): readonly string[] {
  const asked = question(survey, id)
  return asked ? codesOf(asked).flatMap(({ code, role }) => (role === 'value' ? [code] : [])) : []
}

/** One question answered by one population through one source: the row that tables, charts and exports are made of. Not for show until protected. */
export interface Row {
  readonly population: string
  readonly source: Source
  readonly question: string
  /** Everybody of the population who sent in an answer, whatever they said here. */
  readonly respondents: number
  /** People who gave a value: the denominator of shares. */
  readonly base: number
  /** People per code, every role; a code nobody gave is 0. */
  readonly counts: Readonly<Record<string, number>>
  readonly dontKnow: number
  readonly refused: number
  /** Passed over by a skip rule, or said "ej aktuellt". */
  readonly notApplicable: number
  readonly unanswered: number
  /** People who gave one of the measure's codes; null when the question has no measure. */
  readonly measured: number | null
  /** measured / base, 0–1, unrounded; null without measure or base. */
  readonly share: number | null
  /** 95 % Clopper–Pearson, areas answered by code only; else null. */
  readonly interval: Interval | null
  /** Mean of the codes' values, for scales and numbered codes; else null. */
  readonly mean: number | null
  /** The same weighted to the register; absent for answers by open link, and where it cannot be told. */
  readonly weighted?: WeightedRow
  /** Everybody gave the same sensitive answer, and they are so many of the residents that it tells of each of them. Absent otherwise. */
  readonly alike?: true
  /** Which of its numbers are hidden, by part: 'base' hides all of it, 'code 1' one answer. Absent when nothing is. */
  readonly hides?: readonly string[]
}
