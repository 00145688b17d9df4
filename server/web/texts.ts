import { readFileSync } from 'node:fs'
import { count } from '../domain/format.ts'
import { fromRoot } from '../root.ts'

/** Gives the text of a key in one language, its {names} filled in. Throws on an unknown key or a missing value. */
export type Translate = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** The languages of the interface that residents meet. Staff pages are in Swedish. */
export const LANGUAGES = ['sv', 'en'] as const

const loaded = new Map(
  LANGUAGES.map((language) => {
    const words: Record<string, string> = JSON.parse(readFileSync(fromRoot('views', 'texts', `${language}.json`), 'utf8'))
    return [language as string, translate(language, words)]
  }),
)

/** The texts of a language; Swedish for one we do not have. */
export function texts(language: string): Translate {
  const found = loaded.get(language) ?? loaded.get('sv')
  if (!found) throw new Error('views/texts/sv.json is missing.')
  return found
}

function translate(language: string, words: Readonly<Record<string, string>>): Translate {
  return (key, values = {}) => {
    const text = words[key]
    if (text === undefined) throw new Error(`views/texts/${language}.json has no "${key}".`)
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw new Error(`"${key}" needs {${name}}.`)
      return typeof value === 'number' && value >= 10_000 ? count(value) : String(value) // years have four figures, and no space
    })
  }
}
