import type { Indicator } from '../../statistics/problemindex/model.ts'
import { type Fields, ids, items, type Part, readable, strings } from '../draft.ts'
import { isObject } from '../source.ts'
import { indicator } from './format.ts'

/** An indicator as far as it can be read, and where it stands. */
export type IndicatorDraft = Part<Partial<Indicator>>

/** All that can be read of an index model although something in it may be wrong. */
export interface IndexDraft {
  readonly whole: Fields
  readonly surveys: readonly Part<string>[]
  readonly groups: readonly Part<string>[]
  readonly indicators: readonly IndicatorDraft[]
}

/** Reads what can be read of an index model, field by field. */
export function readIndexDraft(value: unknown): IndexDraft {
  const whole: Fields = isObject(value) ? value : {}
  const groups = items(whole, 'groups')
  const indicators = groups.flatMap(({ path, value: group }) =>
    items(isObject(group) ? group : {}, 'indicators').map((part) => ({
      path: [...path, ...part.path],
      value: readable<Indicator>(indicator.shape, part.value),
    })),
  )
  return { whole, surveys: strings(whole, 'surveys'), groups: ids(whole, 'groups'), indicators }
}
