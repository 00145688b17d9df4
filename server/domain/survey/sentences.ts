import type { z } from 'zod'

/** What is wrong with the shape of a value, in words that the author of a definition knows. */
export function sentence(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return 'Fältet saknas.'
  switch (issue.code) {
    case 'invalid_type':
      return `Här ska stå ${TYPES[issue.expected] ?? issue.expected}.`
    case 'invalid_value':
      return `${typeof issue.input === 'string' ? `”${issue.input}” går inte här. ` : ''}Välj bland ${listed(issue.values.map(String))}.`
    case 'invalid_union':
      return `Okänd frågetyp. Välj bland ${listed(Array.isArray(issue.options) ? issue.options.map(String) : [])}.`
    case 'too_small':
      return issue.origin === 'array' ? 'Listan får inte vara tom.' : `Värdet är för litet: minst ${issue.minimum}.`
    case 'too_big':
      return `Värdet är för stort: högst ${issue.maximum}.`
    default:
      return 'Värdet går inte att läsa.'
  }
}

/** Words in a row: ”a”, ”b” och ”c”. */
export const listed = (words: readonly string[]) => conjunction.format(words.map((word) => `”${word}”`))

const conjunction = new Intl.ListFormat('sv', { type: 'conjunction' })

const TYPES: Readonly<Record<string, string>> = {
  string: 'en text inom citattecken',
  number: 'ett tal',
  int: 'ett heltal',
  boolean: 'true eller false',
  array: 'en lista, [ … ]',
  object: 'ett objekt, { … }',
  record: 'ett objekt med en text för varje språk',
}
