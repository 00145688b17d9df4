import { type Given, prune } from './answers.ts'
import type { Answers } from './document.ts'
import type { Source } from './round.ts'
import { written } from './shorthand.ts'
import type { Survey } from './survey/survey.ts'

/** An answer under way: what the person has chosen and said so far. */
export interface Draft extends Given {
  readonly source: Source
  /** Where the person lives; null until the code or the person has said. */
  readonly areaId: string | null
  /** The page it had come to when something was last saved, as an address below the survey's own; missing until then. */
  readonly left?: string
  /** The personal code that the draft was begun with: what it is found by, and the answers it gives in the person's place. It is spent when the draft is sent. */
  readonly code?: { readonly id: string; readonly told: Answers }
}

/** A draft as found: still under way, or sent, and then nothing is left in it. */
export type Found = { readonly sent: false; readonly draft: Draft } | { readonly sent: true }

/** What came of sending: `already` when it had been sent before, `gone` when there is no such draft any more, `spent` when somebody else has used its code. */
export type Sending = 'sent' | 'already' | 'gone' | 'spent'

/** Where answers under way are kept and where they are sent: the real one, and one for trying the survey that stores nothing. */
export interface Box {
  /** Keeps a new draft. Resolves to the key that opens it, which nobody but the visitor keeps. */
  start(roundId: string, draft: Draft): Promise<string>
  /** The draft that the key opens in this round; undefined when there is none. */
  read(roundId: string, key: string): Promise<Found | undefined>
  /** Changes a draft by what it holds at that moment, so that nothing another page saved is lost. Resolves to what it found after. */
  change(roundId: string, key: string, edit: (draft: Draft) => Draft): Promise<Found | undefined>
  /** Sends a draft exactly once, as the document made of what it holds at that moment. */
  send(roundId: string, key: string, document: (draft: Draft) => string): Promise<Sending>
}

/** How many words open a draft on another device: forty bits, each guess slowed down. */
export const RESUME_WORDS = 4

/** What goes in the urn of a draft, written in shorthand: its answers checked once more against the survey, and the area it counts in. */
export function documentOf(survey: Survey, draft: Draft, areaId: string): string {
  return written(survey, { source: draft.source, areaId, ...prune(survey, withTold(draft)) })
}

/** A draft with the answers its code gives, whatever a form said of them. */
export function withTold(draft: Draft): Draft {
  return draft.code ? { ...draft, answers: { ...draft.answers, ...draft.code.told } } : draft
}

/** Whether a draft's code answers a question in the person's place, so that it is not asked. */
export const isTold = ({ code }: Pick<Draft, 'code'>, question: string): boolean => code !== undefined && Object.hasOwn(code.told, question)
