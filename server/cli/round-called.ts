import type { Area } from '../domain/area.ts'
import type { Round } from '../domain/round.ts'
import * as areas from '../store/areas.ts'
import type { Db } from '../store/database.ts'
import * as rounds from '../store/rounds.ts'
import { Refused } from './command.ts'

/** The kommun and round that two words name: 'varberg 2026'. Refuses with what there is. */
export async function roundCalled(db: Db, words: readonly string[]): Promise<{ readonly kommun: Area; readonly round: Round }> {
  const [slug = '', year = ''] = words
  if (words.length !== 2 || !/^\d{4}$/.test(year)) throw new Refused('Ange omgången som KOMMUN ÅR, till exempel: varberg 2026')
  const kommun = await areas.kommunBySlug(db, slug)
  const round = kommun && (await rounds.ofKommunAndYear(db, kommun.id, Number(year)))
  if (kommun && round) return { kommun, round }
  const all = await Promise.all((await rounds.all(db)).map(async (round) => `${await slugOf(db, round)} ${round.year}`))
  throw new Refused(`Omgången ”${slug} ${year}” finns inte. Det finns: ${all.join(', ') || 'inga'}.`)
}

/** A round's kommun as commands name it. */
export async function slugOf(db: Db, round: Round): Promise<string> {
  return (await areas.byId(db, round.kommunId))?.slug ?? round.kommunId
}
