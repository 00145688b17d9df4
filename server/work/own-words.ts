import { setImmediate } from 'node:timers/promises'
import { protect } from '../domain/disclosure/protect.ts'
import type { CountedRound } from '../domain/exports/counted-round.ts'
import type { OwnWordsLine } from '../domain/exports/own-words.ts'
import { type Showing, showingOf } from '../domain/reading/showing.ts'
import { type Population, populationKey } from '../domain/tables.ts'
import type { Db } from '../store/database.ts'
import * as figures from '../store/figures.ts'
import * as readings from '../store/readings.ts'
import * as texts from '../store/texts.ts'

/** How many texts are read at a time. */
const AT_ONCE = 500

/** Whose words may be shown in a counted round. */
export async function whoseWords(db: Db, { snapshot, areas }: Pick<CountedRound, 'snapshot' | 'areas'>): Promise<Showing> {
  const rowsOf = async (population: Population) => {
    await setImmediate()
    return protect(await figures.ofPopulation(db, snapshot.id, populationKey(population)))
  }
  const inAreas = new Map<string, Awaited<ReturnType<typeof rowsOf>>>()
  for (const { id } of areas) inAreas.set(id, await rowsOf({ kind: 'area', areaId: id }))
  return showingOf(await rowsOf({ kind: 'kommun' }), inAreas)
}

/** Every text of a counted round that has been read and may be shown, a few hundred at a time. */
export async function* linesOf(db: Db, round: CountedRound): AsyncGenerator<OwnWordsLine> {
  const { kommun, areas, nameless } = await whoseWords(db, round)
  if (!kommun) return
  const names = new Map(round.areas.map(({ id, name }) => [id, name]))
  const areaIds = [...areas.keys(), ...nameless]
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found = await readings.shown(db, texts.queueOf(round.round.id), { areaIds, after, most: AT_ONCE })
    for (const text of found) {
      const row = areas.get(text.areaId ?? '')
      yield { about: row ?? kommun, text, area: row ? (names.get(text.areaId ?? '') ?? null) : null }
    }
    after = found.length < AT_ONCE ? undefined : found.at(-1)?.id
  }
}
