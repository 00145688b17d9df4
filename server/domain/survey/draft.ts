import type { z } from 'zod'
import type { Question, QuestionCore } from '../questions/contract.ts'
import { definition, derived, groupMean } from './format.ts'
import { question, shapes } from './questions.ts'
import { core } from './shapes.ts'
import { isObject, type Path } from './source.ts'
import type { Derived, GroupMean, Survey } from './survey.ts'

/** A readable part of a definition and where it stands. */
export interface Part<T> {
  readonly path: Path
  readonly value: T
}

/** A question as far as it can be read. */
export interface QuestionDraft {
  readonly path: Path
  /** As written, even when no id may look so. */
  readonly id: string | undefined
  /** Those of the fields all questions have that are right. */
  readonly fields: Partial<QuestionCore>
  /** The question for its kind to judge, when what belongs to the kind is right; its other fields may be filling. */
  readonly judged: Question | undefined
}

/** All that can be read of a definition although something in it may be wrong: one broken part must not make others look wrong. */
export interface Draft {
  readonly whole: Fields
  readonly languages: readonly Part<string>[]
  readonly sections: readonly Part<string>[]
  readonly groups: readonly Part<string>[]
  readonly themes: readonly Part<string>[]
  readonly questions: readonly QuestionDraft[]
  readonly derived: readonly Part<Partial<Derived>>[]
  readonly groupMeans: readonly Part<Partial<GroupMean>>[]
  readonly cell: Partial<Survey['cell']>
  readonly breakdowns: readonly Part<string>[]
}

/** An object in a file, nothing in it checked. */
export type Fields = Readonly<Record<string, unknown>>

/** Reads what can be read of a definition, field by field. */
export function readDraft(value: unknown): Draft {
  const whole: Fields = isObject(value) ? value : {}
  return {
    whole,
    languages: strings(whole, 'languages'),
    sections: ids(whole, 'sections'),
    groups: ids(whole, 'groups'),
    themes: ids(whole, 'themes'),
    questions: items(whole, 'questions').map(questionDraft),
    derived: items(whole, 'derived').map(({ path, value }) => ({ path, value: readable<Derived>(derived.shape, value) })),
    groupMeans: items(whole, 'groupMeans').map(({ path, value }) => ({ path, value: readable<GroupMean>(groupMean.shape, value) })),
    cell: readable<Survey['cell']>(definition.shape.cell.shape, whole.cell),
    breakdowns: strings(whole, 'breakdowns'),
  }
}

/** The ids of a list's parts, as written. */
export const ids = (whole: Fields, list: string): readonly Part<string>[] =>
  items(whole, list).flatMap(({ path, value }) =>
    isObject(value) && typeof value.id === 'string' ? [{ path: [...path, 'id'], value: value.id }] : [],
  )

function questionDraft({ path, value }: Part<unknown>): QuestionDraft {
  const item: Fields = isObject(value) ? value : {}
  const fields = readable<QuestionCore>(core.shape, item)
  const shaped = Object.entries(shapes).find(([name]) => name === item.kind)?.[1]
  const own = Object.entries(item).filter(([key]) => shaped && key in shaped.shape && !(key in core.shape))
  const judged = question.safeParse({ ...FILLING, ...fields, ...Object.fromEntries(own) })
  return { path, id: typeof item.id === 'string' ? item.id : undefined, fields, judged: judged.success ? judged.data : undefined }
}

/** Stands in for what all questions have, so that a missing label does not keep the kind from judging its codes. */
const FILLING = { id: 'filling', section: 'filling', group: 'filling', text: {}, label: {}, sensitive: false }

/** The fields of an object that are right one by one. */
export function readable<T>(shape: Readonly<Record<string, z.ZodType>>, value: unknown): Partial<T> {
  const item: Fields = isObject(value) ? value : {}
  const right = Object.entries(shape).filter(([key, field]) => item[key] !== undefined && field.safeParse(item[key]).success)
  return Object.fromEntries(right.map(([key]) => [key, item[key]])) as Partial<T> // each field was just held to its own shape
}

/** The words in a list, leaving out what is no word. */
export const strings = (whole: Fields, list: string) =>
  items(whole, list).filter((part): part is Part<string> => typeof part.value === 'string')

/** Whatever stands in a list. */
export function items(whole: Fields, list: string): readonly Part<unknown>[] {
  const values = whole[list]
  return Array.isArray(values) ? values.map((value: unknown, index) => ({ path: [list, index], value })) : []
}
