import type { Request } from 'express'
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
  /** The kommun's word in addresses today, which may be another than when the edition was published. */
  readonly slug: string | null
  /** Where the pages that the address is one of begin. */
  readonly home: string
  document(): Promise<EditionDocument>
}

/** The edition in the address. Throws notFound: for what was never published there is no page. */
export async function found({ db }: Deps, { params }: Address): Promise<Found> {
  const edition = /^\d{4}$/.test(params.ar) ? await named(db, params) : undefined
  const kommun = edition && (await areas.byId(db, edition.kommunId))
  if (!edition || !kommun) throw notFound()
  const document = async () => {
    const read = await opened(db, edition.hash)
    if (!read) throw notFound()
    return read
  }
  const home = params.utgava === undefined ? homeOf(params.kommun, edition.year) : permanentOf(params.kommun, edition)
  return { edition, slug: kommun.slug, home, document }
}

async function named(db: Deps['db'], { kommun: slug, ar, utgava }: Address['params']): Promise<Edition | undefined> {
  const kommun = await areas.kommunBySlug(db, slug)
  if (utgava === undefined) return kommun && editions.current(db, kommun.id, Number(ar))
  const edition = await editions.byHash(db, utgava)
  if (edition?.year !== Number(ar)) return undefined
  if (kommun) return edition.kommunId === kommun.id ? edition : undefined
  // A permanent address holds for good: also when the kommun is called something else in addresses now.
  return (await opened(db, utgava))?.kommun.slug === slug ? edition : undefined
}
