import { z } from 'zod'
import type { DefinitionReading } from './definition.ts'
import { readDraft } from './draft.ts'
import { definition } from './format.ts'
import { references } from './references.ts'
import { readShaped } from './shaped.ts'
import { isObject } from './source.ts'

/**
 * Reads a definition that may leave out all that only a questionnaire needs: texts, sections, groups, languages, the questions
 * of the cell. A whole definition is read as it is. For files of answers from anywhere, whose sex and age stand in columns of their own.
 */
export function readSketch(file: string, text: string, hash: string): DefinitionReading {
  const shape = z.preprocess(completed, definition.partial({ cell: true }))
  const reading = readShaped(file, text, shape, (value) => references(readDraft(completed(value))))
  if (!reading.ok) return reading
  const { $schema, comment, cell = NO_QUESTIONS, ...survey } = reading.data
  return { ok: true, survey: { ...survey, cell, hash }, place: reading.place }
}

/** Names no question: the person's cell comes from the file. */
const NO_QUESTIONS = { sex: '', ageGroup: '' }

type Fields = Readonly<Record<string, unknown>>

/** The definition with its gaps filled: ids for texts, one section, one group. What is there is left as it is, right or wrong. */
function completed(value: unknown): unknown {
  if (!isObject(value)) return value
  const words = inEvery(value.languages)
  const id = 'utan-namn'
  const list = (name: string, complete: (item: Fields) => object) =>
    Array.isArray(value[name]) ? { [name]: value[name].map((item: unknown) => (isObject(item) ? complete(item) : item)) } : {}
  const placed = { section: firstId(value.sections), group: firstId(value.groups), sensitive: false }
  return {
    ...{ id, series: id, year: 2000, title: words(id), introduction: words(id), thanks: words(id), languages: ['sv'], minutes: 1 },
    ...{ ages: { from: 0 }, sections: [{ id: ALL, title: words(ALL) }], groups: [{ id: ALL, title: words(ALL) }], themes: [] },
    ...{ derived: [], breakdowns: [] },
    ...value,
    ...list('questions', (item) => ({
      ...placed,
      text: words(item.id),
      label: words(item.id),
      ...item,
      ...codes(item, words),
      ...measure(item, words),
    })),
    ...list('derived', ({ ...item }) => ({
      kind: 'any',
      group: placed.group,
      sensitive: false,
      label: words(item.id),
      ...item,
      ...measure(item, words),
    })),
    ...list('groupMeans', (item) => ({ kind: 'mean', group: placed.group, sensitive: false, label: words(item.id), ...item })),
  }
}

const ALL = 'alla'

type Words = (text: unknown) => object

const inEvery =
  (languages: unknown): Words =>
  (text) =>
    Object.fromEntries((Array.isArray(languages) ? languages : ['sv']).map((language) => [String(language), String(text)]))

function firstId(list: unknown): unknown {
  const [first]: readonly unknown[] = Array.isArray(list) ? list : []
  return isObject(first) ? first.id : ALL
}

/** Codes may be written alone, "1"; on a scale a code that is a number is its own value. */
function codes({ kind, codes: given }: Fields, words: Words): object {
  if (!Array.isArray(given)) return {}
  const complete = (item: unknown) => {
    const code: Fields | unknown = ['string', 'number'].includes(typeof item) ? { code: String(item) } : item
    if (!isObject(code)) return code
    const isStep = kind === 'scale' && (code.role ?? 'value') === 'value' && /^\d+$/.test(String(code.code))
    return { text: words(code.code), role: 'value', ...(isStep ? { value: Number(code.code) } : {}), ...code }
  }
  return { codes: given.map(complete) }
}

const measure = ({ measure: given, id }: Fields, words: Words): object =>
  isObject(given) ? { measure: { text: words(id), direction: 'adverse', ...given } } : {}
