import type { Request, Response } from 'express'
import type { FieldFault } from '../../domain/form.ts'
import { type Added, addedIn, type Offer, offersOf, offersSent, type Piece, piecesOf, tickField } from '../../domain/reading/decision.ts'
import { KIND_WORDS, KINDS } from '../../domain/reading/kinds.ts'
import { proposalsFor } from '../../domain/reading/proposals.ts'
import { type QueuedText, REASON_WORDS, REASONS } from '../../domain/reading/queue.ts'
import * as readings from '../../store/readings.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { faultsByField, sentForm, sentQuery } from '../form.ts'
import { show } from '../show.ts'
import { type Standing, standingOf } from './progress.ts'
import { type NamedQueue, queueFor } from './queues.ts'

declare module '../show.ts' {
  interface Pages {
    'lasning/text': {
      readonly address: string
      readonly queue: string
      readonly standing: Standing
      /** What this reader decided last, and how to take it back; null when nothing. */
      readonly last: Last | null
      /** Why what was just sent is not kept, in a sentence; else null. */
      readonly refusal: string | null
      /** Null when nothing waits. */
      readonly text: Unread | null
      readonly kinds: readonly { readonly value: string; readonly words: string }[]
      readonly reasons: readonly { readonly value: string; readonly words: string; readonly key: number }[]
      readonly faults: readonly FieldFault[]
      readonly faultOf: Readonly<Record<string, string>>
    }
  }
}

/** A text that waits, as it is laid before the reader. */
interface Unread {
  readonly id: string
  readonly version: number
  readonly label: string
  /** The question as it was put; null when the text answers none. */
  readonly asked: string | null
  readonly pieces: readonly Piece[]
  readonly offers: readonly (Offer & { readonly field: string })[]
  /** There are more proposals than are offered one by one. */
  readonly beyond: boolean
  readonly added: readonly (Added & { readonly row: number })[]
}

/** What a reader decided last. */
interface Last {
  readonly id: string
  readonly version: number
  readonly outcome: string
  /** As it is kept. */
  readonly words: string
}

/** The next text of a queue, or one that has been put back; and what came of the one before. Everybody begins somewhere else in the queue. */
export async function page(deps: Deps, req: Request, res: Response): Promise<void> {
  const { staff, named } = await queueFor(deps, req)
  const query = sentQuery(req)
  const wanted = query('text') === '' ? undefined : await readings.byId(deps.db, named.queue, query('text'))
  const text = wanted?.state === 'waiting' ? wanted : await readings.next(deps.db, named.queue, query('efter') || beginningOf(staff.id))
  if (text) await tellOfLooking(deps, req, named)
  const last = query('senast') === '' ? undefined : await readings.byId(deps.db, named.queue, query('senast'))
  await lay(deps, req, res, named, { text, last: last ? lastOf(last) : null })
}

/** Tells in the audit trail that somebody is about to read a text of a queue. */
export const tellOfLooking = (deps: Deps, req: Request, { queue, kommunId, year }: NamedQueue): Promise<void> =>
  tell(deps, req, kommunId, { what: 'saw unread text', details: { source: queue.source, year } })

/** What is special about one laying of the page. */
interface Laid {
  readonly text: QueuedText | undefined
  readonly last?: Last | null
  readonly refusal?: string
  /** The form as it was sent, when it was refused. */
  readonly faults?: readonly FieldFault[]
  readonly status?: number
}

/** Shows the page of a queue with a text on it. */
export async function lay(
  deps: Deps,
  req: Request,
  res: Response,
  { queue, address, title, rehearsal, about }: NamedQueue,
  { text, last = null, refusal, faults = [], status = 200 }: Laid,
): Promise<void> {
  const model = {
    ...{ title: `Läs och dölj: ${title}`, section: 'omgangar' as const, rehearsal, refused: faults.length > 0 },
    ...{ address, queue: title, standing: await standingOf(deps.db, queue), last, refusal: refusal ?? null },
    text: text ? unread(text, about(text.subject), faults.length > 0 ? sentForm(req) : undefined) : null,
    kinds: KINDS.map((value) => ({ value, words: KIND_WORDS[value].words })),
    reasons: REASONS.map((value, index) => ({ value, words: REASON_WORDS[value], key: index + 1 })),
    faults,
    faultOf: faultsByField(faults),
  }
  show(req, res, 'lasning/text', model, status)
}

function unread(text: QueuedText, about: ReturnType<NamedQueue['about']>, sent?: ReturnType<typeof sentForm>): Unread {
  const { id, version, words } = text
  const proposals = proposalsFor(words)
  const first = offersOf(words, proposals)
  const offers = sent ? offersSent(first, sent) : first
  const added = addedIn(sent ?? (() => '')).map((one, index) => ({ ...one, row: index + 1 }))
  return {
    ...about,
    id,
    version,
    pieces: piecesOf(words, offers),
    beyond: proposals.length > offers.length,
    offers: offers.map((offer) => ({ ...offer, field: tickField(offer) })),
    added,
  }
}

function lastOf({ id, version, state, reason, words }: QueuedText): Last | null {
  if (state === 'waiting') return null
  const outcome = state === 'shown' ? 'Texten får visas' : `Texten visas inte. ${reason === null ? '' : REASON_WORDS[reason]}`
  return { id, version, outcome, words }
}

// Ids are random hexadecimals or the like: people's own ids spread them over the queue.
const beginningOf = (staffId: string) => staffId.slice(0, 8)
