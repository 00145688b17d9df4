import type { ShownRow } from '../disclosure/protect.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Code } from '../survey/survey.ts'
import { intervalOf } from './told.ts'

type Whole = ShownRow & { readonly hidden: false }

/** How many gave one answer, and for answers that are a value which share it is of those that were. */
export interface AnswerCount {
  readonly code: Code
  readonly people: number
  /** 0–1, weighted where there are weights; null for "vet ej" and its like. Shares of a question with several answers need not add to one. */
  readonly share: number | null
  readonly isWeighted: boolean
  /** The weighted share's 95 % interval; null without one. */
  readonly interval: Interval | null
  /** Of those who answered, each counted the same. */
  readonly unweighted: number | null
}

/** Those who did not give a value: shown apart, never in the denominator of a share. */
export interface Blanks {
  readonly dontKnow: number
  /** Of those who answered the question, weighted where there are weights. Null when nobody did. */
  readonly dontKnowShare: number | null
  readonly refused: number
  readonly unanswered: number
  /** Left blank or refused, of those who were asked. Null when nobody was. */
  readonly unansweredShare: number | null
  readonly notApplicable: number
  /** Everybody the question was put to. */
  readonly asked: number
}

/** How a population's answers to a question fell, in the order of its codes. */
export function answerCounts(codes: readonly Code[], row: Whole): readonly AnswerCount[] {
  return codes.map((code) => {
    const people = row.counts[code.code] ?? 0
    const unweighted = code.role === 'value' && row.base > 0 ? people / row.base : null
    const weighted = row.weighted?.figures[`share:${code.code}`]
    return {
      code,
      people,
      share: weighted?.value ?? unweighted,
      isWeighted: weighted !== undefined,
      interval: weighted ? intervalOf(weighted) : null,
      unweighted,
    }
  })
}

/** Those of a population who gave no value. */
export function blanks({ base, dontKnow, refused, unanswered, notApplicable, weighted }: Whole): Blanks {
  const asked = base + dontKnow + refused + unanswered
  return {
    dontKnow,
    dontKnowShare: weighted?.figures.dont_know?.value ?? (base + dontKnow > 0 ? dontKnow / (base + dontKnow) : null),
    refused,
    unanswered,
    unansweredShare: asked > 0 ? (refused + unanswered) / asked : null,
    notApplicable,
    asked,
  }
}

/** Whether so many said "vet ej" (over 20 per cent) or nothing (over 10) that the reader must be told. */
export const manyBlanks = ({ dontKnowShare, unansweredShare }: Blanks) => ({
  dontKnow: (dontKnowShare ?? 0) > 0.2,
  unanswered: (unansweredShare ?? 0) > 0.1,
})
