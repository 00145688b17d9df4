import type { Selectable } from 'kysely'
import type { FormName } from '../domain/dialogues/contract.ts'
import type { Dialogue, Listed, Severity, ThemeCount } from '../domain/dialogues/dialogue.ts'
import type { LocalDate } from '../domain/round.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'
import type { Tables } from './tables.ts'

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

/** Dialogues by filter, latest first, each with what was named in it. */
export async function list(db: Db, filter: Filter): Promise<readonly Listed[]> {
  const rows = await matching(db, filter).selectAll().orderBy('held_on', 'desc').orderBy('id').execute()
  const named = await db
    .selectFrom('observations')
    .select(['dialogue_id', 'theme', 'severity'])
    .where('dialogue_id', 'in', matching(db, filter).select('id'))
    .orderBy('dialogue_id')
    .orderBy('position')
    .execute()
  const byDialogue = new Map<string, Named[]>(rows.map((row) => [row.id, []]))
  for (const row of named) byDialogue.get(row.dialogue_id)?.push(row)
  return rows.map((row) => toListed(row, byDialogue.get(row.id) ?? []))
}

/** A dialogue with its observations in order. */
export async function get(db: Db, id: string): Promise<Dialogue | undefined> {
  const row = await db.selectFrom('dialogues').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const observations = await db
    .selectFrom('observations')
    .select(['id', 'theme', 'severity', 'said', 'suggestion'])
    .where('dialogue_id', '=', id)
    .orderBy('position')
    .execute()
  return {
    ...core(row),
    details: JSON.parse(row.details),
    observations: observations.map((o) => ({ ...o, severity: severity(o.severity) })),
  }
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
    await writeObservations(db, dialogue)
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
    await rewriteObservations(db, dialogue)
    return true
  })
}

/** Removes a dialogue and its observations for good. False when it is already gone. */
export async function remove(db: Db, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('dialogues').where('id', '=', id).executeTakeFirstOrThrow()
  return numDeletedRows === 1n
}

/**
 * Erases the words of one observation, counted from 0, of a dialogue that still has this version; its theme and severity stay
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
    await db.updateTable('observations').set(ERASED).where('dialogue_id', '=', id).where('position', '=', position).execute()
    return true
  })
}

/** Erases the words of every observation in dialogues of one form held before a day. Resolves to how many observations had any. */
export async function sweepWords(db: Db, form: FormName, before: LocalDate): Promise<number> {
  const old = db.selectFrom('dialogues').select('dialogues.id').where('form', '=', form).where('held_on', '<', before)
  const worded = db.selectFrom('observations').select('dialogue_id').where('said', '!=', '').where('dialogue_id', 'in', old)
  // Whoever has the form of one open must not put its words back.
  await db
    .updateTable('dialogues')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', 'in', worded)
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('observations')
    .set(ERASED)
    .where('said', '!=', '')
    .where('dialogue_id', 'in', old)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

const ERASED = { said: '', suggestion: '' }

/** How many dialogues a kommun held from one day to another, both included. */
export async function count(db: Db, kommunId: string, from: LocalDate, to: LocalDate): Promise<number> {
  const { dialogues } = await matching(db, { kommunIds: [kommunId], from, to })
    .select((row) => row.fn.countAll().as('dialogues'))
    .executeTakeFirstOrThrow()
  return Number(dialogues)
}

/** How often each theme was named about each area of a kommun from one day to another, both included. */
export async function themeCounts(db: Db, kommunId: string, from: LocalDate, to: LocalDate): Promise<readonly ThemeCount[]> {
  // Once per dialogue and theme first: a theme named twice in a dialogue must not count its people twice.
  const named = matching(db, { kommunIds: [kommunId], from, to })
    .innerJoin('observations', 'observations.dialogue_id', 'dialogues.id')
    .groupBy(['dialogues.id', 'dialogues.area_id', 'dialogues.people', 'observations.theme'])
    .select(['dialogues.area_id', 'dialogues.people', 'observations.theme', (row) => row.fn.countAll().as('times')])
  const rows = await db
    .selectFrom(named.as('named'))
    .groupBy(['area_id', 'theme'])
    .select(['area_id', 'theme', (row) => row.fn.countAll().as('dialogues')])
    .select((row) => [row.fn.sum('people').as('people'), row.fn.sum('times').as('observations')])
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    theme: row.theme,
    observations: Number(row.observations),
    dialogues: Number(row.dialogues),
    people: Number(row.people),
  }))
}

function matching(db: Db, { kommunIds, form, areaId, theme, from, to }: Filter) {
  let query = db.selectFrom('dialogues').where('kommun_id', 'in', kommunIds)
  if (form !== undefined) query = query.where('form', '=', form)
  if (areaId !== undefined) query = areaId === null ? query.where('area_id', 'is', null) : query.where('area_id', '=', areaId)
  if (from !== undefined) query = query.where('held_on', '>=', from)
  if (to !== undefined) query = query.where('held_on', '<=', to)
  if (theme === undefined) return query
  return query.where((row) =>
    row.exists(
      row.selectFrom('observations').select('observations.id').whereRef('dialogue_id', '=', 'dialogues.id').where('theme', '=', theme),
    ),
  )
}

async function writeObservations(db: Db, { id, observations }: Dialogue): Promise<void> {
  if (observations.length === 0) return
  const rows = observations.map((observation, position) => ({ ...observation, id: `${id}.${position}`, dialogue_id: id, position }))
  await db.insertInto('observations').values(rows).execute()
}

// What others have tied to an observation stays tied to it: only those that are gone from the form are removed.
async function rewriteObservations(db: Db, { id: dialogueId, observations }: Dialogue): Promise<void> {
  const before = await db.selectFrom('observations').select('id').where('dialogue_id', '=', dialogueId).execute()
  const free = new Set(before.map(({ id }) => id))
  let next = 1 + Math.max(-1, ...before.map(({ id }) => Number(id.slice(dialogueId.length + 1))))
  for (const [position, { id, ...words }] of observations.entries()) {
    if (id !== undefined && free.delete(id)) {
      await db
        .updateTable('observations')
        .set({ ...words, position })
        .where('id', '=', id)
        .execute()
    } else {
      await db
        .insertInto('observations')
        .values({ ...words, id: `${dialogueId}.${next++}`, dialogue_id: dialogueId, position })
        .execute()
    }
  }
  if (free.size > 0)
    await db
      .deleteFrom('observations')
      .where('id', 'in', [...free])
      .execute()
}

function columns(dialogue: Dialogue) {
  return {
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
    form: row.form as FormName, // written by add() and edit() alone
    heldOn: row.held_on,
    place: row.place,
    areaId: row.area_id,
    tookPart: row.took_part,
    people: row.people,
    rehearsal: row.rehearsal === 1,
    version: row.version,
  }
}

type Named = Pick<Selectable<Tables['observations']>, 'theme' | 'severity'>

function toListed(row: Selectable<Tables['dialogues']>, named: readonly Named[]): Listed {
  return {
    ...core(row),
    observations: named.length,
    themes: [...new Set(named.map(({ theme }) => theme))],
    worst: named.length === 0 ? null : severity(Math.max(...named.map((observation) => observation.severity))),
  }
}

const severity = (stored: number) => stored as Severity // written by add() and edit() alone
