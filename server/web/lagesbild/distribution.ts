import type { ShownRow } from '../../domain/disclosure/protect.ts'
import type { Asked } from '../../domain/exports/asked.ts'
import { count, number, percent } from '../../domain/format.ts'
import { answerCounts } from '../../domain/lagesbild/answers.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import { type BlankWords, blankWords } from './lines.ts'

/** How a population's answers fell, answer by answer; null in place of one that may not be shown. */
export interface Distribution {
  readonly base: string
  readonly lines: readonly { readonly text: string; readonly people: string; readonly share: string }[]
  readonly blanks: BlankWords | null
  /** Mean of a scale or a number, with one decimal; null when answers carry no numbers. */
  readonly mean: string | null
}

/** The answers of a row in words; null when it is hidden or missing. */
export function distribution({ codes }: Asked, row: ShownRow | undefined): Distribution | null {
  if (!row || row.hidden) return null
  const lines = answerCounts(codes, row)
    .filter(({ share }) => share !== null)
    .map(({ code, people, share }) => ({ text: sv(code.text), people: count(people), share: percent(share ?? 0) }))
  return { base: count(row.base), lines, blanks: blankWords(row), mean: row.mean === null ? null : number(row.mean, 1) }
}
