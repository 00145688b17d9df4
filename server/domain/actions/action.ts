import type { LocalDate } from '../round.ts'
import { isEnded, type State } from './states.ts'

/** One step in the history of an action. */
export interface Step {
  readonly to: State
  readonly on: LocalDate
  /** A role or an organisation, never a name: "gatuenheten". */
  readonly by: string
  /** The reason of a no, the outcome of what was done, or whatever else belongs to the step. */
  readonly words: string
}

/** What a person writes down about an action (åtgärd). */
export interface Planned {
  readonly what: string
  readonly place: string
  /** null for the whole kommun. */
  readonly areaId: string | null
  /** The theme it answers to; '' for none. */
  readonly theme: string
  /** Organisations or units, first the one that leads. */
  readonly responsible: readonly string[]
  /** The day it should be done by; null when none is set. */
  readonly dueOn: LocalDate | null
  /** Whether residents are shown it on the public page. */
  readonly shown: boolean
}

/** What came of an action for those it was meant for, as somebody judged it. */
export interface Effect {
  readonly on: LocalDate
  readonly words: string
}

/** An action as it is kept. */
export interface Action extends Planned {
  readonly id: string
  readonly kommunId: string
  /** In order: the first is the proposal. */
  readonly steps: readonly Step[]
  readonly effect: Effect | null
  /** The observations that it answers to, by id. */
  readonly observations: readonly string[]
  /** Invented, for practice: said wherever it is shown. */
  readonly rehearsal: boolean
  /** Grows by one with every change: whoever started from an older one is told. */
  readonly version: number
}

/** The step an action took last. Its history is never empty. */
export function lastOf({ steps }: Pick<Action, 'steps'>): Step {
  const last = steps.at(-1)
  if (!last) throw new Error('An action without history.')
  return last
}

/** Whether an action should have been done by now, and is not. */
export const isOverdue = (state: State, dueOn: LocalDate | null, today: LocalDate): boolean =>
  dueOn !== null && dueOn < today && !isEnded(state)
