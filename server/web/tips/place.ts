import type { Request, Response } from 'express'
import type { Area } from '../../domain/area.ts'
import { isInSweden } from '../../domain/areas/outline.ts'
import { liesIn } from '../../domain/areas/within.ts'
import { themesOf } from '../../domain/dialogues/themes.ts'
import { notFound } from '../../domain/problem.ts'
import { localDate } from '../../domain/round.ts'
import type { Setting } from '../../domain/tips/reading.ts'
import * as areas from '../../store/areas.ts'
import * as rounds from '../../store/rounds.ts'
import type { Deps } from '../deps.ts'
import { languageLinks, languageOf } from '../languages.ts'
import { type Translate, texts } from '../texts.ts'

/** The kommun that a resident writes to, what can be referred to there, and the page's language. */
export interface Place {
  readonly kommun: Area
  readonly below: readonly Area[]
  readonly base: string
  readonly setting: Setting
  readonly t: Translate
  readonly frame: Frame
}

interface Frame {
  readonly language: string
  readonly languages: ReturnType<typeof languageLinks>
  readonly rehearsal: boolean
}

/** The kommun in the address. One that has never had a round has nobody here who reads: it is not there. */
export async function placeIn(deps: Deps, req: Request, res: Response): Promise<Place> {
  const kommun = await areas.kommunBySlug(deps.db, String(req.params.kommun))
  const [newest] = kommun ? await rounds.ofKommun(deps.db, kommun.id) : []
  if (!kommun || !newest) throw notFound()
  const today = localDate(deps.now())
  const below = await areas.below(deps.db, kommun.id, Number(today.slice(0, 4)))
  const language = languageOf(req, res, deps.config)
  return {
    kommun,
    below,
    base: `/tips/${kommun.slug}`,
    setting: {
      today,
      areas: below,
      themes: themesOf(deps.surveys, newest.surveyId),
      liesIn: ({ longitude, latitude }) => liesIn(kommun, below, [longitude, latitude]) ?? isInSweden([longitude, latitude]),
    },
    t: texts(language),
    frame: { language, languages: languageLinks(req.path), rehearsal: newest.rehearsal },
  }
}
