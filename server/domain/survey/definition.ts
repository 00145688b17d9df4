import { readDraft } from './draft.ts'
import { definition } from './format.ts'
import { references } from './references.ts'
import { sentence } from './sentences.ts'
import { type Flaw, isObject, type Placing, readSource } from './source.ts'
import type { Fault, Survey } from './survey.ts'
import { translations } from './translations.ts'

/** A checked survey with the way to places in its file, or every fault in it. */
export type DefinitionReading =
  | { readonly ok: true; readonly survey: Survey; readonly place: Placing }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/**
 * Reads a definition file. `hash` is the file's SHA-256. Shape and references are two passes, the second over whatever
 * could be read, so that every fault comes out at once, in the order of the file.
 */
export function readDefinition(file: string, text: string, hash: string): DefinitionReading {
  const reading = readSource(file, text)
  if (!reading.ok) return reading
  const { value, place, repeated } = reading.source
  const whole = definition.safeParse(value, { error: sentence })
  const draft = readDraft(value)
  const flaws = [...shapeFlaws(whole.error?.issues ?? []), ...references(draft), ...translations(draft), ...nameFlaws(file, draft.whole)]
  const faults = [...repeated, ...flaws.map(place)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  if (!whole.success || faults.length > 0) return { ok: false, faults }
  const { $schema, comment, ...survey } = whole.data
  return { ok: true, survey: { ...survey, hash }, place }
}

type Issue = NonNullable<ReturnType<typeof definition.safeParse>['error']>['issues'][number]

function shapeFlaws(issues: readonly Issue[]): readonly Flaw[] {
  return issues.flatMap((issue): readonly Flaw[] => {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...path, key], sentence: `Fältet ”${key}” är okänt.` }))
      : [{ path, sentence: issue.message }]
  })
}

function nameFlaws(file: string, { id, ages }: Readonly<Record<string, unknown>>): readonly Flaw[] {
  const misnamed = typeof id === 'string' && `${id}.json` !== file
  const backwards = isObject(ages) && typeof ages.from === 'number' && typeof ages.to === 'number' && ages.from > ages.to
  return [
    ...(misnamed ? [{ path: ['id'], sentence: `Filen heter ${file} men enkäten ”${id}”. De ska ha samma namn.` }] : []),
    ...(backwards ? [{ path: ['ages', 'to'], sentence: 'Den högsta åldern är lägre än den lägsta.' }] : []),
  ]
}
