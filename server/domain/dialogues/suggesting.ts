import { newStemmer } from 'snowball-stemmers'
import { LEXICON } from './lexicon.ts'

const stemmer = newStemmer('swedish')

/** One entry of the lexicon, its words as stems: alone, or as the beginning or the end of a compound. */
interface Pattern {
  readonly theme: string
  readonly stems: readonly string[]
  readonly begins: boolean
  readonly ends: boolean
}

/** What is left of a compound beside a word of the lexicon is a word too, not an ending: at least so many letters. */
const SHORTEST_PART = 3

const PATTERNS: readonly Pattern[] = Object.entries(LEXICON).flatMap(([theme, entries]) =>
  entries.map((entry) => ({
    theme,
    stems: stemsOf(entry.replaceAll('*', '')),
    begins: entry.endsWith('*'),
    ends: entry.startsWith('*'),
  })),
)

/**
 * The themes that words may be about, in the order of `themes`: a suggestion for a person to decide on, never more. Words are brought to
 * their stems (Snowball's Swedish stemmer, Porter 2001) and looked for in the lexicon, alone and as a part of compounds. It knows nothing
 * of what is denied, meant otherwise or asked for.
 */
export function suggest(words: string, themes: readonly { readonly id: string }[]): readonly string[] {
  const spoken = stemsOf(words)
  const found = new Set(PATTERNS.filter((pattern) => isIn(spoken, pattern)).map(({ theme }) => theme))
  return themes.map(({ id }) => id).filter((id) => found.has(id))
}

function isIn(spoken: readonly string[], { stems, begins, ends }: Pattern): boolean {
  const [first] = stems
  if (first === undefined) return false
  if (stems.length > 1) return spoken.some((_, at) => stems.every((stem, place) => spoken[at + place] === stem))
  return spoken.some((stem) => stem === first || isCompound(stem, first, begins, ends))
}

function isCompound(stem: string, part: string, begins: boolean, ends: boolean): boolean {
  if (stem.length < part.length + SHORTEST_PART) return false
  return (begins && stem.startsWith(part)) || (ends && stem.endsWith(part))
}

function stemsOf(words: string): readonly string[] {
  return (words.toLocaleLowerCase('sv').match(/[\p{L}\d]+(?:-[\p{L}\d]+)*/gu) ?? []).map((word) => stemmer.stem(word))
}
