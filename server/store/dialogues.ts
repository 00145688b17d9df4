import { type Selectable, sql } from 'kysely'
import type { FormName } from '../domain/dialogues/contract.ts'
import type { Dialogue, Listed, Observation, Severity } from '../domain/dialogues/dialogue.ts'
import type { Order } from '../domain/dialogues/order.ts'
import type { LocalDate } from '../domain/round.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import * as observationsOf from './observations.ts'
import * as quotes from './quotes.ts'
import type { Tables } from './tables.ts'
import * as voices from './voices.ts'

/** Which dialogues to list. What is undefined does not narrow the list. */
export interface Filter {
  readonly kommunIds: readonly string[]
  readonly form?: FormName | undefined
  /** An area's id; null for dialogues about the whole kommun. */
  readonly areaId?: string | null | undefined
  /** Dialogues in which the theme was named. */
  readonly theme?: string | undefined
  /** First and last day, both included. */
  readonly from?: LocalDate | undefined
  readonly to?: LocalDate | undefined
}

/** A part of a list: so many dialogues from the one that stands there, counted from 0. */
export interface Part {
  readonly order: Order
  readonly from: number
  readonly most: number
}

/** Dialogues by filter, latest first unless another order is asked for, each with what was named in it. */
export async function list(db: Db, filter: Filter, part?: Part): Promise<readonly Listed[]> {
  const found = ordered(matching(db, filter), part?.order ?? 'senaste').selectAll('dialogues')
  const rows = await (part ? found.limit(part.most).offset(part.from) : found).execute()
  const named = new Map<string, Named[]>(rows.map((row) => [row.id, []]))
  for (const ids of hundreds(rows.map(({ id }) => id))) {
    for (const [id, observations] of await observationsOf.ofDialogues(db, ids)) named.get(id)?.push(...observations)
  }
  return rows.map((row) => toListed(row, named.get(row.id) ?? []))
}

/** How many dialogues there are by a filter. */
export async function countOf(db: Db, filter: Filter): Promise<number> {
  const { dialogues } = await matching(db, filter)
    .select((row) => row.fn.countAll().as('dialogues'))
    .executeTakeFirstOrThrow()
  return Number(dialogues)
}

/** A dialogue with its observations in order. */
export async function get(db: Db, id: string): Promise<Dialogue | undefined> {
  const row = await db.selectFrom('dialogues').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const observations = (await observationsOf.ofDialogues(db, [id])).get(id) ?? []
  return { ...core(row), details: JSON.parse(row.details), observations }
}

/** Keeps a new dialogue. False when its id is taken: the same form was sent twice, and the first stands. */
export async function add(db: Db, dialogue: Dialogue): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('dialogues')
      .values({ ...columns(dialogue), id: dialogue.id, kommun_id: dialogue.kommunId, rehearsal: Number(dialogue.rehearsal), version: 1 })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 0n) return false
    await observationsOf.write(db, dialogue)
    await voices.keep(db, dialogue)
    return true
  })
}

/**
 * Changes a dialogue that still has the version the change began from. An observation sent back with its id is the same one,
 * wherever it now stands; the others are new. False when somebody else was first; nothing is then changed.
 */
export async function edit(db: Db, dialogue: Dialogue): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('dialogues')
      .set({ ...columns(dialogue), version: dialogue.version + 1 })
      .where('id', '=', dialogue.id)
      .where('version', '=', dialogue.version)
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    await observationsOf.rewrite(db, dialogue)
    await voices.keep(db, dialogue)
    return true
  })
}

/** Removes a dialogue and its observations for good. False when it is already gone. */
export async function remove(db: Db, id: string): Promise<boolean> {
  return atomically(db, async (db) => {
    await quotes.takeBack(db, db.selectFrom('observations').select('id').where('dialogue_id', '=', id))
    const { numDeletedRows } = await db.deleteFrom('dialogues').where('id', '=', id).executeTakeFirstOrThrow()
    return numDeletedRows === 1n
  })
}

/**
 * Erases the words of one observation, counted from 0, of a dialogue that still has this version; its themes and severity stay
 * and are counted. False when there is no such observation in that version; nothing is then changed.
 */
