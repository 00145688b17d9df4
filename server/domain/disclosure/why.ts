import type { Survey } from '../survey/survey.ts'
import type { Row } from '../tables.ts'
import { codePart, valuesOf } from './parts.ts'
import type { Rules } from './rules.ts'
import { sensitiveOf } from './secrets.ts'

/**
 * Why something is hidden: fewer answered, or gave that answer, than may be told of; or what is hidden here or elsewhere could
 * else be worked out. That everybody answered alike is told as the last: else the reason would tell what is hidden.
 */
export type Reason = 'few answered' | 'few said so' | 'would tell of others'

/** Why a row is hidden whole, or some of its answers, by code; null when nothing of it is. */
export type Why = { readonly row: Reason } | { readonly answers: readonly { readonly code: string; readonly reason: Reason }[] } | null

/**
 * Why a row does not show what it does not show. For staff alone: who knows which of two hidden groups is the small one knows more
 * of it than the tables tell.
 */
export function whyHidden(survey: Survey, row: Row, { bases, cells }: Rules): Why {
  const { base, alike, question, counts, hides = [] } = row
  if (base < bases) return { row: 'few answered' }
  if (alike || hides.includes('base')) return { row: 'would tell of others' }
  if (hides.length === 0) return null
  const isSensitive = sensitiveOf(survey).has(question)
  const isFew = (code: string) => isSensitive && (counts[code] ?? 0) > 0 && (counts[code] ?? 0) < cells
  const hidden = valuesOf(survey, question).filter((code) => hides.includes(codePart(code)))
  return { answers: hidden.map((code) => ({ code, reason: isFew(code) ? 'few said so' : 'would tell of others' })) }
}
