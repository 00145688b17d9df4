import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'

/** How much uneven sampling and weighting widen intervals, before any answers show it: variance × 1.2 (Kish 1965, design effect). */
export const USUAL_DEFF = 1.2

/** Answers from one place one year. */
export interface Fieldwork {
  readonly answers: number
  /** Inhabitants asked among; Infinity when they are far more than the answers. */
  readonly people: number
  /** Design effect: the variance through that of as many people drawn at random. */
  readonly deff: number
}

/**
 * How many people drawn at random among endlessly many would tell as much as these answers: k = n/(deff(1−n/N)). More than the
 * answers where most of a small place has answered, Infinity where everybody has. 0 without answers.
 */
export function effectiveSize({ answers, people, deff }: Fieldwork): number {
  if (answers < 0 || answers > people || !(deff > 0)) throw new RangeError(`${answers} answers of ${people} people with deff ${deff}.`)
  return answers === 0 ? 0 : answers / (deff * (1 - answers / people)) // 1 − n/N is 0 when everybody answered: Infinity
}

/** The effective size of several places together, each weighing as its people: 1/k = Σ (N_h/N)²/k_h. 0 when one with people has no answers. */
export function togetherSize(places: readonly Fieldwork[]): number {
  const people = places.reduce((sum, place) => sum + place.people, 0)
  const inhabited = places.filter((place) => place.people > 0)
  return inhabited.length === 0 ? 0 : 1 / inhabited.reduce((sum, place) => sum + (place.people / people) ** 2 / effectiveSize(place), 0)
}

/** The answers that give an effective size among so many people, not rounded: the inverse of effectiveSize. */
export const answersFor = (effective: number, { people, deff }: Omit<Fieldwork, 'answers'>): number =>
  (effective * deff) / (1 + (effective * deff) / people)

/** Half the width of the 95 % interval that is planned for a share, 0–1: 1.96·√(p(1−p)/k). Null without answers. */
export const halfWidth = (share: number, effective: number): number | null =>
  effective > 0 ? NORMAL_975 * Math.sqrt((share * (1 - share)) / effective) : null

/** The effective size that gives a share's interval this half-width. */
export const sizeFor = (share: number, halfWidth: number): number => (NORMAL_975 ** 2 * share * (1 - share)) / halfWidth ** 2

/** The value that a share of the standard normal distribution lies below. */
export const normal = (probability: number): number => normalQuantile(probability, 0, 1)

const NORMAL_975 = normal(0.975)
