import type { Tally } from '../../domain/counting/tally.ts'
import { read } from '../../domain/shorthand.ts'
import * as responses from '../../store/responses.ts'
import * as texts from '../../store/texts.ts'
import * as urn from '../../store/urn.ts'
import type { Run } from '../run.ts'
import { spans } from '../spans.ts'
import { type Card, type Deck, packing, shuffled } from './deck.ts'
import { type Contents, type Found, readUrn } from './read.ts'
import type { Source } from './source.ts'

/** How many rows are written or destroyed in one transaction: a few milliseconds' work. */
const A_WRITE = 500
/** How many rows are looked for at a time. */
const A_LOOK = 2000

/** What came of opening an urn: everybody who was in it, counted, and how many documents could not be read. */
export interface Opened {
  readonly tally: Tally
  readonly unread: number
}

/**
 * Opens an urn that was never sealed: moves every document out of it, and only then destroys those in the urn. One that cannot be
 * read stays there, untouched.
 *
 * Broken off anywhere it is begun again: the new ids come out the same, what has been moved stays as it is, and what has
 * come into the urn since is moved too. `mayOpen` is asked with those in the urn before anything is moved, and throws when it
 * must stay closed.
 */
export async function openUrn(run: Run, contents: Contents, mayOpen: (inUrn: Tally) => Promise<void>): Promise<Opened> {
  const found = await readUrn(run, contents)
  await mayOpen(found.tally)
  const answers = await moveOut(run, contents, found)
  await destroy(run, contents.roundId, answers, found)
  return { tally: found.tally, unread: found.unread.size }
}

/**
 * Moves every document that was read to `responses` under a new id and in the order of the new ids, free text apart under
 * ids and in orders of its own, and makes sure that all has arrived. Nothing in the urn is changed.
 */
export async function moveOut(run: Run, { roundId, source }: Contents, found: Found): Promise<Deck> {
  const answers = shuffled(found.ids, source.secret, 'answers')
  await moveAnswers(run, roundId, answers, found)
  const words = await moveTexts(run, roundId, source, { answers, found })

  await run.step('Kontrollerar att alla svar har följt med', answers.size)
  await makeSure(run, answers, found.unread.size, (ids) => responses.countAmong(run.db, roundId, ids))
  for (const deck of words) await makeSure(run, deck, 0, (ids) => texts.countAmong(run.db, roundId, ids))
  return answers
}

async function moveAnswers(run: Run, roundId: string, deck: Deck, { unread, people }: Found): Promise<void> {
  await run.step('Blandar svaren', deck.size)
  for (const [from, to] of spans(deck.size, A_WRITE)) {
    const rows = deck
      .cards(from, to)
      .filter(({ place }) => !unread.has(place))
      .map(({ id, place }) => ({ id, ...people.at(place) }))
    await run.write(to - from, (db) => responses.add(db, roundId, rows))
  }
}

// A question at a time: two texts by one person then stand in orders that have nothing to do with each other.
async function moveTexts(
  run: Run,
  roundId: string,
  source: Source,
  { answers, found }: { readonly answers: Deck; readonly found: Found },
): Promise<readonly Deck[]> {
  const decks: Deck[] = []
  for (const [question, places] of found.withText) {
    const ids = packing(places.length)
    for (const [from, to] of spans(places.length, A_LOOK)) ids.add(answers.urnIds(places.slice(from, to)))
    const deck = shuffled(ids.packed(), source.secret, `text ${question}`)
    decks.push(deck)
    await run.step('Blandar fritexterna', deck.size)
    for (const [from, to] of spans(deck.size, A_WRITE)) {
      const rows = await written(source, question, deck, deck.cards(from, to))
      await run.write(to - from, (db) => texts.add(db, roundId, rows))
    }
  }
  return decks
}

async function written(source: Source, question: string, deck: Deck, cards: readonly Card[]): Promise<readonly texts.FreeText[]> {
  const urnIds = deck.urnIds(cards.map(({ place }) => place))
  const documents = await source.documents(urnIds)
  return cards.flatMap(({ id }, index) => {
    const document = read(documents.get(urnIds[index] ?? '') ?? '')
    return document ? [{ id, areaId: document.areaId, question, words: document.texts[question] ?? '' }] : []
  })
}

/** Throws unless every card of the deck, but those that could not be read, has arrived. */
async function makeSure(run: Run, deck: Deck, unread: number, countAmong: (ids: readonly string[]) => Promise<number>): Promise<void> {
  let arrived = 0
  for (const [from, to] of spans(deck.size, A_LOOK)) {
    arrived += await countAmong(deck.cards(from, to).map(({ id }) => id))
    await run.write(to - from, async () => {})
  }
  if (arrived !== deck.size - unread) throw new Error(`${arrived} of ${deck.size - unread} have arrived: nothing is destroyed in the urn.`)
}

async function destroy(run: Run, roundId: string, deck: Deck, { unread }: Found): Promise<void> {
  await run.step('Tömmer urnan', deck.size)
  for (const [from, to] of spans(deck.size, A_WRITE)) {
    const moved = Array.from({ length: to - from }, (_, index) => from + index).filter((place) => !unread.has(place))
    await run.write(to - from, (db) => urn.destroy(db, roundId, deck.urnIds(moved)))
  }
}
