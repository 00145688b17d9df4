import type { Selectable } from 'kysely'
import { type CellStanding, classCalled, type Frame } from '../domain/draw/frame.ts'
import type { LocalDate } from '../domain/round.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

/** How an answer with a code reached us. */
export const CHANNELS = ['web', 'paper'] as const
export type Channel = (typeof CHANNELS)[number]

/** What a code that was read opens: nothing (nobody was given it), nothing more (it is spent), or the survey for one person of a frame cell. */
export type LookedUp = { readonly kind: 'unknown' | 'spent' } | { readonly kind: 'usable'; readonly frame: Frame }

/** Looks a code up by the id its key gives it, and changes nothing. */
export async function lookUp(db: Db, roundId: string, id: string): Promise<LookedUp> {
  const row = await found(db, roundId, id)
  if (!row) return { kind: 'unknown' }
  return row.spent === 1 ? { kind: 'spent' } : { kind: 'usable', frame: frameOf(row) }
}

/** The use of one code: which, how the answer came, and the day it counts on. */
export interface Use {
  readonly id: string
  readonly channel: Channel
  readonly day: LocalDate
}

/**
 * Spends a code, in the transaction of the caller that stores the answer: its first statement writes, so exactly one of two
 * spenders has it. Resolves to where in the frame its holder was drawn; undefined, and nothing changed, when the code is
 * unknown or spent. Beside the code only sums change: of its cell, and of the day and channel.
 */
export async function spend(db: Db, roundId: string, { id, channel, day }: Use): Promise<Frame | undefined> {
  const { numUpdatedRows } = await db
    .updateTable('codes')
    .set({ spent: 1 })
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .where('spent', '=', 0)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return undefined
  const row = await found(db, roundId, id)
  if (!row) throw new Error('A code of an unfinished draw was spent.')
  await db
    .updateTable('frame_cells')
    .set((old) => ({ answered: old('answered', '+', 1) }))
    .where('round_id', '=', roundId)
    .where('cell', '=', row.cell)
    .execute()
  await db
    .insertInto('code_days')
    .values({ round_id: roundId, day, channel, answered: 1 })
    .onConflict((conflict) =>
      conflict.columns(['round_id', 'day', 'channel']).doUpdateSet((old) => ({ answered: old('code_days.answered', '+', 1) })),
    )
    .execute()
  return frameOf(row)
}

/** Notes that letters came back. Resolves to how many of the codes had not been noted before; spent codes and strange ones are passed over. */
export async function returned(db: Db, roundId: string, ids: readonly string[]): Promise<number> {
  const rows = await db
    .updateTable('codes')
    .set({ undeliverable: 1 })
    .where('round_id', '=', roundId)
    .where('id', 'in', among(ids))
    .where('spent', '=', 0)
    .where('undeliverable', '=', 0)
    .returning('cell')
    .execute()
  const perCell = new Map<number, number>()
  for (const { cell } of rows) perCell.set(cell, (perCell.get(cell) ?? 0) + 1)
  for (const [cell, letters] of perCell) {
    await db
      .updateTable('frame_cells')
      .set((old) => ({ undeliverable: old('undeliverable', '+', letters) }))
      .where('round_id', '=', roundId)
      .where('cell', '=', cell)
      .execute()
  }
  return rows.length
}

/** The cells of a round's frame, each with what has come of it: sums that are kept, so that nothing is counted here. */
export async function cells(db: Db, roundId: string): Promise<readonly CellStanding[]> {
  const rows = await db.selectFrom('frame_cells').selectAll().where('round_id', '=', roundId).orderBy('cell').execute()
  return rows.map(standingOf)
}

// Field by field: a large frame has thousands of cells, and objects made by spreading are ten times as slow to make and to read.
const standingOf = (row: Selectable<Tables['frame_cells']>): CellStanding => ({
  cell: row.cell,
  areaId: row.area_id,
  sex: row.sex,
  ages: agesOf(row.ages),
  population: row.population,
  drawn: row.drawn,
  undeliverable: row.undeliverable,
  answered: row.answered,
})

/** How many answers came on a day through a channel. */
export interface DaySum {
  readonly day: LocalDate
  readonly channel: Channel
  readonly answered: number
}

