import type { Kind } from './kinds.ts'

/** How sure the program is that a place should be masked. Only the reader decides: sure and likely ones are ticked beforehand. */
export type Confidence = 'sure' | 'likely' | 'unsure'

/** A place in a text, in UTF-16 units from its beginning. */
export interface Span {
  readonly from: number
  /** The first unit after it. */
  readonly to: number
}

/** A place in a text that may point somebody out. */
export interface Proposal extends Span {
  readonly kind: Kind
  readonly confidence: Confidence
}

/** How sure the program is, in a word to the reader. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = { sure: 'säkert', likely: 'troligt', unsure: 'osäkert' }

/** The places where a pattern (with the flags g and u) matches and `judge` says how sure it is; after a match that it refuses (null) the search goes on one character later. */
export function found(
  kind: Kind,
  text: string,
  pattern: RegExp,
  judge: (match: RegExpExecArray) => Confidence | null,
): readonly Proposal[] {
  const proposals: Proposal[] = []
  const search = new RegExp(pattern)
  for (let match = search.exec(text); match !== null; match = search.exec(text)) {
    const confidence = match[0] === '' ? null : judge(match)
    if (confidence !== null) proposals.push({ kind, confidence, from: match.index, to: match.index + match[0].length })
    else search.lastIndex = match.index + 1
  }
  return proposals
}
