import { setImmediate } from 'node:timers/promises'
import { protect } from '../domain/disclosure/protect.ts'
import type { CountedRound } from '../domain/exports/counted-round.ts'
import type { IndexedPlace } from '../domain/exports/problemindex.ts'
import { indexFigures } from '../domain/lagesbild/index-figures.ts'
import type { IndexModel } from '../domain/statistics/problemindex/model.ts'
import { indexer } from '../domain/statistics/problemindex/problemindex.ts'
import { populationKey } from '../domain/tables.ts'
import type { Db } from '../store/database.ts'
import * as figures from '../store/figures.ts'

/** A counted round whose index is made. */
type Counted = Pick<CountedRound, 'snapshot' | 'survey'>

/** The problemindex of the kommun and then of some of its areas, by one model, from what was stored when the round was counted. Nothing is stored. */
export async function* indexed(
  db: Db,
  { snapshot, survey }: Counted,
  model: IndexModel,
  areaIds: readonly string[],
): AsyncGenerator<IndexedPlace> {
  const index = indexer(model, survey)
  for (const areaId of [null, ...areaIds]) {
    await setImmediate() // areas may be many: others get their turn
    const population = populationKey(areaId === null ? { kind: 'kommun' } : { kind: 'area', areaId })
    const rows = protect(await figures.ofPopulation(db, snapshot.id, population)).filter(({ source }) => source === 'code')
    yield { areaId, index: index(indexFigures(rows)), rows: new Map(rows.map((row) => [row.question, row])) }
  }
}

/** The same all at once. */
export async function indicesOf(db: Db, counted: Counted, model: IndexModel, areaIds: readonly string[]): Promise<readonly IndexedPlace[]> {
  const all: IndexedPlace[] = []
  for await (const place of indexed(db, counted, model, areaIds)) all.push(place)
  return all
}
