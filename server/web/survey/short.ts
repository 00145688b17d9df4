import type { RequestHandler } from 'express'
import { unknownSurvey } from '../../domain/problem.ts'
import { localDate, status } from '../../domain/round.ts'
import * as areas from '../../store/areas.ts'
import * as rounds from '../../store/rounds.ts'
import type { Deps } from '../deps.ts'

/** The short address that stands in letters: leads to the kommun's survey that is open, else to its newest. */
export function shortly({ db, now }: Deps): RequestHandler<{ kommun: string }> {
  return async (req, res) => {
    const slug = req.params.kommun
    const kommun = /^[a-z0-9-]+$/.test(slug) ? await areas.kommunBySlug(db, slug) : undefined
    const all = kommun ? await rounds.ofKommun(db, kommun.id) : []
    const today = localDate(now())
    const round = all.find((round) => status(round, today) === 'open') ?? all[0]
    if (!round) throw unknownSurvey()
    res.redirect(302, `/enkat/${slug}/${round.year}`) // next year it leads elsewhere
  }
}
