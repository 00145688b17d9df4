import type { Masked } from './kinds.ts'

/**
 * Where texts come from that nobody sees before a person has read them. Another origin joins the queue by
 *  1. its name here and its line in SOURCE_WORDS (the compiler asks for it),
 *  2. handing its texts to `add` in store/readings, with ids of its own; best is to keep the words nowhere else, for then the
 *     original is gone when it has been masked,
 *  3. showing nothing but what `shown` in store/readings gives back, and
 *  4. calling `remove` there when the thing that the text belongs to is erased or swept.
 * Reading, masking, undoing, progress and the audit trail then come by themselves, under /lasning.
 */
export const SOURCES = ['survey', 'tip', 'quote'] as const
export type SourceName = (typeof SOURCES)[number]

/** What a source is called in addresses, and to the person who reads. A survey's texts have its year after the word in the address. */
export const SOURCE_WORDS: Readonly<Record<SourceName, { readonly address: string; readonly words: string }>> = {
  survey: { address: 'enkat', words: 'Enkäten' },
  tip: { address: 'tips', words: 'Tips från invånare' },
  quote: { address: 'citat', words: 'Citat ur dialoger' },
}

/** Texts that are read one after another. */
export interface Queue {
  readonly source: SourceName
  /** The round's id for a survey; else the kommun's. */
  readonly collection: string
}

/** Whether a text waits to be read, may be shown, or may not. */
export const STATES = ['waiting', 'shown', 'withheld'] as const
export type State = (typeof STATES)[number]

/** A text of a queue. Once it has been read its words are those that may be shown: what was masked is gone. */
export interface QueuedText {
  readonly id: string
  /** Null for the whole kommun. */
  readonly areaId: string | null
  /** What it is about: the question's id in a survey, else a theme's. */
  readonly subject: string
  readonly words: string
  readonly state: State
  /** Why it may not be shown; else null. */
  readonly reason: Reason | null
  /** Grows with every decision and every decision taken back. */
  readonly version: number
}

/** Why a text is not shown. */
export const REASONS = ['points out', 'threat or hate', 'crime', 'empty', 'else'] as const
export type Reason = (typeof REASONS)[number]

/** The reasons in words, as the reader chooses among them. */
export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'points out': 'Pekar ut någon, även när namn och nummer är dolda',
  'threat or hate': 'Hot, hat eller kränkningar',
  crime: 'Handlar om ett brott som bör anmälas eller utredas',
  empty: 'Säger ingenting, till exempel ”nej” eller bara tecken',
  else: 'Annat skäl',
}

/** What a reader decided about a text, as it then stands. */
export interface Decided {
  readonly state: Exclude<State, 'waiting'>
  /** The text with what was masked replaced: the only one that is kept. */
  readonly words: string
  readonly masked: Masked
  readonly reason: Reason | null
}

/** How far the reading of a queue has come: texts in each state. */
export type Progress = Readonly<Record<State, number>>
