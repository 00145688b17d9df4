import type { Source } from './round.ts'

/** Counted for a question that was asked but left blank. */
export const UNANSWERED = '_unanswered'
/** Counted for a question that a skip rule passed over. */
export const SKIPPED = '_skipped'
/** Counted once for every value a person ticked beyond the first: where several may be ticked, people = values − extra. */
export const EXTRA = '_extra'
/** The codes of a derived question: any part was answered with one of its codes, or none was. */
export const ANY = '1'
export const NONE = '0'
/** Counted for a derived question when no part was answered with a value: somebody said "vet ej", or only refused. */
export const DONT_KNOW = '_dont_know'
export const REFUSED = '_refused'
/** The cell value of a person who did not say their sex or age group, or said another than the register has. */
export const UNKNOWN = '_unknown'

/** People of one source, area, sex and age group, and how many of them gave each code of each question. */
export interface Cell {
  /** '' for everybody, or 'boendeform=1' for those who gave that code to a breakdown question. */
  readonly slice: string
  readonly source: Source
  readonly areaId: string
  readonly sex: string
  readonly ageGroup: string
  readonly respondents: number
  /** question id → code → people. Sparse: a code nobody gave is absent. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/** How many people in each cell gave each answer to each question: exactly what everything statistical is computed from. */
export interface Cube {
  readonly surveyId: string
  readonly cells: readonly Cell[]
}
