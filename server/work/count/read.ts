import { type Crowd, crowdOf } from '../../domain/counting/crowd.ts'
import { type Tally, tallyOf } from '../../domain/counting/tally.ts'
import { isInWords } from '../../domain/questions/index.ts'
import { read, type Short } from '../../domain/shorthand.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import type { Run } from '../run.ts'
import { packing } from './deck.ts'
import type { Source } from './source.ts'

/** How many documents are read at a time. */
const A_PAGE = 1000

/** What the urn of a round may hold: answers to this survey about these areas. */
export interface Contents {
  readonly roundId: string
  readonly survey: Survey
  readonly areaIds: ReadonlySet<string>
  /** Where the documents lie. */
  readonly source: Source
}

/** What an urn held. Documents are known by their place in it. */
export interface Found {
  /** The id of every document, packed, read or not. */
  readonly ids: Buffer
  /** The places of those that could not be read. */
  readonly unread: ReadonlySet<number>
  readonly people: Crowd
  /** The same people, counted. */
  readonly tally: Tally
  /** For each question answered in words: the places of those who did. */
  readonly withText: ReadonlyMap<string, readonly number[]>
}

/** Reads every document in an urn, and changes nothing in it. */
export async function readUrn(run: Run, { survey, areaIds, source }: Contents): Promise<Found> {
  const inWords = survey.questions.filter((question) => isInWords(question)).map(({ id }) => id)
  const withText = new Map(inWords.map((question) => [question, [] as number[]]))
  const unread = new Set<number>()
  const people = crowdOf(survey.questions.length - inWords.length)
  const tally = tallyOf(survey, people.keep)
  const belongs = ({ areaId, texts }: Short) => areaIds.has(areaId) && Object.keys(texts).every((question) => withText.has(question))

  const take = (text: string, place: number): void => {
    const document = read(text)
    if (document && belongs(document) && tally.add(document)) {
      for (const question of Object.keys(document.texts)) withText.get(question)?.push(place)
    } else {
      unread.add(place)
      people.skip()
    }
  }

  const expected = await source.count()
  const ids = packing(expected)
  await run.step('Läser svaren', expected)
  for (let [size, page] = [0, await source.page('', A_PAGE)]; page.length > 0; ) {
    for (const { document } of page) take(document, size++)
    ids.add(page.map(({ id }) => id))
    await run.write(page.length, async () => {})
    page = await source.page(page.at(-1)?.id ?? '', A_PAGE)
  }
  return { ids: ids.packed(), unread, people, tally, withText }
}
