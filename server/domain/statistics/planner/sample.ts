import { answersFor, effectiveSize, halfWidth, sizeFor } from './effective.ts'

/** With fewer expected answers a place is merged with a neighbour instead of reported. */
export const LEAST_ANSWERS = 30

/** What is wanted of a sample, and what is known before it is drawn. */
export interface Precision {
  /** Half the width of a share's 95 % interval, 0–1: 0.1 for ten points either way. */
  readonly halfWidth: number
  /** The share it is wanted at, 0–1: 0.5 is the widest. */
  readonly share: number
  /** The part of those asked who answer, 0–1. */
  readonly responseRate: number
  readonly deff: number
}

/** A sample in one place: whom to ask and what to expect. */
export interface Sample {
  readonly people: number
  readonly letters: number
  /** Everybody is asked: the wanted precision may then be out of reach. */
  readonly census: boolean
  /** Answers expected. */
  readonly answers: number
  /** As many drawn at random among endlessly many would tell the same. */
  readonly effective: number
  /** The half-width to expect, 0–1; null without answers. */
  readonly halfWidth: number | null
  /** Even with everybody asked too few will answer: the place should be merged with a neighbour. */
  readonly tooFew: boolean
}

/** A hair's breadth that arithmetic may be off before the next whole person is meant. */
const HAIR = 1e-9

/**
 * How many to ask in a place of `people` inhabitants for a wanted precision: n = n₀/(1 + n₀/N) answers with n₀ = 1.96²·p(1−p)·deff/E²
 * (Cochran 1977, ch. 4), never fewer than 30, and as many letters as bring them in.
 */
export function sampleFor(people: number, wish: Precision): Sample {
  const wanted = Math.ceil(answersFor(sizeFor(wish.share, wish.halfWidth), { people: people || 1, deff: wish.deff }) - HAIR)
  const needed = Math.max(wanted, LEAST_ANSWERS)
  const gross = Math.ceil(needed / wish.responseRate - HAIR)
  const census = gross >= people
  const answers = census ? Math.floor(people * wish.responseRate + HAIR) : needed
  const effective = effectiveSize({ answers, people, deff: wish.deff })
  return {
    people,
    letters: Math.min(gross, people),
    census,
    answers,
    effective,
    halfWidth: halfWidth(wish.share, effective),
    tooFew: answers < LEAST_ANSWERS,
  }
}
