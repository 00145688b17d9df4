import type { EditionDocument } from '../../domain/editions/document.ts'
import { indexFigures } from '../../domain/lagesbild/index-figures.ts'
import type { IndexModel } from '../../domain/statistics/problemindex/model.ts'
import { type Problemindex, problemindex } from '../../domain/statistics/problemindex/problemindex.ts'
import type { Download } from '../lagesbild/downloads.ts'
import type { Told } from '../lagesbild/picture.ts'
import { standingOf, wordsOf } from '../problemindex/chosen.ts'
import type { Indexed } from '../problemindex/indexed.ts'

/** What an edition has to show a problemindex from. */
interface Ground extends Pick<EditionDocument, 'index' | 'snapshot'> {
  readonly before: Told | null
}

/** The problemindex of an edition whose pages begin at `home`, from its own document; null when it has none. */
export async function indexedIn(
  { index, before, snapshot }: Ground,
  home: string,
  downloads: readonly Download[],
): Promise<Indexed | null> {
  const whole = index?.places.find(({ areaId }) => areaId === null)
  if (!index || !whole) return null
  return {
    model: index.model,
    words: { ...wordsOf(index.model), standing: standingOf(index.model, snapshot.indexModel), query: '', others: [] },
    whole: whole.index,
    areas: new Map(index.places.flatMap(({ areaId, index }) => (areaId === null ? [] : [[areaId, index] as const]))),
    before: before && (await earlier(index.model, before)),
    file: downloads.length > 0 ? `${home}/problemindex` : null,
  }
}

async function earlier(model: IndexModel, { survey, figures }: Told): Promise<Problemindex | null> {
  if (!model.surveys.includes(survey.id)) return null
  const { code } = await figures.of({ kind: 'kommun' })
  return problemindex(model, survey, indexFigures([...code.values()]))
}
