import type { SelectQueryBuilder } from 'kysely'
import type { Dialogue } from '../domain/dialogues/dialogue.ts'
import type { Quote } from '../domain/feedback/reach.ts'
import type { Queue } from '../domain/reading/queue.ts'
import { among } from './among.ts'
import type { Db } from './database.ts'
import * as readings from './readings.ts'
import type { Tables } from './tables.ts'

/**
 * What was said in dialogues and may be quoted to everybody once a person has read it: observations' words in the reading queue,
 * each under the observation's id. When the observation's own words are changed or erased, the quote goes with them.
 */

/** The queue of a kommun's quotes. */
export const queueOf = (kommunId: string): Queue => ({ source: 'quote', collection: kommunId })

/** Hands in what was said in a dialogue to be read; what has been handed in before is left as it is, read or not. */
export async function handIn(db: Db, { kommunId, areaId, observations }: Dialogue): Promise<void> {
  const texts = observations.flatMap(({ id, said, themes }) =>
    id === undefined || said === '' ? [] : [{ id, areaId, subject: themes[0] ?? '', words: said }],
  )
  await readings.add(db, queueOf(kommunId), texts)
}

/** How the reading of some observations' words stands, by observation; one whose words were never handed in is absent. */
export async function standing(db: Db, kommunId: string, ids: readonly string[]): Promise<ReadonlyMap<string, NonNullable<Quote>>> {
  const { source, collection } = queueOf(kommunId)
  const rows = await db
    .selectFrom('texts')
    .select(['id', 'state', 'reason'])
    .where('source', '=', source)
    .where('collection', '=', collection)
    .where('id', 'in', among(ids))
    .execute()
  // Only the queue writes states and reasons.
  return new Map(rows.map(({ id, state, reason }) => [id, { state, reason }]))
}

/** Lets the quotes of a dialogue follow it: those whose words are not what they were are taken back, the others are about where it now is. */
export async function follow(db: Db, { id: dialogueId, kommunId, areaId }: Dialogue, unchanged: readonly string[]): Promise<void> {
  const { source, collection } = queueOf(kommunId)
  // The ids of a dialogue's observations lie between its own with a full stop and with the sign that comes after that.
  const own = db
    .selectFrom('texts')
    .where('source', '=', source)
    .where('collection', '=', collection)
    .where('id', '>', `${dialogueId}.`)
    .where('id', '<', `${dialogueId}/`)
  const gone = (await own.select('id').execute()).map(({ id }) => id).filter((id) => !unchanged.includes(id))
  if (gone.length > 0) await readings.remove(db, queueOf(kommunId), gone)
  await db
    .updateTable('texts')
    .set({ area_id: areaId })
    .where('source', '=', source)
    .where('collection', '=', collection)
    .where('id', 'in', among(unchanged))
    .execute()
}

/** Takes back the quotes of some observations, wherever they were made. To be done before the observations go. */
export async function takeBack(db: Db, observations: SelectQueryBuilder<Tables, 'observations', { id: string }>): Promise<void> {
  await db
    .deleteFrom('texts')
    .where('source', '=', 'quote')
    .where('id', 'in', observations)
    .where('collection', 'in', db.selectFrom('dialogues').select('kommun_id').distinct())
    .execute()
}
