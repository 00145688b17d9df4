import type { LocalDate } from '../round.ts'
import type { Step } from './action.ts'
import { type Asked, moveBetween, type State } from './states.ts'

/** Why a step cannot be taken. */
export type StepFault = 'no such move' | 'no reason' | 'no outcome' | 'before the last step' | 'in the future'

/** What is wrong with a step after a history, on a day; null when it can be taken. An empty history begins with a proposal. */
export function stepFault(history: readonly Step[], step: Step, today: LocalDate): StepFault | null {
  if (step.on > today) return 'in the future'
  const last = history.at(-1)
  if (!last) return step.to === 'proposed' ? null : 'no such move'
  const move = moveBetween(last.to, step.to)
  if (!move) return 'no such move'
  if (step.on < last.on) return 'before the last step'
  return step.words.trim() === '' && move.asks ? MISSING[move.asks] : null
}

const MISSING: Readonly<Record<Asked, StepFault>> = { reason: 'no reason', outcome: 'no outcome' }

/** The state that a history leads to; undefined when it could not have happened by a day. */
export function replay(history: readonly Step[], today: LocalDate): State | undefined {
  const possible = history.every((step, index) => stepFault(history.slice(0, index), step, today) === null)
  return possible ? history.at(-1)?.to : undefined
}

/** The step by which an action was last decided upon, yes or no; undefined before any decision, and once it has been proposed anew. */
export function decisionIn(history: readonly Step[]): Step | undefined {
  const since = history.slice(history.findLastIndex(({ to }) => to === 'proposed'))
  return since.find(({ to }) => to === 'decided' || to === 'declined')
}
