import type { IndexModel } from '../../statistics/problemindex/model.ts'
import { misnamed, readShaped } from '../shaped.ts'
import { isObject, type Placing, readSource } from '../source.ts'
import type { Fault, Survey } from '../survey.ts'
import { translations } from '../translations.ts'
import { readIndexDraft } from './draft.ts'
import { indexFlaws } from './flaws.ts'
import { INDEX_TEXT_FIELDS, indexModel } from './format.ts'

/** The surveys that a model may name; `unread` are ids of those that exist but could not be read, and nothing is said of them. */
export interface Known {
  readonly surveys: readonly Survey[]
  readonly unread: ReadonlySet<string>
}

/** A checked model with the way to places in its file, or every fault in it. */
export type IndexReading =
  | { readonly ok: true; readonly model: IndexModel; readonly place: Placing }
  | { readonly ok: false; readonly faults: readonly Fault[] }

/** Whether a file says that it is an index model and no survey. */
export function isIndexModel(text: string): boolean {
  const reading = readSource('', text)
  const value = reading.ok && isObject(reading.source.value) ? reading.source.value : {}
  return value.kind === 'problemindex' || (typeof value.$schema === 'string' && value.$schema.endsWith('index-schema.json'))
}

/** Reads an index model beside the surveys it is made for. `hash` is the file's SHA-256. */
export function readIndexModel(file: string, text: string, hash: string, known: Known): IndexReading {
  const reading = readShaped(file, text, indexModel, (value) => {
    const draft = readIndexDraft(value)
    const words = { languages: languagesOf(draft.surveys, known), fields: INDEX_TEXT_FIELDS, tooMany }
    return [...indexFlaws(draft, known), ...translations(draft.whole, words), ...misnamed(file, draft.whole.id, 'modellen')]
  })
  if (!reading.ok) return reading
  const { $schema, kind, comment, ...model } = reading.data
  return { ok: true, model: { ...model, hash }, place: reading.place }
}

/** Two models of a series must not claim the same version: nobody could tell which one holds. */
export function checkIndexModels(readings: readonly { readonly model: IndexModel; readonly place: Placing }[]): readonly Fault[] {
  return readings.flatMap(({ model, place }, index) => {
    const twin = readings.slice(0, index).find((other) => isTwin(other.model, model))
    const kind = model.rehearsal ? 'övningar i serien' : 'serien'
    const sentence = `”${twin?.model.id}” är redan version ${model.version} för ${kind} ”${model.series}”.`
    return twin ? [place({ path: ['version'], sentence })] : []
  })
}

const isTwin = (a: IndexModel, b: IndexModel) => a.series === b.series && a.version === b.version && a.rehearsal === b.rehearsal

const languagesOf = (named: readonly { readonly value: string }[], { surveys }: Known): readonly string[] => [
  ...new Set(surveys.filter(({ id }) => named.some(({ value }) => value === id)).flatMap(({ languages }) => languages)),
]

const tooMany = (language: string) => `Modellens enkäter har inte språket ”${language}”. Ta bort texten.`
