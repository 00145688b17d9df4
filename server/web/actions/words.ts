import type { Step } from '../../domain/actions/action.ts'
import { moveBetween, STATE_WORDS } from '../../domain/actions/states.ts'
import { day } from '../../domain/format.ts'

/** One step in words: 'Beslutad', '1 juni 2026', 'tekniska nämnden', 'Orsak', 'Marken är såld.' */
export interface StepWords {
  readonly state: string
  readonly on: string
  readonly by: string
  /** What the words are: the reason or the outcome that was asked for; '' when they were free. */
  readonly asked: string
  readonly words: string
}

const ASKED = { reason: 'Orsak', outcome: 'Vad det blev' } as const

/** Steps that follow upon each other, in words, first step first. */
export function historyWords(steps: readonly Step[]): StepWords[] {
  return steps.map(({ to, on, by, words }, index) => {
    const before = steps[index - 1]
    const asks = before && moveBetween(before.to, to)?.asks
    return { state: STATE_WORDS[to].words, on: day(on), by, asked: asks ? ASKED[asks] : '', words }
  })
}