/** How many answers came each day, by channel, earliest first. */
export async function days(db: Db, roundId: string): Promise<readonly DaySum[]> {
  const rows = await db
    .selectFrom('code_days')
    .select(['day', 'channel', 'answered'])
    .where('round_id', '=', roundId)
    .orderBy('day')
    .orderBy('channel')
    .execute()
  return rows
}

/** A code as it lies: what makes it anew, and whether a letter with it is to be sent. */
export interface Lying {
  readonly id: string
  readonly reference: string
  readonly turn: number
  readonly cell: number
  /** Neither used nor returned. */
  readonly waiting: boolean
}

/** The next `limit` codes of a round after an id, in the order of their ids, which is chance; '' begins. */
export async function page(db: Db, roundId: string, after: string, limit: number): Promise<readonly Lying[]> {
  const rows = await db
    .selectFrom('codes')
    .select(['id', 'reference', 'turn', 'cell', 'spent', 'undeliverable'])
    .where('round_id', '=', roundId)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ spent, undeliverable, ...row }) => ({ ...row, waiting: spent === 0 && undeliverable === 0 }))
}

/** What has come of one cell. */
export type CameOf = Pick<CellStanding, 'cell' | 'answered' | 'undeliverable'>

/** Lets so many codes of each cell be spent and returned, and the sums be such: for rehearsals, whose answers nobody has sent with a code. */
export async function invent(db: Db, roundId: string, cells: readonly CameOf[], days: readonly DaySum[]): Promise<void> {
  for (const { cell, answered, undeliverable } of cells) {
    const sums = { answered, undeliverable }
    await db.updateTable('frame_cells').set(sums).where('round_id', '=', roundId).where('cell', '=', cell).execute()
    for (const [column, codes] of [
      ['spent', answered],
      ['undeliverable', undeliverable],
    ] as const) {
      const some = db
        .selectFrom('codes')
        .select('id')
        .where('round_id', '=', roundId)
        .where('cell', '=', cell)
        .where('spent', '=', 0)
        .orderBy('id')
        .limit(codes)
      await db
        .updateTable('codes')
        .set({ [column]: 1 })
        .where('round_id', '=', roundId)
        .where('id', 'in', some)
        .execute()
    }
  }
  for (const { day, channel, answered } of days)
    await db.insertInto('code_days').values({ round_id: roundId, day, channel, answered }).execute()
}

/** Whether a round has personal codes that can still be used or looked up. */
export async function areThere(db: Db, roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom('draws')
    .innerJoin('codes', 'codes.round_id', 'draws.round_id')
    .select('draws.round_id')
    .where('draws.round_id', '=', roundId)
    .where('draws.state', '=', 'whole')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Destroys at most so many of a round's codes, with the register references they were drawn by; secure_delete writes zeros where they
 * lay. The sums of cells and days stay. Resolves to how many there were: 0 when all are gone.
 */
export async function destroy(db: Db, roundId: string, most: number): Promise<number> {
  const some = db.selectFrom('codes').select('id').where('round_id', '=', roundId).limit(most)
  const { numDeletedRows } = await db.deleteFrom('codes').where('round_id', '=', roundId).where('id', 'in', some).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function found(db: Db, roundId: string, id: string) {
  return db
    .selectFrom('codes')
    .innerJoin('frame_cells', (join) =>
      join.onRef('frame_cells.round_id', '=', 'codes.round_id').onRef('frame_cells.cell', '=', 'codes.cell'),
    )
    .innerJoin('draws', 'draws.round_id', 'codes.round_id')
    .select(['codes.spent', 'codes.cell', 'frame_cells.area_id', 'frame_cells.sex', 'frame_cells.ages'])
    .where('codes.round_id', '=', roundId)
    .where('codes.id', '=', id)
    .where('draws.state', '=', 'whole')
    .executeTakeFirst()
}

// Only a draw writes frame cells.
const frameOf = ({ area_id, sex, ages }: Pick<Selectable<Tables['frame_cells']>, 'area_id' | 'sex' | 'ages'>): Frame => ({
  areaId: area_id,
  sex,
  ages: agesOf(ages),
})

const agesOf = (ages: string | null): Frame['ages'] => (ages === null ? null : (classCalled(ages) ?? null))
