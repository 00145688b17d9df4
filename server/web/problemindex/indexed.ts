import { notFound } from '../../domain/problem.ts'
import { may } from '../../domain/staff.ts'
import type { IndexModel } from '../../domain/statistics/problemindex/model.ts'
import type { Problemindex } from '../../domain/statistics/problemindex/problemindex.ts'
import { indicesOf } from '../../work/problemindex.ts'
import type { Deps } from '../deps.ts'
import type { StaffPicture } from '../lagesbild/picture.ts'
import { chosenModel, type ModelWords, modelWords } from './chosen.ts'

/** The problemindex that a page shows, wherever it is kept. */
export interface Indexed {
  readonly model: IndexModel
  readonly words: ModelWords
  readonly whole: Problemindex
  /** By area. */
  readonly areas: ReadonlyMap<string, Problemindex>
  /** The kommun's of the year before, by the same model; null when it cannot be made. */
  readonly before: Problemindex | null
  /** Where the files are, without their endings; null for those who may not take them. */
  readonly file: string | null
}

/** The index that staff ask for, of some of the areas, from what was stored when the round was counted; null when no model is made for the survey. */
export async function indexedNow(
  deps: Deps,
  picture: StaffPicture,
  asked: unknown,
  { areaIds, path }: { readonly areaIds: readonly string[]; readonly path: string },
): Promise<Indexed | null> {
  const model = chosenModel(deps, picture, asked)
  if (!model) return null
  const [whole, ...areas] = await indicesOf(deps.db, picture, model, areaIds)
  if (!whole) throw notFound()
  return {
    model,
    words: modelWords(deps, picture, model, path),
    whole: whole.index,
    areas: new Map(areas.map(({ areaId, index }) => [areaId ?? '', index])),
    before: await lastYear(deps, picture, model),
    file: may(picture.staff, 'export results', picture.kommun.id) ? `${picture.home}/problemindex` : null,
  }
}

/** The earlier round's index by the same model: an old year computed again, beside what was said of it then. */
async function lastYear({ db }: Deps, { before }: StaffPicture, model: IndexModel): Promise<Problemindex | null> {
  if (!before || !model.surveys.includes(before.survey.id)) return null
  const [whole] = await indicesOf(db, before, model, [])
  return whole?.index ?? null
}
