import { type Flaw, isObject, type Path } from './source.ts'

/** The fields that hold the same words in every language. */
export const TEXT_FIELDS: ReadonlySet<string> = new Set(['title', 'introduction', 'thanks', 'text', 'hint', 'label', 'unit', 'reason'])

/** Which languages the texts of a file must have, which of its fields are texts, and what to say of a language too many. */
export interface Languages {
  readonly languages: readonly string[]
  readonly fields: ReadonlySet<string>
  readonly tooMany: (language: string) => string
}

/** Every text in a file that lacks a language, has one too many, or is blank. */
export function translations(whole: unknown, { languages, fields, tooMany }: Languages): readonly Flaw[] {
  if (languages.length === 0) return []
  return texts(whole, [], fields).flatMap(({ path, text }) => [
    ...languages
      .filter((language, index) => !(language in text) && languages.indexOf(language) === index)
      .map((language) => ({ path, sentence: `Texten saknas på språket ”${language}”.` })),
    ...Object.entries(text).flatMap(([language, words]) => {
      const at = [...path, language]
      if (!languages.includes(language)) return [{ path: at, sentence: tooMany(language) }]
      return typeof words === 'string' && words.trim() === '' ? [{ path: at, sentence: 'Texten är tom.' }] : []
    }),
  ])
}

interface Found {
  readonly path: Path
  readonly text: Readonly<Record<string, unknown>>
}

function texts(value: unknown, path: Path, fields: ReadonlySet<string>): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, [...path, index], fields))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const at = [...path, key]
    return fields.has(key) && isObject(part) ? [{ path: at, text: part }] : texts(part, at, fields)
  })
}
