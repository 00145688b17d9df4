import type { Request } from 'express'
import type { Area } from '../../domain/area.ts'
import type { Edition, EditionDocument } from '../../domain/editions/document.ts'
import { notFound } from '../../domain/problem.ts'
import * as areas from '../../store/areas.ts'
import * as editions from '../../store/editions.ts'
import type { Deps } from '../deps.ts'
import { opened } from './opened.ts'
import { homeOf, permanentOf } from './words.ts'

/** An address of a published lägesbild: the one that holds for the year, or one named by its hash. */
export type Address = Request<{ kommun: string; ar: string; utgava?: string; omrade?: string; fraga?: string }>

/** An edition that an address names. */
export interface Found {
  readonly edition: Edition
  /** Where the pages that the address is one of begin. */
  readonly home: string
  document(): Promise<EditionDocument>
}

/** The edition in the address. Throws notFound: for what was never published there is no page. */
export async function found({ db }: Deps, { params }: Address): Promise<Found> {
  const kommun = await areas.kommunBySlug(db, params.kommun)
  const edition = kommun && (await named(db, kommun, params))
  if (!edition) throw notFound()
  const document = async () => {
    const read = await opened(db, edition.hash)
    if (!read) throw notFound()
    return read
  }
  const home = params.utgava === undefined ? homeOf(params.kommun, edition.year) : permanentOf(params.kommun, edition)
  return { edition, home, document }
}

async function named(db: Deps['db'], kommun: Area, { ar, utgava }: Address['params']): Promise<Edition | undefined> {
  if (!/^\d{4}$/.test(ar)) return undefined
  if (utgava === undefined) return editions.current(db, kommun.id, Number(ar))
  const edition = await editions.byHash(db, utgava)
  return edition?.kommunId === kommun.id && edition.year === Number(ar) ? edition : undefined
}
