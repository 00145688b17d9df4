import { sv } from '../../domain/lagesbild/sentences.ts'
import { notFound } from '../../domain/problem.ts'
import { fitting, type IndexModel, modelFor } from '../../domain/statistics/problemindex/model.ts'
import type { Deps } from '../deps.ts'
import type { CountedRound } from '../lagesbild/picture.ts'

/** What a page says of the model that its index is made by. */
export interface ModelWords {
  readonly title: string
  readonly version: number
  /** Names the model's file: another file, another mark. */
  readonly mark: string
  readonly about: string
  readonly rehearsal: boolean
  /** How the model stands to the one that held when the answers were counted. */
  readonly standing: string
  /** Added to links so that they keep a model that was asked for: '' or '?modell=…'. */
  readonly query: string
  /** The other models made for the survey. */
  readonly others: readonly { readonly href: string; readonly words: string }[]
}

/** The model asked for in the address, or the one that held when the round was counted; null when none has been made for the survey. */
export function chosenModel({ indexModels }: Deps, { round, survey, snapshot }: CountedRound, asked: unknown): IndexModel | null {
  const counting = { surveyId: survey.id, rehearsal: round.rehearsal, under: snapshot.indexModel }
  const model = modelFor(indexModels, counting, typeof asked === 'string' ? asked : undefined)
  if (!model && asked !== undefined) throw notFound()
  return model ?? null
}

/** A model in the page's words, and its way to the others; `path` is the page's own address. */
export function modelWords({ indexModels }: Deps, { round, survey, snapshot }: CountedRound, model: IndexModel, path: string): ModelWords {
  const under = snapshot.indexModel
  const usual = modelFor(indexModels, { surveyId: survey.id, rehearsal: round.rehearsal, under })
  const queryOf = (one: IndexModel) => (one === usual ? '' : `?modell=${one.id}`)
  return {
    ...wordsOf(model),
    standing: standingOf(model, under),
    query: queryOf(model),
    others: fitting(indexModels, survey.id, round.rehearsal)
      .filter((one) => one !== model)
      .map((one) => ({ href: `${path}${queryOf(one)}`, words: `${sv(one.title)}, version ${one.version}` })),
  }
}

/** What a model says of itself. */
export const wordsOf = (model: IndexModel): Pick<ModelWords, 'title' | 'version' | 'mark' | 'about' | 'rehearsal'> => ({
  title: sv(model.title),
  version: model.version,
  mark: model.hash.slice(0, 8),
  about: sv(model.about),
  rehearsal: model.rehearsal,
})

/** How a model stands to the one that held when the answers were counted. */
export function standingOf(model: Pick<IndexModel, 'id'>, under: Pick<IndexModel, 'id'> | null): string {
  if (under === null) return 'Ingen modell gällde när svaren räknades.'
  return under.id === model.id
    ? 'Modellen gällde när svaren räknades.'
    : 'En annan modell gällde när svaren räknades. Det som har publicerats med den ändras inte.'
}
