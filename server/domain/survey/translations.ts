import type { Draft } from './draft.ts'
import { type Flaw, isObject, type Path } from './source.ts'

/** The fields that hold the same words in every language. */
export const TEXT_FIELDS: ReadonlySet<string> = new Set(['title', 'introduction', 'thanks', 'text', 'hint', 'label', 'unit', 'reason'])

/** Every text of a definition that lacks a language, has one too many, or is blank. */
export function translations({ whole, languages: parts }: Draft): readonly Flaw[] {
  const languages = parts.map((part) => part.value)
  if (languages.length === 0) return []
  return texts(whole, []).flatMap(({ path, text }) => [
    ...languages
      .filter((language, index) => !(language in text) && languages.indexOf(language) === index)
      .map((language) => ({ path, sentence: `Texten saknas på språket ”${language}”.` })),
    ...Object.entries(text).flatMap(([language, words]) => {
      const at = [...path, language]
      if (!languages.includes(language))
        return [{ path: at, sentence: `Enkäten har inte språket ”${language}”. Lägg till det i languages eller ta bort texten.` }]
      return typeof words === 'string' && words.trim() === '' ? [{ path: at, sentence: 'Texten är tom.' }] : []
    }),
  ])
}

interface Found {
  readonly path: Path
  readonly text: Readonly<Record<string, unknown>>
}

function texts(value: unknown, path: Path): readonly Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => texts(item, [...path, index]))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, part]) => {
    const at = [...path, key]
    return TEXT_FIELDS.has(key) && isObject(part) ? [{ path: at, text: part }] : texts(part, at)
  })
}
