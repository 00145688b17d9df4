import { sql } from 'kysely'
import { classNamed, type FrameCell } from '../domain/draw/frame.ts'
import { drawExists } from '../domain/problem.ts'
import type { LocalDate } from '../domain/round.ts'
import type { CodeKey } from './code-key.ts'
import type { Db } from './database.ts'

/** How people were drawn: at random from a register, or so many codes to each area without one. */
export const METHODS = ['register', 'areas'] as const
export type Method = (typeof METHODS)[number]

/** The draw of a round, apart from who was drawn. */
export interface Draw {
  readonly roundId: string
  readonly method: Method
  /** What chance began with: the same file and seed give the same draw. */
  readonly seed: string
  readonly drawnOn: LocalDate
  /** The mark of the key its codes were made with. */
  readonly keyMark: string
  /** What was drawn, stratum by stratum, as a document. */
  readonly report: unknown
}

/** Somebody drawn: the number of their cell, and what the kommun calls them. */
export interface Drawn {
  readonly cell: number
  readonly reference: string
}

/** Begins to keep a draw: until it is whole, its codes are not there for anybody. Throws drawExists when the round has one. */
export async function begin(db: Db, { roundId, method, seed, drawnOn, keyMark, report }: Draw, cells: readonly FrameCell[]): Promise<void> {
  const draw = { round_id: roundId, state: 'making', method, seed, drawn_on: drawnOn, key_mark: keyMark, report: JSON.stringify(report) }
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('draws')
    .values(draw)
    .onConflict((conflict) => conflict.column('round_id').doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) throw drawExists()
  for (const { cell, areaId, sex, ages, population, drawn } of cells) {
    const place = { round_id: roundId, cell, area_id: areaId, sex, ages: ages && classNamed(ages) }
    await db
      .insertInto('frame_cells')
      .values({ ...place, population, drawn, undeliverable: 0, answered: 0 })
      .execute()
  }
}

/**
 * Keeps some of the people drawn, each with a code of their own. Two who would have the same code have it by chance alone; the
 * later of them then takes the next turn's.
 */
export async function addCodes(db: Db, key: CodeKey, roundId: string, people: readonly Drawn[]): Promise<void> {
  let waiting = people
  for (let turn = 0; waiting.length > 0; turn++) {
    const byId = new Map(waiting.map((drawn) => [key.idOf(roundId, key.codeOf(roundId, drawn.reference, turn)), drawn]))
    const rows = [...byId].map(([id, { cell, reference }]) => [id, cell, reference])
    // One parameter for all of them: compiling a statement of its own for every number of people takes longer than the inserting.
    const { rows: kept } = await sql<{ id: string }>`
      insert into codes (round_id, id, cell, reference, turn, spent, undeliverable)
      select ${roundId}, value ->> 0, value ->> 1, value ->> 2, ${turn}, 0, 0 from json_each(${JSON.stringify(rows)}) where true
      on conflict do nothing returning id`.execute(db)
    const done = new Set(kept.map(({ id }) => byId.get(id)))
    waiting = kept.length === waiting.length ? [] : waiting.filter((drawn) => !done.has(drawn))
  }
}

/** Makes a draw whole: from now on its codes open the survey. */
export async function finish(db: Db, roundId: string): Promise<void> {
  await db.updateTable('draws').set({ state: 'whole' }).where('round_id', '=', roundId).execute()
}

/** Makes a draw as good as gone: its codes open nothing from now on. In a transaction that fails they do again. */
export async function close(db: Db, roundId: string): Promise<void> {
  await db.updateTable('draws').set({ state: 'leaving' }).where('round_id', '=', roundId).execute()
}

/** The draw of a round, once it is whole. */
export async function ofRound(db: Db, roundId: string): Promise<Draw | undefined> {
  const row = await db.selectFrom('draws').selectAll().where('round_id', '=', roundId).where('state', '=', 'whole').executeTakeFirst()
  if (!row) return undefined
  const { round_id, method, seed, drawn_on, key_mark, report } = row
  // Only begin() writes them.
  return { roundId: round_id, method, seed, drawnOn: drawn_on, keyMark: key_mark, report: JSON.parse(report) }
}

/** Whether a round's codes were made with this key, so that what is printed in its letters opens the survey; true when it has no codes. */
export async function keyFits(db: Db, key: CodeKey, roundId: string): Promise<boolean> {
  return !(await withOtherKey(db, key)).includes(roundId)
}

/** The rounds whose codes were made with another key than this, and so open nothing. The key is not asked for while there are no codes. */
export async function withOtherKey(db: Db, key: CodeKey): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('draws')
    .select(['round_id', 'key_mark'])
    .where('state', '=', 'whole')
    .where((row) => row.exists(row.selectFrom('codes').select('codes.id').whereRef('codes.round_id', '=', 'draws.round_id')))
    .execute()
  return rows.filter(({ round_id, key_mark }) => key.markOf(round_id) !== key_mark).map(({ round_id }) => round_id)
}

/** Takes away what is left of a draw that was broken off before it was whole. */
export async function removeUnfinished(db: Db, roundId: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('draws')
    .where('round_id', '=', roundId)
    .where('state', '!=', 'whole')
    .executeTakeFirstOrThrow()
  if (numDeletedRows > 0n) await remove(db, [roundId])
}

/** Takes away a round's draw, whole or not, and every code of it. */
export async function remove(db: Db, roundIds: readonly string[]): Promise<void> {
  if (roundIds.length === 0) return
  for (const table of ['codes', 'code_days', 'mailings', 'frame_cells', 'draws'] as const) {
    await db.deleteFrom(table).where('round_id', 'in', roundIds).execute()
  }
}
