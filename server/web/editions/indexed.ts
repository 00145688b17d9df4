import { published } from '../../domain/disclosure/protect.ts'
import type { EditionDocument } from '../../domain/editions/document.ts'
import { indexFigures } from '../../domain/lagesbild/index-figures.ts'
import { type Problemindex, problemindex } from '../../domain/statistics/problemindex/problemindex.ts'
import type { Download } from '../lagesbild/downloads.ts'
import { standingOf, wordsOf } from '../problemindex/chosen.ts'
import type { Indexed } from '../problemindex/indexed.ts'

/** The problemindex of an edition whose pages begin at `home`, from its own document; null when it has none. */
export function indexedIn({ index, before, snapshot }: EditionDocument, home: string, downloads: readonly Download[]): Indexed | null {
  const whole = index?.places.find(({ areaId }) => areaId === null)
  if (!index || !whole) return null
  return {
    model: index.model,
    words: { ...wordsOf(index.model), standing: standingOf(index.model, snapshot.indexModel), query: '', others: [] },
    whole: whole.index,
    areas: new Map(index.places.flatMap(({ areaId, index }) => (areaId === null ? [] : [[areaId, index] as const]))),
    before: before && earlier(index.model, before),
    file: downloads.length > 0 ? `${home}/problemindex` : null,
  }
}

type Before = NonNullable<EditionDocument['before']>

function earlier(model: NonNullable<EditionDocument['index']>['model'], { survey, rows }: Before): Problemindex | null {
  if (!model.surveys.includes(survey.id)) return null
  const own = published(rows).filter(({ population, source }) => population === 'kommun' && source === 'code')
  return problemindex(model, survey, indexFigures(own))
}
