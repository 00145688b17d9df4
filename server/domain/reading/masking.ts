import { KIND_WORDS, type Kind, type Masked } from './kinds.ts'
import type { Span } from './proposal.ts'

/** A place that is to be masked. */
export interface Mark extends Span {
  readonly kind: Kind
}

/** A text with every marked place replaced by the token of its kind, and how many of each there were. Places that overlap are masked as one. */
export function mask(text: string, marks: readonly Mark[]): { readonly words: string; readonly masked: Masked } {
  const masked: Partial<Record<Kind, number>> = {}
  let words = ''
  let at = 0
  for (const { from, to, kind } of joined(marks)) {
    words += text.slice(at, from) + KIND_WORDS[kind].token
    masked[kind] = (masked[kind] ?? 0) + 1
    at = to
  }
  return { words: words + text.slice(at), masked }
}

/** Marks in order, none upon another: what they cover is the same. */
export function joined(marks: readonly Mark[]): readonly Mark[] {
  const apart: Mark[] = []
  for (const mark of [...marks].sort((one, other) => one.from - other.from || other.to - one.to)) {
    const last = apart.at(-1)
    if (!last || mark.from >= last.to) apart.push(mark)
    else if (mark.to > last.to) apart[apart.length - 1] = { ...last, to: mark.to }
  }
  return apart
}

/** Every place where some typed words stand in a text as whole words, whatever the size of their letters and the spaces between. */
export function placesOf(text: string, typed: string): readonly Span[] {
  const forms = new Set(['NFC', 'NFD'].map((form) => typed.trim().normalize(form)))
  return [...forms].flatMap((words) => {
    if (words === '') return []
    const pattern = words.split(/\s+/u).map(literal).join('\\s+')
    const whole = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${pattern}(?![\\p{L}\\p{M}\\p{N}])`, 'giu')
    return [...text.matchAll(whole)].map((match) => ({ from: match.index, to: match.index + match[0].length }))
  })
}

const literal = (words: string) => words.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
