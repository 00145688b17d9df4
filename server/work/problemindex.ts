import { setImmediate } from 'node:timers/promises'
import { protect } from '../domain/disclosure/protect.ts'
import type { CountedRound } from '../domain/exports/counted-round.ts'
import { indexFigures } from '../domain/lagesbild/index-figures.ts'
import type { IndexModel } from '../domain/statistics/problemindex/model.ts'
import { indexer, type Problemindex } from '../domain/statistics/problemindex/problemindex.ts'
import { populationKey } from '../domain/tables.ts'
import type { Db } from '../store/database.ts'
import * as figures from '../store/figures.ts'

/** A place and its problemindex; the kommun's comes from its own weighted shares, never from its areas'. */
export interface PlaceIndex {
  /** Null for the whole kommun. */
  readonly areaId: string | null
  readonly index: Problemindex
}

/** The problemindex of the kommun and then of some of its areas, by one model, from what was stored when the round was counted. Nothing is stored. */
export async function indicesOf(
  db: Db,
  { snapshot, survey }: Pick<CountedRound, 'snapshot' | 'survey'>,
  model: IndexModel,
  areaIds: readonly string[],
): Promise<readonly PlaceIndex[]> {
  const made: PlaceIndex[] = []
  const index = indexer(model, survey)
  for (const areaId of [null, ...areaIds]) {
    await setImmediate() // areas may be many: others get their turn
    const population = populationKey(areaId === null ? { kind: 'kommun' } : { kind: 'area', areaId })
    const rows = protect(await figures.ofPopulation(db, snapshot.id, population)).filter(({ source }) => source === 'code')
    made.push({ areaId, index: index(indexFigures(rows)) })
  }
  return made
}
