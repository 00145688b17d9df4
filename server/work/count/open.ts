import { tallyOf } from '../../domain/counting/tally.ts'
import { readDocument, type UrnDocument } from '../../domain/document.ts'
import { codesOf } from '../../domain/questions/index.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Db } from '../../store/database.ts'
import * as responses from '../../store/responses.ts'
import * as texts from '../../store/texts.ts'
import * as urn from '../../store/urn.ts'
import type { Run } from '../run.ts'
import { spans } from '../spans.ts'
import { type Deck, hexOf, ID_BYTES, packed, shuffled } from './deck.ts'

/** How many documents are held in memory at a time, and how many are written or destroyed in one transaction. */
const AT_HAND = 4000
const A_WRITE = 400

/** What the urn of a round may hold: answers to this survey about these areas. */
export interface Contents {
  readonly roundId: string
  readonly survey: Survey
  readonly areaIds: ReadonlySet<string>
}

/**
 * Opens the urn: moves every document to `responses` under a new id and in the order of the new ids, free text apart under
 * ids and in orders of its own, makes sure that all has arrived, and only then destroys the documents in the urn. Resolves
 * to how many could not be read: they stay in the urn, untouched.
 *
 * Broken off anywhere it is begun again: the new ids come out the same, what has been moved stays as it is, and what has
 * come into the urn since is moved too.
 */
export async function openUrn(run: Run, contents: Contents): Promise<number> {
  const { roundId } = contents
  const ids = await urn.ids(run.db, roundId)
  const answers = shuffled(ids, run.secret, 'answers')
  const { unread, withText } = await moveAnswers(run, contents, answers)
  const words = await moveTexts(run, roundId, withText)

  await run.step('Kontrollerar att alla svar har följt med', answers.size)
  await makeSure(run, answers, unread.size, (ids) => responses.countAmong(run.db, roundId, ids))
  for (const deck of words) await makeSure(run, deck, 0, (ids) => texts.countAmong(run.db, roundId, ids))
  await destroy(run, roundId, ids, unread)
  return unread.size
}

async function moveAnswers(run: Run, { roundId, survey, areaIds }: Contents, deck: Deck) {
  const unread = new Set<string>()
  const questions = survey.questions.filter((question) => codesOf(question).length === 0).map(({ id }) => id)
  const withText = new Map(questions.map((question) => [question, [] as Buffer[]]))
  const { fits } = tallyOf(survey)
  const belongs = ({ areaId, answers, texts }: UrnDocument) =>
    areaIds.has(areaId) && fits(answers) && Object.keys(texts).every((question) => withText.has(question))

  await run.step('Blandar svaren', deck.size)
  const rowOf = (id: string, urnId: string, document: UrnDocument | undefined): responses.Response | undefined => {
    if (!document || !belongs(document)) {
      unread.add(urnId)
      return undefined
    }
    for (const question of Object.keys(document.texts)) withText.get(question)?.push(packed([urnId]))
    const { source, areaId, answers } = document
    return { id, source, areaId, answers }
  }
  await carry(run, roundId, deck, rowOf, (db, rows) => responses.add(db, roundId, rows))
  return { unread, withText }
}

// A question at a time: two texts by one person then stand in orders that have nothing to do with each other.
async function moveTexts(run: Run, roundId: string, withText: ReadonlyMap<string, readonly Buffer[]>): Promise<readonly Deck[]> {
  const decks: Deck[] = []
  for (const [question, urnIds] of withText) {
    const deck = shuffled(Buffer.concat(urnIds), run.secret, `text ${question}`)
    decks.push(deck)
    await run.step('Blandar fritexterna', deck.size)
    const rowOf = (id: string, _urnId: string, document: UrnDocument | undefined) =>
      document && { id, areaId: document.areaId, question, words: document.texts[question] ?? '' }
    await carry(run, roundId, deck, rowOf, (db, rows) => texts.add(db, roundId, rows))
  }
  return decks
}

/** Takes the documents of a deck out of the urn in its order, and writes what becomes of each. */
async function carry<Row>(
  run: Run,
  roundId: string,
  deck: Deck,
  rowOf: (id: string, urnId: string, document: UrnDocument | undefined) => Row | undefined,
  add: (db: Db, rows: readonly Row[]) => Promise<void>,
): Promise<void> {
  for (const [from, to] of spans(deck.size, AT_HAND)) {
    const cards = deck.cards(from, to)
    const documents = await urn.documents(
      run.db,
      roundId,
      cards.map(({ urnId }) => urnId),
    )
    const rows = cards.map(({ id, urnId }) => rowOf(id, urnId, readDocument(documents.get(urnId) ?? '')))
    for (const [first, last] of spans(rows.length, A_WRITE)) {
      const batch = rows.slice(first, last).filter((row) => row !== undefined)
      await run.write(last - first, (db) => add(db, batch))
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
