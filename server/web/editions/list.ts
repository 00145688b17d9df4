import type { Request, Response } from 'express'
import { type Edition, shortOf } from '../../domain/editions/document.ts'
import { instant } from '../../domain/format.ts'
import { notFound } from '../../domain/problem.ts'
import * as areas from '../../store/areas.ts'
import * as editions from '../../store/editions.ts'
import * as rounds from '../../store/rounds.ts'
import type { Deps } from '../deps.ts'
import { languageLinks, languageOf } from '../languages.ts'
import { show } from '../show.ts'
import { texts } from '../texts.ts'
import { opened } from './opened.ts'
import { homeOf, permanentOf } from './words.ts'

declare module '../show.ts' {
  interface Pages {
    'editions/list': { readonly kommun: string; readonly years: readonly Year[] }
  }
}

/** A year's published lägesbild and everything that was published of it. */
interface Year {
  readonly year: number
  readonly href: string
  /** What it says first. */
  readonly lead: string
  readonly editions: readonly Listed[]
}

/** One edition, the latest first. */
interface Listed {
  readonly short: string
  readonly href: string
  readonly published: string
  /** Why it was superseded; null for the one that holds. */
  readonly reason: string | null
}

/** Lists what a kommun has published, year by year. A kommun that has published nothing says so. */
export async function list(deps: Deps, req: Request<{ kommun: string }>, res: Response): Promise<void> {
  const kommun = await areas.kommunBySlug(deps.db, req.params.kommun)
  if (!kommun) throw notFound()
  const language = languageOf(req, res, deps.config)
  const all = await editions.ofKommun(deps.db, kommun.id)
  const years = await Promise.all(
    all.filter(({ corrected }) => corrected === null).map((edition) => yearOf(deps, kommun.slug, edition, all)),
  )
  show(req, res, 'editions/list', {
    title: texts(language)('editions.title', { kommun: kommun.name }),
    language,
    languages: languageLinks(req.path),
    rehearsal: years.length > 0 ? years.every(({ rehearsal }) => rehearsal) : await rounds.areAllRehearsals(deps.db),
    kommun: kommun.name,
    years,
  })
}

async function yearOf(
  { db }: Deps,
  slug: string | null,
  current: Edition,
  all: readonly Edition[],
): Promise<Year & { readonly rehearsal: boolean }> {
  const document = await opened(db, current.hash)
  return {
    year: current.year,
    href: homeOf(slug, current.year),
    lead: document?.sentences.kommun[0] ?? '',
    rehearsal: document?.round.rehearsal ?? false,
    editions: all
      .filter(({ year }) => year === current.year)
      .map((edition) => ({
        short: shortOf(edition.hash),
        href: permanentOf(slug, edition),
        published: instant(edition.publishedAt),
        reason: edition.corrected?.reason ?? null,
      })),
  }
}
