import { count, limits, percent } from '../../domain/format.ts'
import { sv } from '../../domain/lagesbild/sentences.ts'
import type { Average } from '../../domain/statistics/problemindex/average.ts'
import { indexWords, LABELS, spanWords } from '../../domain/statistics/problemindex/labels.ts'
import { type IndexModel, type Indicator, indicatorsOf } from '../../domain/statistics/problemindex/model.ts'
import { type GroupIndex, type Item, measureOf, type Problemindex, type Range } from '../../domain/statistics/problemindex/problemindex.ts'
import { itemsOf } from '../../domain/survey/compare.ts'
import type { Survey } from '../../domain/survey/survey.ts'

/** An index in a table: "1,67", where it could be at the worst of luck, and how many questions it rests on; null for as many as usual. */
export type IndexCell =
  | { readonly shown: true; readonly value: string; readonly range: string | null; readonly of: string | null }
  | { readonly shown: false; readonly words: string }

/** A level in a table: "3" with its word, or the levels that the interval spans. `step` colours it, and is null where that would say too much. */
export interface LevelCell {
  readonly words: string
  readonly step: number | null
}

/** One indicator of one place. */
export interface IndicatorLine {
  readonly label: string
  readonly means: string
  readonly href: string
  readonly share: string
  readonly limits: string
  readonly base: string
  readonly level: LevelCell
  /** The shares that are normal for Sweden by the limits: "16–25 %". */
  readonly normal: string
  /** What the limits come from. */
  readonly reference: string
  /** The same in the place or year beside it. */
  readonly beside: string
}

/** The indicators of a group, and their index. */
export interface GroupLines {
  readonly title: string
  readonly cell: IndexCell
  readonly beside: string
  readonly lines: readonly IndicatorLine[]
}

/** Indicators without a level, by why. */
export interface MissingWords {
  readonly why: string
  readonly labels: string
}

/** A total as a cell; `usual` is how many questions need not be told. */
export const indexCell = ({ total, range }: Pick<Problemindex, 'total' | 'range'>, usual?: number): IndexCell =>
  averageCell(total, range, 'inget index', usual)

/** A group's index as a cell. */
export const groupCell = ({ average, range }: Pick<GroupIndex, 'average' | 'range'>, usual?: number): IndexCell =>
  averageCell(average, range, 'ingen nivå', usual)

/** So many questions, in words. */
export const questions = (items: number) => `${count(items)} ${items === 1 ? 'fråga' : 'frågor'}`

function averageCell(total: Average | null, range: Range | null, otherwise: string, usual: number | undefined): IndexCell {
  if (!total || !range) return { shown: false, words: otherwise }
  const [low, high] = [indexWords(range.low), indexWords(range.high)]
  return {
    shown: true,
    value: indexWords(total),
    range: low === high ? null : `${low}–${high}`,
    of: total.items === usual ? null : questions(total.items),
  }
}

/** The groups of a place's index with their indicators, beside another place or year. Groups without levels are left out. */
export function groupLines(
  index: Problemindex,
  beside: Problemindex | null,
  of: { model: IndexModel; survey: Survey; home: string },
): readonly GroupLines[] {
  const indicators = new Map(indicatorsOf(of.model).map((indicator) => [indicator.question, indicator]))
  return index.groups.flatMap((group): readonly GroupLines[] => {
    if (group.items.length === 0) return []
    const other = beside?.groups.find((one) => one.group.id === group.group.id)
    return [
      {
        title: sv(group.group.title),
        cell: groupCell(group),
        beside: other?.average ? indexWords(other.average) : '–',
        lines: group.items.map((item) => {
          const indicator = indicators.get(item.question)
          const same = other?.items.find(({ question }) => question === item.question)
          return line(item, indicator, same, of)
        }),
      },
    ]
  })
}

function line(
  item: Item,
  indicator: Indicator | undefined,
  beside: Item | undefined,
  { survey, home }: { readonly survey: Survey; readonly home: string },
): IndicatorLine {
  const measure = measureOf(survey, item.question)
  const means = measure ? sv(measure.text) : ''
  return {
    label: labelOf(survey, item.question),
    means: measure?.direction === 'favourable' ? `andelen som inte ${means}` : means,
    href: `${home}/fraga/${item.question}`,
    share: percent(item.share),
    limits: `${limits(item.interval)}\u00a0%`,
    base: count(item.base),
    level: levelCell(item),
    normal: `${limits({ low: item.thresholds[1], high: item.thresholds[2] })}\u00a0%`,
    reference: referenceWords(indicator, measure?.direction === 'favourable'),
    beside: beside ? spanWords(beside.span) : '–',
  }
}

/** A level for show: by its word where the interval lies in it alone, else as the levels it spans; coloured only from enough answers. */
export function levelCell({ span, enough }: Pick<Item, 'span' | 'enough'>): LevelCell {
  const isOne = span.low === span.high
  return { words: isOne ? `${span.low}, ${LABELS[span.low].words}` : spanWords(span), step: isOne && enough ? span.low : null }
}

function referenceWords(indicator: Indicator | undefined, favourable: boolean): string {
  if (indicator?.given) return `gränser från ${indicator.given.source} ${indicator.given.year}`
  const share = indicator?.reference?.share ?? indicator?.invented
  if (share === undefined) return ''
  const adverse = percent(favourable ? 1 - share : share)
  return indicator?.reference ? `${adverse} (${indicator.reference.source}, ${indicator.reference.year})` : `${adverse}, påhittad`
}

const WHY = {
  'no reference': 'Referens saknas: inget riksvärde för en fråga som är ställd på samma sätt',
  'not shown': 'För få svar, eller svaren kunde inte viktas',
  'not asked': 'Frågades inte det året',
  'measured otherwise': 'Mättes på ett annat sätt det året',
} as const

/** The indicators without a level, with why, in the model's order. */
export function missingWords(index: Problemindex, survey: Survey): readonly MissingWords[] {
  const missing = index.groups.flatMap((group) => group.missing)
  return (Object.keys(WHY) as (keyof typeof WHY)[]).flatMap((why) => {
    const labels = missing.filter((one) => one.why === why).map(({ question }) => labelOf(survey, question))
    return labels.length === 0 ? [] : [{ why: `${WHY[why]} (${count(labels.length)})`, labels: labels.join(', ') }]
  })
}

/** What the notes on the national shares say, once each. */
export function referenceNotes(model: IndexModel): readonly string[] {
  const noted = indicatorsOf(model).flatMap(({ reference }) => (reference ? [sv(reference.note ?? {})] : []))
  return [...new Set(noted)].filter((words) => words !== '')
}

const labelOf = (survey: Survey, id: string) => sv(itemsOf(survey).find((item) => item.id === id)?.label ?? {}) || id
