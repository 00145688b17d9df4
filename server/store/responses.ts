import type { CompiledQuery } from 'kysely'
import type { Source } from '../domain/round.ts'
import type { Short, Sign } from '../domain/shorthand.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** What one person answered, out of the urn and without the free text, under an id that has nothing to do with the one it had there. */
export interface Response {
  readonly id: string
  readonly source: Source
  readonly areaId: string
  /** The signs of the answers, as text. */
  readonly signs: string
}

/** Adds responses to a round. One that is there already is left as it is: moving twice moves once. */
export async function add(db: Db, roundId: string, responses: readonly Response[]): Promise<void> {
  if (responses.length === 0) return
  const parameters = responses.flatMap(({ id, source, areaId, signs }) => [id, roundId, source, areaId, signs])
  await db.executeQuery({ ...insertOf(db, responses.length), parameters })
}

// Compiling an insert of 500 rows takes half as long as carrying it out, and a million are moved with ever the same.
const inserts = new Map<number, CompiledQuery>()

function insertOf(db: Db, rows: number): CompiledQuery {
  const known = inserts.get(rows)
  if (known) return known
  const empty = { id: '', round_id: '', source: 'code' as const, area_id: '', signs: '' }
  const compiled = db
    .insertInto('responses')
    .values(Array.from({ length: rows }, () => empty))
    .onConflict((conflict) => conflict.columns(['round_id', 'id']).doNothing())
    .compile()
  inserts.set(rows, compiled)
  return compiled
}

/** How many people's responses a round has. */
export async function count(db: Db, roundId: string): Promise<number> {
  const { people } = await db
    .selectFrom('responses')
    .select((row) => row.fn.countAll().as('people'))
    .where('round_id', '=', roundId)
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** How many of these ids are responses of the round. */
export async function countAmong(db: Db, roundId: string, ids: readonly string[]): Promise<number> {
  const { people } = await db
    .selectFrom('responses')
    .select((row) => row.fn.countAll().as('people'))
    .where('round_id', '=', roundId)
    .where('id', 'in', among(ids))
    .executeTakeFirstOrThrow()
  return Number(people)
}

/** Removes at most so many of a round's responses; secure_delete writes zeros where they lay. Resolves to how many there were. */
export async function remove(db: Db, roundId: string, most: number): Promise<number> {
  const some = db.selectFrom('responses').select('id').where('round_id', '=', roundId).limit(most)
  const { numDeletedRows } = await db
    .deleteFrom('responses')
    .where('round_id', '=', roundId)
    .where('id', 'in', some)
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Some of a round's responses, and where the next page begins; null after the last. */
export interface Page {
  readonly people: readonly Pick<Short, 'source' | 'areaId' | 'signs'>[]
  readonly next: string | null
}

/** The next `limit` responses of a round after a place, in the order of their ids; '' begins. */
export async function page(db: Db, roundId: string, after: string, limit: number): Promise<Page> {
  const rows = await db
    .selectFrom('responses')
    .select(['id', 'source', 'area_id', 'signs'])
    .where('round_id', '=', roundId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return { people: rows.map(read), next: rows.at(-1)?.id ?? null }
}

// Only add() writes responses: what the signs stand for is the survey's to say.
const read = ({ source, area_id, signs }: Pick<Tables['responses'], 'source' | 'area_id' | 'signs'>) => ({
  source,
  areaId: area_id,
  signs: JSON.parse(signs) as readonly Sign[],
})
