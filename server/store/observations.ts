import type { Selectable } from 'kysely'
import type { Dialogue, Observation } from '../domain/dialogues/dialogue.ts'
import { isReason, isTimeOfDay, type Point } from '../domain/dialogues/where.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import * as quotes from './quotes.ts'
import type { Tables } from './tables.ts'

/** What is left of an observation's own words and place when they have been erased. */
export const ERASED = { said: '', suggestion: '', place: '', longitude: null, latitude: null } as const

/** The observations of some dialogues, in order, by dialogue. */
export async function ofDialogues(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, readonly Kept[]>> {
  const byDialogue = new Map<string, Kept[]>(ids.map((id) => [id, []]))
  if (ids.length === 0) return byDialogue
  const rows = await db
    .selectFrom('observations')
    .selectAll()
    .where('dialogue_id', 'in', ids)
    .orderBy('dialogue_id')
    .orderBy('position')
    .execute()
  const named = await db
    .selectFrom('observation_themes')
    .select(['observation_id', 'theme'])
    .where('dialogue_id', 'in', ids)
    .orderBy('position')
    .execute()
  const themes = new Map<string, string[]>(rows.map(({ id }) => [id, []]))
  for (const { observation_id, theme } of named) themes.get(observation_id)?.push(theme)
  for (const row of rows) byDialogue.get(row.dialogue_id)?.push(toObservation(row, themes.get(row.id) ?? []))
  return byDialogue
}

/** The places on the map of those of some observations that have one, in the order of the ids. */
export async function points(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Point>> {
  const rows = await db
    .selectFrom('observations')
    .select(['id', 'longitude', 'latitude'])
    .where('id', 'in', among(ids))
    .where('longitude', 'is not', null)
    .execute()
  return new Map(
    rows.flatMap(({ id, longitude, latitude }) => (longitude === null || latitude === null ? [] : [[id, { longitude, latitude }]])),
  )
}

/** An observation that has been kept. */
export type Kept = Observation & { readonly id: string }

/** Keeps the observations of a new dialogue. */
export async function write(db: Db, { id: dialogueId, observations }: Dialogue): Promise<void> {
  if (observations.length === 0) return
  const kept = observations.map((observation, position) => ({ ...observation, id: `${dialogueId}.${position}` }))
  const rows = kept.map(({ id, ...observation }, position) => ({ ...columns(observation, position), id, dialogue_id: dialogueId }))
  await db.insertInto('observations').values(rows).execute()
  await writeThemes(db, dialogueId, kept)
}

/** Keeps the observations of a changed dialogue. What others have tied to one stays tied to it: only those that are gone from the form are removed. */
export async function rewrite(db: Db, dialogue: Dialogue): Promise<void> {
  const { id: dialogueId, observations } = dialogue
  const before = await db.selectFrom('observations').select(['id', 'said']).where('dialogue_id', '=', dialogueId).execute()
  const free = new Set(before.map(({ id }) => id))
  let next = 1 + Math.max(-1, ...before.map(({ id }) => Number(id.slice(dialogueId.length + 1))))
  const kept: Kept[] = []
  for (const [position, observation] of observations.entries()) {
    const { id } = observation
    const same = id !== undefined && free.delete(id)
    kept.push({ ...observation, id: same ? id : `${dialogueId}.${next++}` })
    await keepOne(db, dialogueId, kept[position], position, same)
  }
  if (free.size > 0)
    await db
      .deleteFrom('observations')
      .where('id', 'in', [...free])
      .execute()
  await db.deleteFrom('observation_themes').where('dialogue_id', '=', dialogueId).execute()
  await writeThemes(db, dialogueId, kept)
  const unchanged = before.filter(({ id, said }) => kept.some((one) => one.id === id && one.said === said))
  await quotes.follow(
    db,
    dialogue,
    unchanged.map(({ id }) => id),
  )
}

async function keepOne(db: Db, dialogueId: string, kept: Kept | undefined, position: number, same: boolean): Promise<void> {
  if (!kept) return
  const { id, ...observation } = kept
  const row = columns(observation, position)
  if (same) await db.updateTable('observations').set(row).where('id', '=', id).execute()
  else
    await db
      .insertInto('observations')
      .values({ ...row, id, dialogue_id: dialogueId })
      .execute()
}

async function writeThemes(db: Db, dialogueId: string, kept: readonly Kept[]): Promise<void> {
  const rows = kept.flatMap(({ id, themes }) =>
    themes.map((theme, position) => ({ dialogue_id: dialogueId, observation_id: id, theme, position })),
  )
  if (rows.length > 0) await db.insertInto('observation_themes').values(rows).execute()
}

const columns = ({ severity, said, suggestion, place, point, reasons, timeOfDay, times }: Observation, position: number) => ({
  position,
  severity,
  said,
  suggestion,
  place,
  longitude: point?.longitude ?? null,
  latitude: point?.latitude ?? null,
  reasons: JSON.stringify(reasons),
  time_of_day: timeOfDay,
  times,
})

function toObservation(row: Selectable<Tables['observations']>, themes: readonly string[]): Kept {
  const { id, severity, said, suggestion, place, longitude, latitude, reasons, time_of_day, times } = row
  return {
    id,
    themes,
    severity,
    said,
    suggestion,
    place,
    point: longitude === null || latitude === null ? null : { longitude, latitude },
    reasons: (JSON.parse(reasons) as string[]).filter(isReason),
    timeOfDay: time_of_day !== null && isTimeOfDay(time_of_day) ? time_of_day : null,
    times,
  }
}
