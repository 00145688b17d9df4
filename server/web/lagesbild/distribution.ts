import type { ShownRow } from '../../domain/disclosure/protect.ts'
import type { Asked } from '../../domain/exports/asked.ts'
import { count, limits, number, percent } from '../../domain/format.ts'
import { type AnswerCount, answerCounts } from '../../domain/lagesbild/answers.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { type BlankWords, blankWords } from './lines.ts'

/** How a population's answers fell, answer by answer; null in place of one that may not be shown. */
export interface Distribution {
  readonly base: string
  /** Whether the shares stand for the residents; then those of the answers themselves are one click away. */
  readonly weighted: boolean
  readonly lines: readonly AnswerLine[]
  readonly blanks: BlankWords | null
  /** Mean of a scale or a number, with one decimal; null when answers carry no numbers. */
  readonly mean: string | null
}

interface AnswerLine {
  readonly text: string
  readonly share: string
  /** '41–51 %'; null without an interval. */
  readonly limits: string | null
  readonly people: string
  readonly unweighted: string
}

/** The answers of a row in words; null when it is hidden or missing. */
export function distribution({ codes }: Asked, row: ShownRow | undefined): Distribution | null {
  if (!row || row.hidden) return null
  const values = answerCounts(codes, row).filter(({ share }) => share !== null)
  const mean = row.weighted?.figures.mean?.value ?? row.mean
  return {
    base: count(row.base),
    weighted: values.some(({ isWeighted }) => isWeighted),
    lines: values.map(lineOf),
    blanks: blankWords(row),
    mean: mean === null ? null : number(mean, 1),
  }
}

const lineOf = ({ code, people, share, interval, unweighted }: AnswerCount): AnswerLine => ({
  text: sv(code.text),
  share: percent(share ?? 0),
  limits: interval && `${limits(interval)}\u00a0%`,
  people: count(people),
  unweighted: percent(unweighted ?? 0),
})
