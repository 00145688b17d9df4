import { type Tally, tallyOf } from '../../domain/counting/tally.ts'
import { readDocument, type UrnDocument } from '../../domain/document.ts'
import { codesOf } from '../../domain/questions/index.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Db } from '../../store/database.ts'
import * as responses from '../../store/responses.ts'
import * as texts from '../../store/texts.ts'
import * as urn from '../../store/urn.ts'
import type { Run } from '../run.ts'
import { spans } from '../spans.ts'
import { type Card, type Deck, hexOf, ID_BYTES, packed, shuffled } from './deck.ts'

/** How many rows are written or destroyed in one transaction: a few milliseconds' work. */
const A_WRITE = 500

/** How many documents are held in memory at a time. */
const AT_HAND = 2_000

/** What the urn of a round may hold: answers to this survey about these areas. */
export interface Contents {
  readonly roundId: string
  readonly survey: Survey
  readonly areaIds: ReadonlySet<string>
}

/** What came of opening an urn: everybody moved, counted on the way, and how many documents could not be read. */
export interface Opened {
  readonly moved: Tally
  readonly unread: number
}

/**
 * Opens the urn: moves every document to `responses` under a new id and in the order of the new ids, free text apart under
 * ids and in orders of its own, makes sure that all has arrived, and only then destroys the documents in the urn. One that
 * cannot be read stays in the urn, untouched.
 *
 * Broken off anywhere it is begun again: the new ids come out the same, what has been moved stays as it is, and what has
 * come into the urn since is moved too.
 */
export async function openUrn(run: Run, contents: Contents): Promise<Opened> {
  const { roundId } = contents
  const ids = await urn.ids(run.db, roundId)
  const answers = shuffled(ids, run.secret, 'answers')
  const { moved, unread, withText } = await moveAnswers(run, contents, answers)
  const words = await moveTexts(run, roundId, withText)

  await run.step('Kontrollerar att alla svar har följt med', answers.size)
  await makeSure(run, answers, unread.size, (ids) => responses.countAmong(run.db, roundId, ids))
  for (const deck of words) await makeSure(run, deck, 0, (ids) => texts.countAmong(run.db, roundId, ids))
  await destroy(run, roundId, ids, unread)
  return { moved, unread: unread.size }
}

async function moveAnswers(run: Run, { roundId, survey, areaIds }: Contents, deck: Deck) {
  const moved = tallyOf(survey)
  const unread = new Set<string>()
  const questions = survey.questions.filter((question) => codesOf(question).length === 0).map(({ id }) => id)
  const withText = new Map(questions.map((question) => [question, [] as Buffer[]]))

  const respond = ({ id, urnId }: Card, text: string): responses.Response | undefined => {
    const document = readDocument(text)
    const asked = document && Object.keys(document.texts)
    const isOurs = asked?.every((question) => withText.has(question)) && areaIds.has(document?.areaId ?? '')
    if (!document || !isOurs || !moved.add(document)) {
      unread.add(urnId)
      return undefined
    }
    for (const question of asked ?? []) withText.get(question)?.push(packed([urnId]))
    return { id, source: document.source, areaId: document.areaId, document: withoutText(document, text) }
  }
  await run.step('Blandar svaren', deck.size)
  await carry(run, roundId, deck, respond, (db, rows) => responses.add(db, roundId, rows))
  return { moved, unread, withText }
}

const withoutText = (document: UrnDocument, text: string) =>
  Object.keys(document.texts).length === 0 ? text : JSON.stringify({ ...document, texts: {} })

// A question at a time: two texts by one person then stand in orders that have nothing to do with each other.
async function moveTexts(run: Run, roundId: string, withText: ReadonlyMap<string, readonly Buffer[]>): Promise<readonly Deck[]> {
  const decks: Deck[] = []
  for (const [question, urnIds] of withText) {
    const deck = shuffled(Buffer.concat(urnIds), run.secret, `text ${question}`)
    decks.push(deck)
    const part = ({ id }: Card, text: string): texts.FreeText | undefined => {
      const document = readDocument(text)
      return document && { id, areaId: document.areaId, question, words: document.texts[question] ?? '' }
    }
    await run.step('Blandar fritexterna', deck.size)
    await carry(run, roundId, deck, part, (db, rows) => texts.add(db, roundId, rows))
  }
  return decks
}

/** Takes the documents of a deck out of the urn, and writes what becomes of each in the order of the deck. */
async function carry<Row>(
  run: Run,
  roundId: string,
  deck: Deck,
  become: (card: Card, text: string) => Row | undefined,
  add: (db: Db, rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (const [from, to] of spans(deck.size, AT_HAND)) {
    const cards = deck.cards(from, to)
    const documents = await urn.documents(
      run.db,
      roundId,
      cards.map(({ urnId }) => urnId),
    )
    for (const [first, last] of spans(cards.length, A_WRITE)) {
      const rows = cards.slice(first, last).map((card) => become(card, documents.get(card.urnId) ?? ''))
      const written = rows.filter((row) => row !== undefined)
      await run.write(last - first, (db) => add(db, written))
    }
  }
}

/** Throws unless every card of the deck, but those that could not be read, has arrived. */
async function makeSure(run: Run, deck: Deck, unread: number, countAmong: (ids: readonly string[]) => Promise<number>): Promise<void> {
  let arrived = 0
  for (const [from, to] of spans(deck.size, AT_HAND)) {
    arrived += await countAmong(deck.cards(from, to).map(({ id }) => id))
    await run.write(to - from, async () => {})
  }
  if (arrived !== deck.size - unread) throw new Error(`${arrived} of ${deck.size - unread} have arrived: nothing is destroyed in the urn.`)
}

async function destroy(run: Run, roundId: string, ids: Buffer, unread: ReadonlySet<string>): Promise<void> {
  await run.step('Tömmer urnan', ids.length / ID_BYTES)
  for (const [from, to] of spans(ids.length / ID_BYTES, A_WRITE)) {
    const moved = hexOf(ids.subarray(from * ID_BYTES, to * ID_BYTES)).filter((id) => !unread.has(id))
    await run.write(to - from, (db) => urn.destroy(db, roundId, moved))
  }
}
