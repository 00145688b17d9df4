import type { Request, Response } from 'express'
import { notFound } from '../../domain/problem.ts'
import { indexSentences } from '../../domain/statistics/problemindex/words.ts'
import { indicesOf } from '../../work/problemindex.ts'
import { tell } from '../audited.ts'
import type { Deps } from '../deps.ts'
import { type About, about } from '../lagesbild/frame.ts'
import { pictureOf } from '../lagesbild/picture.ts'
import { show } from '../show.ts'
import { chosenModel, type ModelWords, modelWords } from './chosen.ts'
import { type GroupLines, groupLines, type MissingWords, missingWords, referenceNotes } from './lines.ts'

declare module '../show.ts' {
  interface Pages {
    'problemindex/omrade': {
      readonly about: About
      readonly area: string
      readonly model: ModelWords
      readonly sentences: readonly string[]
      readonly groups: readonly GroupLines[]
      readonly missing: readonly MissingWords[]
      readonly notes: readonly string[]
    }
  }
}

/** Shows an area's indicators with the levels that their intervals lie in, beside the kommun's. */
export async function area(deps: Deps, req: Request<{ kommun: string; ar: string; omrade: string }>, res: Response): Promise<void> {
  const picture = await pictureOf(deps, req)
  const { kommun, round, survey, home } = picture
  const place = picture.areas.find(({ id }) => id === req.params.omrade)
  const model = chosenModel(deps, picture, req.query.modell)
  if (!place || !model) throw notFound()
  await tell(deps, req, kommun.id, { what: 'saw lagesbild', details: { year: round.year, part: 'problemindex', of: place.id } })
  const [whole, own] = await indicesOf(deps.db, picture, model, [place.id])
  if (!whole || !own) throw notFound()
  show(req, res, 'problemindex/omrade', {
    title: `Problemindex i ${place.name}, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await picture.figures.of({ kind: 'kommun' })).code.values()),
    area: place.name,
    model: modelWords(deps, picture, model, `${home}/problemindex/${place.id}`),
    sentences: indexSentences(place.name, own.index, model),
    groups: groupLines(own.index, whole.index, { model, survey, home }),
    missing: missingWords(own.index, survey),
    notes: referenceNotes(model),
  })
}
