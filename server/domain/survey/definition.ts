import { readDraft } from './draft.ts'
import { definition } from './format.ts'
import { references } from './references.ts'
import { misnamed, readShaped } from './shaped.ts'
import { type Flaw, isObject, type Placing } from './source.ts'
import type { Fault, Survey } from './survey.ts'
import { TEXT_FIELDS, translations } from './translations.ts'

/** A checked survey with the way to places in its file, or every fault in it. */
export type DefinitionReading =
  | { readonly ok: true; readonly survey: Survey; readonly place: Placing }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Reads a definition file. `hash` is the file's SHA-256. */
export function readDefinition(file: string, text: string, hash: string): DefinitionReading {
  const reading = readShaped(file, text, definition, (value) => {
    const draft = readDraft(value)
    const words = { languages: draft.languages.map((part) => part.value), fields: TEXT_FIELDS, tooMany }
    return [...references(draft), ...translations(draft.whole, words), ...misnamed(file, draft.whole.id, 'enkäten'), ...ages(draft.whole)]
  })
  if (!reading.ok) return reading
  const { $schema, comment, ...survey } = reading.data
  return { ok: true, survey: { ...survey, hash }, place: reading.place }
}

const tooMany = (language: string) => `Enkäten har inte språket ”${language}”. Lägg till det i languages eller ta bort texten.`

function ages({ ages }: Readonly<Record<string, unknown>>): readonly Flaw[] {
  const backwards = isObject(ages) && typeof ages.from === 'number' && typeof ages.to === 'number' && ages.from > ages.to
  return backwards ? [{ path: ['ages', 'to'], sentence: 'Den högsta åldern är lägre än den lägsta.' }] : []
}
