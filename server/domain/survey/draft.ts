import type { z } from 'zod'
import type { Question } from '../questions/contract.ts'
import { question } from '../questions/index.ts'
import { definition, derived, section, titled } from './format.ts'
import { isObject, type Path } from './source.ts'
import type { Derived, Group, Section, Survey, Theme } from './survey.ts'

/** A readable part of a definition and where it stands. */
export interface Part<T> {
  readonly path: Path
  readonly value: T
}

/** A list of a definition: its readable parts, and the ids of all, so that one unreadable part does not make others look wrong. */
export interface List<T> {
  readonly parts: readonly Part<T>[]
  readonly ids: readonly Part<string>[]
}

/** All that can be read of a definition although something in it may be wrong. */
export interface Draft {
  readonly value: Readonly<Record<string, unknown>>
  readonly languages: readonly string[]
  readonly sections: List<Section>
  readonly groups: List<Group>
  readonly themes: List<Theme>
  readonly questions: List<Question>
  readonly derived: List<Derived>
  readonly cell: Part<Survey['cell']> | undefined
  readonly breakdowns: readonly Part<string>[]
}

/** Reads what can be read of a definition, part by part. */
export function readDraft(value: unknown): Draft {
  const whole = isObject(value) ? value : {}
  const cell = definition.shape.cell.safeParse(whole.cell)
  return {
    value: whole,
    languages: strings(whole, 'languages').map((part) => part.value),
    sections: list(whole, 'sections', section),
    groups: list(whole, 'groups', titled),
    themes: list(whole, 'themes', titled),
    questions: list(whole, 'questions', question),
    derived: list(whole, 'derived', derived),
    cell: cell.success ? { path: ['cell'], value: cell.data } : undefined,
    breakdowns: strings(whole, 'breakdowns'),
  }
}

/** Whether a list has a part with this id, readable or not. */
export const knows = (list: List<unknown>, id: string) => list.ids.some((part) => part.value === id)

/** The readable part with this id, when there is one. */
export const find = <T extends { readonly id: string }>(list: List<T>, id: string) => list.parts.find((part) => part.value.id === id)

function list<T>(whole: Draft['value'], key: string, shape: z.ZodType<T>): List<T> {
  const items = itemsOf(whole, key)
  return {
    parts: items.flatMap(({ path, value }) => {
      const reading = shape.safeParse(value)
      return reading.success ? [{ path, value: reading.data }] : []
    }),
    ids: items.flatMap(({ path, value }) =>
      isObject(value) && typeof value.id === 'string' ? [{ path: [...path, 'id'], value: value.id }] : [],
    ),
  }
}

const strings = (whole: Draft['value'], key: string) =>
  itemsOf(whole, key).filter((part): part is Part<string> => typeof part.value === 'string')

function itemsOf(whole: Draft['value'], key: string): readonly Part<unknown>[] {
  const items = whole[key]
  return Array.isArray(items) ? items.map((value: unknown, index) => ({ path: [key, index], value })) : []
}
