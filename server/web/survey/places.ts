import type { Area } from '../../domain/area.ts'
import { type DrawnMap, drawMap } from '../../domain/map.ts'
import type { Round } from '../../domain/round.ts'
import { type UrnStanding, urnStanding } from '../../domain/sealing/seal.ts'
import * as areas from '../../store/areas.ts'
import * as codes from '../../store/codes.ts'
import * as rounds from '../../store/rounds.ts'
import * as seals from '../../store/sealing/seals.ts'
import type { Deps } from '../deps.ts'
import type { Alike } from '../show.ts'
import { briefly } from './briefly.ts'

/** A round and what around it stays the same from one visitor to the next. */
export interface Place {
  readonly kommun: Pick<Area, 'id' | 'name' | 'slug'>
  readonly round: Round
  /** How its urn stands: whether it takes answers, and how. */
  readonly urn: UrnStanding
  /** Whether the kommun hands out codes, to the areas or to persons. */
  readonly codes: boolean
  /** Where one can live, in Swedish order. Empty when the kommun is not divided: then it is one area itself. */
  readonly areas: readonly Pick<Area, 'id' | 'name'>[]
  readonly map: DrawnMap
  /** Pages on which nothing of the visitor stands, as they were made of all this: they live and change with it. */
  readonly alike: Alike
}

/** Finds the place of an address: the kommun's word and the year in it. */
export type Places = (slug: string, year: string) => Promise<Place | undefined>

/** How long a change of a round or its areas may take to be seen. Opening and closing do not wait for it: they follow the calendar. */
const SEEN_WITHIN_MS = 5_000
const MAP_WIDTH = 480

/** Finds places in the database, and keeps them for a few seconds. */
export function placesIn({ db, now }: Pick<Deps, 'db' | 'now'>): Places {
  const find = briefly(load, SEEN_WITHIN_MS, now)
  return async (slug, year) => (/^[a-z0-9-]+$/.test(slug) && /^\d{4}$/.test(year) ? find(`${slug}/${year}`) : undefined)

  async function load(key: string): Promise<Place | undefined> {
    const [slug = '', year = ''] = key.split('/')
    const kommun = await areas.kommunBySlug(db, slug)
    const round = kommun && (await rounds.ofKommunAndYear(db, kommun.id, Number(year)))
    if (!kommun || !round) return undefined
    const below = await areas.below(db, kommun.id, round.year)
    return {
      kommun,
      round,
      urn: urnStanding(round, await seals.ofRound(db, round.id)),
      codes: (await rounds.hasCodes(db, round.id)) || (await codes.areThere(db, round.id)),
      areas: below.map(({ id, name }) => ({ id, name })),
      map: drawMap(below, { width: MAP_WIDTH }),
      alike: new Map(),
    }
  }
}
