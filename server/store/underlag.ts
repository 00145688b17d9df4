import type { ChosenFocus, Taken } from '../domain/underlag/chosen.ts'
import { atomically } from './atomically.ts'
import type { Db } from './database.ts'

/** What people have decided about the underlag of a round, as it is kept. */
export interface Decision {
  readonly chosen: readonly ChosenFocus[]
  readonly taken: Taken | null
  /** Grows by one with every decision, from 0 before the first: whoever started from an older one is told. */
  readonly version: number
}

/** What has been decided about the underlag of a round. */
export async function ofRound(db: Db, roundId: string): Promise<Decision> {
  const row = await db.selectFrom('underlag_decisions').selectAll().where('round_id', '=', roundId).executeTakeFirst()
  if (!row) return { chosen: [], taken: null, version: 0 }
  const chosen = await db.selectFrom('underlag_focus').selectAll().where('round_id', '=', roundId).orderBy('position').execute()
  const { taken_on: on, taken_by: by, version } = row
  return {
    chosen: chosen.map(({ theme, area_id, why }) => ({ theme, areaId: area_id, why })),
    taken: on === null || by === null ? null : { on, by },
    version,
  }
}

/** Keeps which focus areas are chosen. False when somebody decided since `version`; nothing is then changed. */
export async function choose(db: Db, roundId: string, version: number, chosen: readonly ChosenFocus[]): Promise<boolean> {
  return atomically(db, async (db) => {
    if (!(await decided(db, roundId, version, {}))) return false
    await db.deleteFrom('underlag_focus').where('round_id', '=', roundId).execute()
    const rows = chosen.map(({ theme, areaId, why }, position) => ({ round_id: roundId, position, theme, area_id: areaId, why }))
    if (rows.length > 0) await db.insertInto('underlag_focus').values(rows).execute()
    return true
  })
}

/** Keeps who has taken the underlag; null when it is taken no more. False when somebody decided since `version`. */
export const take = (db: Db, roundId: string, version: number, taken: Taken | null): Promise<boolean> =>
  atomically(db, (db) => decided(db, roundId, version, { taken_on: taken?.on ?? null, taken_by: taken?.by ?? null }))

async function decided(
  db: Db,
  roundId: string,
  version: number,
  set: { taken_on?: string | null; taken_by?: string | null },
): Promise<boolean> {
  await db
    .insertInto('underlag_decisions')
    .values({ round_id: roundId, version: 0, taken_on: null, taken_by: null })
    .onConflict((conflict) => conflict.column('round_id').doNothing())
    .execute()
  const { numUpdatedRows } = await db
    .updateTable('underlag_decisions')
    .set({ ...set, version: version + 1 })
    .where('round_id', '=', roundId)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