export async function eraseWords(db: Db, { id, version }: Pick<Dialogue, 'id' | 'version'>, position: number): Promise<boolean> {
  return atomically(db, async (db) => {
    const { numUpdatedRows } = await db
      .updateTable('dialogues')
      .set({ version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where((row) =>
        row.exists(row.selectFrom('observations').select('position').where('dialogue_id', '=', id).where('position', '=', position)),
      )
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) return false
    const own = db.selectFrom('observations').select('id').where('dialogue_id', '=', id).where('position', '=', position)
    await quotes.takeBack(db, own)
    await db.updateTable('observations').set(observationsOf.ERASED).where('dialogue_id', '=', id).where('position', '=', position).execute()
    return true
  })
}

/** Erases the words of every observation in dialogues of one form held before a day. Resolves to how many observations had any. */
export async function sweepWords(db: Db, form: FormName, before: LocalDate): Promise<number> {
  const old = db.selectFrom('dialogues').select('dialogues.id').where('form', '=', form).where('held_on', '<', before)
  const worded = db.selectFrom('observations').select('dialogue_id').where('said', '!=', '').where('dialogue_id', 'in', old)
  await quotes.takeBack(db, db.selectFrom('observations').select('id').where('said', '!=', '').where('dialogue_id', 'in', old))
  // Whoever has the form of one open must not put its words back.
  await db
    .updateTable('dialogues')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', worded)
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('observations')
    .set(observationsOf.ERASED)
    .where('said', '!=', '')
    .where('dialogue_id', 'in', old)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** How many dialogues a kommun held from one day to another, both included. */
export const count = (db: Db, kommunId: string, from: LocalDate, to: LocalDate): Promise<number> =>
  countOf(db, { kommunIds: [kommunId], from, to })

/** The years in which a kommun held dialogues, latest first. */
export async function years(db: Db, kommunId: string): Promise<readonly number[]> {
  const year = sql<string>`substr(held_on, 1, 4)`
  const rows = await db.selectFrom('dialogues').where('kommun_id', '=', kommunId).select(year.as('year')).distinct().execute()
  return rows.map(({ year }) => Number(year)).sort((a, b) => b - a)
}

/** The areas that dialogues of a kommun have been about, whenever they existed. */
export async function areasOf(db: Db, kommunId: string): Promise<readonly string[]> {
  const rows = await db.selectFrom('dialogues').select('area_id').distinct().where('kommun_id', '=', kommunId).execute()
  return rows.flatMap(({ area_id }) => area_id ?? [])
}

/** Dialogues with their observations by filter, in the order of their ids, after the one with an id: for files, part by part. */
export async function whole(
  db: Db,
  filter: Filter,
  { after, most }: { readonly after?: string; readonly most: number },
): Promise<readonly Dialogue[]> {
  const found = matching(db, filter).selectAll('dialogues').orderBy('id').limit(most)
  const rows = await (after === undefined ? found : found.where('id', '>', after)).execute()
  const dialogues: Dialogue[] = []
  for (const some of hundreds(rows)) {
    const observations = await observationsOf.ofDialogues(
      db,
      some.map(({ id }) => id),
    )
    for (const row of some) dialogues.push({ ...core(row), details: JSON.parse(row.details), observations: observations.get(row.id) ?? [] })
  }
  return dialogues
}

function matching(db: Db, { kommunIds, form, areaId, theme, from, to }: Filter) {
  let query = db.selectFrom('dialogues').where('kommun_id', 'in', kommunIds)
  if (form !== undefined) query = query.where('form', '=', form)
  if (areaId !== undefined) query = areaId === null ? query.where('area_id', 'is', null) : query.where('area_id', '=', areaId)
  if (from !== undefined) query = query.where('held_on', '>=', from)
  if (to !== undefined) query = query.where('held_on', '<=', to)
  if (theme === undefined) return query
  const named = db.selectFrom('dialogue_themes').select('dialogue_id').where('kommun_id', 'in', kommunIds).where('theme', '=', theme)
  return query.where('dialogues.id', 'in', named)
}

function ordered(query: ReturnType<typeof matching>, order: Order) {
  if (order === 'aldsta') return query.orderBy('held_on').orderBy('id')
  const latest = (first: ReturnType<typeof matching>) => first.orderBy('held_on', 'desc').orderBy('id')
  if (order === 'deltagare') return latest(query.orderBy('people', 'desc'))
  if (order !== 'allvar') return latest(query)
  // Where nothing was observed there is no worst: after everything, also after what is good.
  return latest(query.orderBy((row) => row.fn.coalesce('worst', row.val(-1)), 'desc'))
}

function* hundreds<One>(of: readonly One[]): Generator<readonly One[]> {
  for (let from = 0; from < of.length; from += 100) yield of.slice(from, from + 100)
}

const worstOf = (observations: readonly Pick<Observation, 'severity'>[]): Severity | null =>
  observations.reduce<Severity | null>((worst, { severity }) => (worst === null || severity > worst ? severity : worst), null)

function columns(dialogue: Dialogue) {
  return {
    worst: worstOf(dialogue.observations),
    form: dialogue.form,
    held_on: dialogue.heldOn,
    place: dialogue.place,
    area_id: dialogue.areaId,
    took_part: dialogue.tookPart,
    people: dialogue.people,
    details: JSON.stringify(dialogue.details),
  }
}

function core(row: Selectable<Tables['dialogues']>) {
  return {
    id: row.id,
    kommunId: row.kommun_id,
    form: row.form,
    heldOn: row.held_on,
    place: row.place,
    areaId: row.area_id,
    tookPart: row.took_part,
    people: row.people,
    rehearsal: row.rehearsal === 1,
    version: row.version,
  }
}

type Named = Pick<Observation, 'themes' | 'severity'>

function toListed(row: Selectable<Tables['dialogues']>, named: readonly Named[]): Listed {
  return {
    ...core(row),
    observations: named.length,
    themes: [...new Set(named.flatMap(({ themes }) => themes))],
    worst: worstOf(named),
  }
}
