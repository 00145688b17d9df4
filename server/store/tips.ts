import type { Selectable } from 'kysely'
import { isReason, isTimeOfDay } from '../domain/dialogues/where.ts'
import type { Queue, QueuedText } from '../domain/reading/queue.ts'
import type { LocalDate } from '../domain/round.ts'
import { FEELINGS, TIP_FORMS, type Tip } from '../domain/tips/tip.ts'
import { among } from './among.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import * as readings from './readings.ts'
import type { Tables } from './tables.ts'

/** The queue in which a kommun's tips wait to be read. */
export const queueOf = (kommunId: string): Queue => ({ source: 'tip', collection: kommunId })

/** Keeps a tip, its words in the reading queue, and the hash of its receipt. One with the same id stands: its form was sent twice, with the same words or, after going back, with others. */
export async function add(db: Db, tip: Tip, words: string, receiptHash: string): Promise<'kept' | 'same words' | 'other words'> {
  return atomically(db, async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('tips')
      .values(toRow(tip, receiptHash))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) {
      const before = await readings.byId(db, queueOf(tip.kommunId), tip.id)
      return before?.words === words ? 'same words' : 'other words'
    }
    const subject = tip.themes[0] ?? tip.form
    await readings.add(db, queueOf(tip.kommunId), [{ id: tip.id, areaId: tip.areaId, subject, words }])
    return 'kept'
  })
}

/** A tip, what was read of its words (undefined when they are gone), and whether a dialogue has been written from it. */
export interface Found {
  readonly tip: Tip
  readonly text: QueuedText | undefined
  readonly isTaken: boolean
}

/** The tip with this id. */
export async function byId(db: Db, id: string): Promise<Found | undefined> {
  return found(db, await db.selectFrom('tips').selectAll().where('id', '=', id).executeTakeFirst())
}

/** The tip of a kommun whose receipt has this hash. */
export async function byReceipt(db: Db, kommunId: string, receiptHash: string): Promise<Found | undefined> {
  const rows = db.selectFrom('tips').selectAll().where('receipt', '=', receiptHash).where('kommun_id', '=', kommunId)
  return found(db, await rows.executeTakeFirst())
}

/** Tips that have been read and may be shown, but that no dialogue has been written from: oldest first, with their words. */
export async function toWriteIn(db: Db, kommunId: string, most: number): Promise<readonly { readonly tip: Tip; readonly words: string }[]> {
  const rows = await db
    .selectFrom('tips')
    .innerJoin('texts', (join) =>
      join.onRef('texts.id', '=', 'tips.id').onRef('texts.collection', '=', 'tips.kommun_id').on('texts.source', '=', 'tip'),
    )
    .where('tips.kommun_id', '=', kommunId)
    .where('texts.state', '=', 'shown')
    .where((row) => row.not(row.exists(row.selectFrom('dialogues').select('dialogues.id').whereRef('dialogues.id', '=', 'tips.id'))))
    .selectAll('tips')
    .select('texts.words')
    .orderBy('sent_on')
    .orderBy('tips.id')
    .limit(most)
    .execute()
  return rows.map(({ words, ...row }) => ({ tip: toTip(row), words }))
}

/** Takes the words of a tip out of the queue: they stand in the dialogue that was written from it. */
export async function written(db: Db, { id, kommunId }: Pick<Tip, 'id' | 'kommunId'>): Promise<void> {
  await readings.remove(db, queueOf(kommunId), [id])
}

/** Removes tips sent before a day, read or not, with their words. Resolves to how many. */
export async function sweep(db: Db, before: LocalDate): Promise<number> {
  const old = await db.selectFrom('tips').select(['id', 'kommun_id']).where('sent_on', '<', before).execute()
  for (const kommunId of new Set(old.map((row) => row.kommun_id))) {
    const ids = old.filter((row) => row.kommun_id === kommunId).map(({ id }) => id)
    await readings.remove(db, queueOf(kommunId), ids)
    await db.deleteFrom('tips').where('id', 'in', among(ids)).execute()
  }
  return old.length
}

async function found(db: Db, row: Row | undefined): Promise<Found | undefined> {
  if (!row) return undefined
  const text = await readings.byId(db, queueOf(row.kommun_id), row.id)
  const dialogue = await db.selectFrom('dialogues').select('id').where('id', '=', row.id).executeTakeFirst()
  return { tip: toTip(row), text, isTaken: dialogue !== undefined }
}

type Row = Selectable<Tables['tips']>

const toRow = (tip: Tip, receiptHash: string): Row => ({
  id: tip.id,
  kommun_id: tip.kommunId,
  form: tip.form,
  receipt: receiptHash,
  sent_on: tip.sentOn,
  held_on: tip.heldOn,
  area_id: tip.areaId,
  longitude: tip.point?.longitude ?? null,
  latitude: tip.point?.latitude ?? null,
  feeling: tip.feeling,
  themes: JSON.stringify(tip.themes),
  reasons: JSON.stringify(tip.reasons),
  time_of_day: tip.timeOfDay,
  rehearsal: Number(tip.rehearsal),
})

const toTip = (row: Row): Tip => ({
  id: row.id,
  kommunId: row.kommun_id,
  form: TIP_FORMS.find((form) => form === row.form) ?? 'tips',
  sentOn: row.sent_on,
  heldOn: row.held_on,
  areaId: row.area_id,
  point: row.longitude === null || row.latitude === null ? null : { longitude: row.longitude, latitude: row.latitude },
  feeling: FEELINGS.find((feeling) => feeling === row.feeling) ?? null,
  themes: JSON.parse(row.themes), // written by toRow() alone, as are the reasons
  reasons: (JSON.parse(row.reasons) as string[]).filter(isReason),
  timeOfDay: row.time_of_day !== null && isTimeOfDay(row.time_of_day) ? row.time_of_day : null,
  rehearsal: row.rehearsal === 1,
})
