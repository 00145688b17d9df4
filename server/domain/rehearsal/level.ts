import type { AgeGroup } from '../population.ts'
import type { PlaceSort } from './place.ts'

/** Per cent by answer code. */
export type Shares = Readonly<Record<string, number>>

/**
 * How a question is answered by an ordinary person in an ordinary part of a town, and who answers it otherwise.
 * What shifts an answer is on the logit scale of the adverse share: 0.7 doubles the odds, 0.2 adds about four points to 30 %.
 */
export interface Level {
  readonly question: string
  /** Per cent by code among those who give a value; of a multiple choice, per cent who tick each code that may stand with others. */
  readonly shares: Shares
  /** Other shares in some sorts of place, or at some ages: for what is neither good nor bad, as housing. */
  readonly sharesIn?: Readonly<Partial<Record<PlaceSort, Shares>>>
  readonly sharesAt?: Readonly<Partial<Record<AgeGroup, Shares>>>
  /** Per cent by code that is no value ("vet ej"), among those who answer at all. */
  readonly apart?: Shares
  readonly places?: Readonly<Partial<Record<PlaceSort, number>>>
  /** How much worse women answer than men. */
  readonly women?: number
  /** By age group, youngest first. */
  readonly ages?: readonly [number, number, number, number, number]
}

type Leaning = Pick<Level, 'places' | 'women' | 'ages'>

/** Per cent who call something a small and a big problem where they live. */
export const problem = (question: string, small: number, big: number, unsure: number, leaning: Leaning): Level => ({
  question,
  shares: { inget_problem: 100 - small - big, litet_problem: small, stort_problem: big },
  apart: { vet_ej: unsure },
  ...leaning,
})

/** Per cent to whom something has happened once and several times in twelve months. */
export const victim = (question: string, once: number, often: number, leaning: Leaning): Level => ({
  question,
  shares: { nej: 100 - once - often, en_gang: once, flera_ganger: often },
  apart: { vet_ej: 1, vill_inte_svara: 0.8 },
  ...leaning,
})

/** Per cent of the victims who have reported all and some of it. */
export const reported = (question: string, all: number, some: number): Level => ({
  question,
  shares: { allt: all, en_del: some, nej: 100 - all - some },
  apart: { vet_ej: 3, vill_inte_svara: 2 },
})

/** Per cent who worry sometimes and often; `apart` for those whom it does not concern. */
export const worry = (question: string, sometimes: number, often: number, leaning: Leaning, apart: Shares = {}): Level => ({
  question,
  shares: { aldrig: 100 - sometimes - often, ibland: sometimes, ofta: often },
  apart: { vet_ej: 1.5, ...apart },
  ...leaning,
})

/** Per cent on each step of a scale that begins with `first`. */
export const steps = (question: string, first: number, shares: readonly number[], unsure: number, leaning: Leaning): Level => ({
  question,
  shares: Object.fromEntries(shares.map((share, index) => [String(first + index), share])),
  apart: { vet_ej: unsure },
  ...leaning,
})
