import { type FieldFault, FormReader, type Sent } from '../form.ts'
import { KIND_WORDS, KINDS, type Kind } from './kinds.ts'
import { type Mark, mask, placesOf } from './masking.ts'
import { CONFIDENCE_WORDS, type Proposal } from './proposal.ts'
import { type Decided, REASONS, type Reason } from './queue.ts'

/** A proposal as the reader meets it: ticked when it is to be masked. */
export interface Offer extends Mark {
  /** Its number on the page, from 1. */
  readonly number: number
  /** The words in the text. */
  readonly said: string
  /** The kind, and how sure the program is. */
  readonly means: string
  readonly ticked: boolean
}

/** Words that the reader found besides, as typed. */
export interface Added {
  readonly words: string
  readonly kind: string
}

/** How many rows of words of their own a reader has. */
export const ROWS = 3

/** What a reader decided, or everything wrong with the form at once. */
export type Reading = { readonly ok: true; readonly decided: Decided } | { readonly ok: false; readonly faults: readonly FieldFault[] }

/** How many proposals are offered one by one: more boxes would not fit in a form. */
export const MOST_OFFERED = 200

/** Proposals as they are first offered: those that are not unsure ticked. Those beyond MOST_OFFERED are not offered but masked, when they are not unsure. */
export const offersOf = (text: string, proposals: readonly Proposal[]): readonly Offer[] =>
  proposals.slice(0, MOST_OFFERED).map(({ from, to, kind, confidence }, index) => ({
    ...{ from, to, kind, number: index + 1, said: text.slice(from, to), ticked: confidence !== 'unsure' },
    means: `${KIND_WORDS[kind].words}, ${CONFIDENCE_WORDS[confidence]}`,
  }))

/** The same offers as a form was sent with them: some ticked, others not. */
export const offersSent = (offers: readonly Offer[], sent: Sent): readonly Offer[] =>
  offers.map((offer) => ({ ...offer, ticked: sent(tickField(offer)) !== '' }))

/** The name of an offer's box. It says where in the text the place is: a box from another version of the page then ticks nothing else. */
export const tickField = ({ from, to, kind }: Mark): string => `dolj-${from}-${to}-${kind}`

/** The reader's own rows as they were sent. */
export const addedIn = (sent: Sent): readonly Added[] =>
  Array.from({ length: ROWS }, (_, index) => ({ words: sent(`ord-${index + 1}`), kind: sent(`slag-${index + 1}`) }))

/**
 * Reads a decision: the button says 'visa', or 'inte' and why. What is to be masked is what is ticked, and every place where the
 * reader's own words stand. A text that is not shown is kept as it is; nobody sees it.
 */
export function read(text: string, proposals: readonly Proposal[], sent: Sent): Reading {
  const reader = new FormReader(sent)
  const [outcome, reason] = sent('beslut').split(':')
  if (outcome === 'inte' && isReason(reason)) return { ok: true, decided: { state: 'withheld', words: text, masked: {}, reason } }
  if (outcome !== 'visa') reader.refuse('visa', 'Välj om texten ska visas eller inte.')
  const own = addedIn(sent).flatMap((added, index) => marksOf(text, added, index + 1, reader))
  if (reader.faults.length > 0) return { ok: false, faults: reader.faults }
  const ticked = offersSent(offersOf(text, proposals), sent).filter(({ ticked }) => ticked)
  const beyond = proposals.slice(MOST_OFFERED).filter(({ confidence }) => confidence !== 'unsure')
  return { ok: true, decided: { state: 'shown', ...mask(text, [...own, ...ticked, ...beyond]), reason: null } }
}

function marksOf(text: string, { words, kind }: Added, row: number, reader: FormReader): readonly Mark[] {
  if (words.trim() === '') return []
  const places = placesOf(text, words)
  if (places.length === 0) reader.refuse(`ord-${row}`, `”${words.trim()}” står inte i texten. Skriv orden precis som de står.`)
  return places.map((place) => ({ ...place, kind: isKind(kind) ? kind : 'other' }))
}

const isKind = (kind: string): kind is Kind => (KINDS as readonly string[]).includes(kind)

const isReason = (word: string | undefined): word is Reason => word !== undefined && (REASONS as readonly string[]).includes(word)

/** A piece of a text as it is shown to the reader: plain, or part of an offer. */
export interface Piece {
  readonly words: string
  /** The number of the offer; null for plain words. */
  readonly number: number | null
}

/** A text in pieces, offers apart from the rest. */
export function piecesOf(text: string, offers: readonly Offer[]): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to, number } of offers) {
    if (from > at) pieces.push({ words: text.slice(at, from), number: null })
    pieces.push({ words: text.slice(from, to), number })
    at = to
  }
  return at < text.length ? [...pieces, { words: text.slice(at), number: null }] : pieces
}
