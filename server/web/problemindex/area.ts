import { notFound } from '../../domain/problem.ts'
import { indexSentences } from '../../domain/statistics/problemindex/words.ts'
import { type About, about } from '../lagesbild/frame.ts'
import type { Picture } from '../lagesbild/picture.ts'
import type { Frame } from '../show.ts'
import type { ModelWords } from './chosen.ts'
import type { Indexed } from './indexed.ts'
import { type GroupLines, groupLines, type MissingWords, missingWords, referenceNotes } from './lines.ts'

declare module '../show.ts' {
  interface Pages {
    'problemindex/omrade': AreaIndexPage
  }
}

/** An area's indicators with the levels that their intervals lie in, beside the kommun's. */
export interface AreaIndexPage {
  readonly about: About
  readonly area: string
  readonly model: ModelWords
  readonly sentences: readonly string[]
  readonly groups: readonly GroupLines[]
  readonly missing: readonly MissingWords[]
  readonly notes: readonly string[]
}

/** An area's problemindex. An area of another kommun is not there, nor any without a model. */
export async function area(picture: Picture, indexed: Indexed | null, areaId: string): Promise<AreaIndexPage & Frame> {
  const { kommun, round, survey, home } = picture
  const place = picture.areas.find(({ id }) => id === areaId)
  const own = indexed?.areas.get(areaId)
  if (!place || !indexed || !own) throw notFound()
  const { model, words, whole } = indexed
  return {
    title: `Problemindex i ${place.name}, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    about: about(picture, (await picture.figures.of({ kind: 'kommun' })).code.values()),
    area: place.name,
    model: words,
    sentences: indexSentences(place.name, own, model),
    groups: groupLines(own, whole, { model, survey, home }),
    missing: missingWords(own, survey),
    notes: referenceNotes(model),
  }
}
