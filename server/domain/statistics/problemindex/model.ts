import type { Text } from '../../survey/survey.ts'
import type { Thresholds } from './thresholds.ts'

/**
 * The national share that an indicator is held against, as published: the people in the country whom the question's measure
 * counts, 0–1, on the measure's own axis (for a favourable measure, the share who answered favourably).
 */
export interface Reference {
  readonly share: number
  readonly source: string
  readonly year: number
  /** What a reader must know of how it was measured. */
  readonly note?: Text
}

/** Limits obtained from somebody else instead of made by our rule. */
export interface GivenLimits {
  readonly limits: Thresholds
  readonly source: string
  readonly year: number
}

/** One item of the index: a question or derived question. Its direction is that of the question's measure. */
export interface Indicator {
  readonly question: string
  /** The surveys that measure it so, when not all of the model's do. */
  readonly surveys?: readonly string[]
  /** Without any of these three the indicator has no level: "referens saknas". */
  readonly reference?: Reference
  /** A national share made up for a rehearsal, 0–1 on the measure's axis: only a rehearsal's model may hold one. */
  readonly invented?: number
  /** Goes before a reference: the limits are then these. */
  readonly given?: GivenLimits
}

/** Indicators whose levels make an index of their own. */
export interface IndexGroup {
  readonly id: string
  readonly title: Text
  readonly indicators: readonly Indicator[]
}

/**
 * A problemindex as data: which questions, held against what, by which rule. A published index means something only together
 * with its model, so a model in use is never edited: a change is a new file with a higher version.
 */
export interface IndexModel {
  readonly id: string
  readonly series: string
  /** The surveys it has been made for, of that series. */
  readonly surveys: readonly string[]
  readonly version: number
  /** For rehearsals with invented answers, and for nothing else. */
  readonly rehearsal: boolean
  readonly title: Text
  /** How thresholds are made where none are given. */
  readonly thresholds: 'clopper-pearson-360'
  /** What a reader of the index must know of the model. */
  readonly about: Text
  readonly groups: readonly IndexGroup[]
  /** SHA-256 of the model's file, hex. */
  readonly hash: string
}

/** Every loaded index model by id. */
export type IndexModels = ReadonlyMap<string, IndexModel>

/** The models made for a survey, newest first; a rehearsal has models of its own. */
export function fitting(models: IndexModels, surveyId: string, rehearsal: boolean): readonly IndexModel[] {
  const found = [...models.values()].filter((model) => model.rehearsal === rehearsal && model.surveys.includes(surveyId))
  return found.sort((a, b) => b.version - a.version)
}

/** The newest of them. */
export const newestFor = (models: IndexModels, surveyId: string, rehearsal: boolean): IndexModel | undefined =>
  fitting(models, surveyId, rehearsal)[0]

/**
 * The model that a counting's index is made by: the one asked for among those made for its survey; else the one that held when
 * it was counted, if it is still there; else the newest. Undefined when there is none such.
 */
export function modelFor(
  models: IndexModels,
  counting: { readonly surveyId: string; readonly rehearsal: boolean; readonly under: Pick<IndexModel, 'id'> | null },
  asked?: string,
): IndexModel | undefined {
  const all = fitting(models, counting.surveyId, counting.rehearsal)
  if (asked !== undefined) return all.find(({ id }) => id === asked)
  return all.find(({ id }) => id === counting.under?.id) ?? all[0]
}

/** All indicators of a model, in its order. */
export const indicatorsOf = (model: IndexModel): readonly Indicator[] => model.groups.flatMap((group) => group.indicators)
