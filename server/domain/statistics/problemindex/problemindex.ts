import { itemsOf } from '../../survey/compare.ts'
import type { Measure, Survey } from '../../survey/survey.ts'
import type { Interval } from '../interval.ts'
import { type Average, average } from './average.ts'
import { ENOUGH_FOR_COLOUR, type Level, level, type Span, span } from './level.ts'
import type { IndexGroup, IndexModel, Indicator } from './model.ts'
import { type Thresholds, thresholds } from './thresholds.ts'

/** What is known of a question in one place: the share its measure counts, 0–1, with its interval and base. */
export interface IndexFigure {
  readonly share: number
  readonly interval: Interval
  /** People who gave a value. */
  readonly base: number
}

/** An indicator with its level. */
export interface Item {
  readonly question: string
  readonly level: Level
  /** Where the interval lies. The level is certain enough to be shown when it lies in one; else the span is. */
  readonly span: Span
  /** The adverse share and its interval, 0–1: for a favourable measure, those who did not answer so. */
  readonly share: number
  readonly interval: Interval
  readonly base: number
  /** Enough answers for a level of the place's own; with fewer, only the kommun's level says something. */
  readonly enough: boolean
  readonly thresholds: Thresholds
  /** Whose limits: somebody else's, given in the model, or those of our own unvalidated rule. */
  readonly limits: 'given' | 'ours'
}

/** An indicator without a level, and why: it leaves both the sum and the number of items. */
export interface Missing {
  readonly question: string
  readonly why: WhyMissing
}

/** Why an indicator has no level. */
export type WhyMissing = 'no reference' | 'not shown' | 'not asked' | 'measured otherwise'

/** The index of a group of indicators; null when none of them has a level. */
export interface GroupIndex {
  readonly group: IndexGroup
  readonly average: Average | null
  readonly range: Range | null
  readonly items: readonly Item[]
  readonly missing: readonly Missing[]
}

/** The averages of the lowest and of the highest levels that the items' intervals lie in: where an index could be, every item at its worst luck. */
export interface Range {
  readonly low: Average
  readonly high: Average
}

/** A place's problemindex, tied to the model that made it. */
export interface Problemindex {
  readonly model: Pick<IndexModel, 'id' | 'version' | 'hash' | 'rehearsal'>
  /** The mean over all items, never over groups; null when no item has a level. */
  readonly total: Average | null
  readonly range: Range | null
  readonly groups: readonly GroupIndex[]
}

/**
 * The problemindex of one place one year. `figures` holds the place's own figures by question: a kommun's come from the
 * whole kommun's weighted shares, never from its areas' indices. A question that may not be shown is left out or null.
 *
 * Nothing but the arguments is read and nothing is changed, so an old year can be computed again under a new model beside
 * what was published. Throws when the model was not made for the survey.
 *
 * All items weigh the same (lokaltidningen.se, Landskrona 2019-11-11). That the total is the plain mean over items is inferred: 116 of
 * 117 printed totals agree with it.
 */
export const problemindex = (model: IndexModel, survey: Survey, figures: Figures): Problemindex => indexer(model, survey)(figures)

/** A problemindex to be made of many places: the limits, which take most of the time, are worked out once for them all. */
export function indexer(model: IndexModel, survey: Survey): (figures: Figures) => Problemindex {
  if (!model.surveys.includes(survey.id)) throw new RangeError(`${model.id} was not made for ${survey.id}.`)
  const { id, version, hash, rehearsal } = model
  const judging = model.groups.map((group) => ({ group, judges: group.indicators.map((indicator) => judgeOf(indicator, survey)) }))
  return (figures) => {
    const groups = judging.map(({ group, judges }) =>
      groupIndex(
        group,
        judges.map((judge) => judge(figures)),
      ),
    )
    const items = groups.flatMap((group) => group.items)
    return { model: { id, version, hash, rehearsal }, total: averageOf(items), range: rangeOf(items), groups }
  }
}

/** A place's own figures by question. */
type Figures = ReadonlyMap<string, IndexFigure | null>

function groupIndex(group: IndexGroup, judged: readonly (Item | Missing)[]): GroupIndex {
  const items = judged.filter((one) => 'level' in one)
  const missing = judged.filter((one) => 'why' in one)
  return { group, average: averageOf(items), range: rangeOf(items), items, missing }
}

const averageOf = (items: readonly Item[]) => average(items.map(({ level }) => level))

function rangeOf(items: readonly Item[]): Range | null {
  const low = average(items.map(({ span }) => span.low))
  const high = average(items.map(({ span }) => span.high))
  return low && high && { low, high }
}

/** How an indicator is judged in one place after another. */
function judgeOf(indicator: Indicator, survey: Survey): (figures: Figures) => Item | Missing {
  const { question } = indicator
  const measure = measureOf(survey, question)
  if (!measure) return () => ({ question, why: 'not asked' })
  if (indicator.surveys && !indicator.surveys.includes(survey.id)) return () => ({ question, why: 'measured otherwise' })
  const limits = limitsOf(indicator, measure.direction)
  if (!limits) return () => ({ question, why: 'no reference' })
  return (figures) => {
    const figure = figures.get(question)
    return figure ? judged(indicator, limits, adverse(figure, measure.direction)) : { question, why: 'not shown' }
  }
}

function judged({ question, given }: Indicator, limits: Thresholds, { share, interval, base }: IndexFigure): Item {
  return {
    question,
    level: level(share, limits),
    span: span(interval, limits),
    share,
    interval,
    base,
    enough: base >= ENOUGH_FOR_COLOUR,
    thresholds: limits,
    limits: given ? 'given' : 'ours',
  }
}

/** The limits of an indicator: those given, else those our rule makes of its national share; null without either. */
export function limitsOf({ given, reference, invented }: Indicator, direction: Measure['direction']): Thresholds | null {
  if (given) return given.limits
  const share = reference?.share ?? invented
  return share === undefined ? null : thresholds(direction === 'adverse' ? share : 1 - share)
}

/** The measure of a question or derived question; undefined when the survey has none such. */
export function measureOf(survey: Survey, id: string): Measure | undefined {
  const item = itemsOf(survey).find((one) => one.id === id)
  return item && 'measure' in item ? item.measure : undefined
}

function adverse(figure: IndexFigure, direction: Measure['direction']): IndexFigure {
  const { share, interval, base } = figure
  return direction === 'adverse' ? figure : { share: 1 - share, interval: { low: 1 - interval.high, high: 1 - interval.low }, base }
}
