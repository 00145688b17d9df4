import { sql } from 'kysely'
import type { Queue } from '../domain/reading/queue.ts'
import type { LocalDate } from '../domain/round.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import * as readings from './readings.ts'

/** Somebody's own words to one question, with the area they are about and nothing else. */
export interface FreeText {
  readonly id: string
  readonly areaId: string
  readonly question: string
  readonly words: string
}

/** The queue in which a round's texts wait to be read. */
export const queueOf = (roundId: string): Queue => ({ source: 'survey', collection: roundId })

/** Adds free text to a round: it waits until a person has read it. One that is there already is left as it is. */
export async function add(db: Db, roundId: string, texts: readonly FreeText[]): Promise<void> {
  await readings.add(
    db,
    queueOf(roundId),
    texts.map(({ question, ...text }) => ({ ...text, subject: question })),
  )
}

/** How many of these ids are texts of the round. */
export async function countAmong(db: Db, roundId: string, ids: readonly string[]): Promise<number> {
  const { texts } = await ofRound(db, roundId)
    .select((row) => row.fn.countAll().as('texts'))
    .where('id', 'in', among(ids))
    .executeTakeFirstOrThrow()
  return Number(texts)
}

/** The most texts a search gives. */
export const MOST_FOUND = 20

/** Texts of a round that hold some words, whatever the size of their letters; one more than MOST_FOUND when there are more. */
export async function search(db: Db, roundId: string, words: string): Promise<readonly FreeText[]> {
  const rows = await ofRound(db, roundId)
    .select(['id', 'area_id', 'subject', 'words'])
    .where((row) => row.or(spellings(words).map((spelling) => sql<boolean>`words like ${`%${literal(spelling)}%`} escape '\\'`)))
    .orderBy('id')
    .limit(MOST_FOUND + 1)
    .execute()
  return rows.map(toText)
}

/** One text of a round. */
export async function byId(db: Db, roundId: string, id: string): Promise<FreeText | undefined> {
  const row = await ofRound(db, roundId).select(['id', 'area_id', 'subject', 'words']).where('id', '=', id).executeTakeFirst()
  return row && toText(row)
}

/** Erases one text. False when it is not there. */
export async function erase(db: Db, roundId: string, id: string): Promise<boolean> {
  return (await readings.remove(db, queueOf(roundId), [id])) === 1
}

/** Erases every text of rounds whose results were promised before a day. Resolves to how many. */
export async function sweep(db: Db, before: LocalDate): Promise<number> {
  const old = db.selectFrom('rounds').select('id').where('results_on', '<', before)
  const { numDeletedRows } = await db
    .deleteFrom('texts')
    .where('source', '=', 'survey')
    .where('collection', 'in', old)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

// SQLite knows no letters beyond a–z in two sizes.
function spellings(words: string): readonly string[] {
  const lower = words.toLocaleLowerCase('sv')
  const upper = words.toLocaleUpperCase('sv')
  return [...new Set([words, lower, upper, upper.charAt(0) + lower.slice(1)])]
}

const literal = (words: string) => words.replace(/[\\%_]/g, '\\$&')

const ofRound = (db: Db, roundId: string) => db.selectFrom('texts').where('source', '=', 'survey').where('collection', '=', roundId)

// A survey's texts always have an area.
const toText = (row: { id: string; area_id: string | null; subject: string; words: string }): FreeText => ({
  id: row.id,
  areaId: row.area_id ?? '',
  question: row.subject,
  words: row.words,
})
