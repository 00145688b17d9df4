import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import type { Round } from '../../domain/round.ts'
import { answersWords } from '../../domain/snapshot.ts'
import * as rounds from '../../store/rounds.ts'
import * as snapshots from '../../store/snapshots.ts'
import { kommunerFor } from '../access.ts'
import type { Deps } from '../deps.ts'
import { show } from '../show.ts'

declare module '../show.ts' {
  interface Pages {
    'underlag/choose': { readonly kommuner: readonly { readonly name: string; readonly years: readonly Year[] }[] }
  }
}

/** A year of a kommun: the way to its underlag, or null with the reason in words. */
interface Year {
  readonly year: number
  readonly href: string | null
  readonly words: string
}

/** Every underlag the signed-in person may open. */
export async function choose(deps: Deps, req: Request, res: Response): Promise<void> {
  const { kommuner } = await kommunerFor(deps, req, 'see underlag')
  const listed = kommuner.map(async (kommun) => {
    const ofKommun = await rounds.ofKommun(deps.db, kommun.id)
    return { name: kommun.name, years: await Promise.all(ofKommun.map((round) => yearOf(deps, kommun, round))) }
  })
  show(req, res, 'underlag/choose', { title: 'Underlag till medborgarlöfte', section: 'underlag', kommuner: await Promise.all(listed) })
}

async function yearOf({ db }: Deps, { slug }: Area, { id, year }: Round): Promise<Year> {
  const snapshot = await snapshots.latest(db, id)
  return snapshot
    ? { year, href: `/underlag/${slug}/${year}`, words: answersWords(snapshot) }
    : { year, href: null, words: 'Svaren är inte räknade än.' }
}
