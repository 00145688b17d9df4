import { asked } from '../../domain/exports/asked.ts'
import { number } from '../../domain/format.ts'
import { bandWords } from '../../domain/lagesbild/bands.ts'
import type { Standing } from '../../domain/lagesbild/changes.ts'
import { comparability, mayStandBeside } from '../../domain/lagesbild/comparability.ts'
import { highestSentence, meanChangeSentence, meanSentence } from '../../domain/lagesbild/mean-sentences.ts'
import { type MeanCell, type MeanItem, meanCell, meanStandings, onScale, toldMean, unweightedMean } from '../../domain/lagesbild/means.ts'
import { type Order, type Place, placesOf } from '../../domain/lagesbild/places.ts'
import { NONE, type Rows } from '../../domain/lagesbild/rows.ts'
import { axisEnd } from '../../domain/lagesbild/scale.ts'
import { nothingToSay, sv } from '../../domain/lagesbild/sentences.ts'
import type { DrawnMap } from '../../domain/map.ts'
import type { Survey } from '../../domain/survey/survey.ts'
import { chartKey } from './frame.ts'
import { type ComparableWords, comparableWords } from './lines.ts'
import type { Picture } from './picture.ts'
import { WHOLE } from './shares.ts'
import { type TintedMap, tintedMeans } from './tinted.ts'

/** A group mean over areas and years, on one axis. */
export interface MeanAreas {
  /** 'från 0 till 6 poäng, högst först'. */
  readonly caption: string
  readonly lines: readonly MeanAreaLine[]
  readonly kommun: Pick<MeanAreaLine, 'now' | 'before' | 'change'>
  /** The same, each answer counted the same; the kommun last. */
  readonly unweighted: readonly { readonly label: string; readonly mean: string }[]
  readonly hasRest: boolean
  readonly bandsOf: number | null
  readonly order: Order
  readonly axisEnd: string
  readonly points: { readonly from: number; readonly to: number }
  readonly chartKey: string
  readonly comparable: ComparableWords
  readonly hasBefore: boolean
  readonly tinted: TintedMap
  /** The questions it is made of, and what each answer gives. */
  readonly parts: readonly { readonly label: string; readonly points: string }[]
}

interface MeanAreaLine {
  readonly name: string
  readonly href: string
  readonly now: MeanCell
  readonly before: MeanCell
  readonly change: Standing
  readonly rest: Standing | null
  readonly band: string | null
}

/** What a group mean's rows say in sentences, and its table over the areas. */
export async function meanAreas(
  picture: Picture,
  item: MeanItem,
  now: Rows,
  order: Order,
): Promise<{ readonly sentences: readonly string[]; readonly means: MeanAreas }> {
  const compared = comparability(picture.survey, item, picture.before?.survey)
  const before = mayStandBeside(compared) && picture.before ? await picture.before.figures.about(item.id) : NONE
  const places = placesOf(picture.areas, now, before)
  return {
    sentences: sentences(picture, item, now, places),
    means: table(picture, item, { now, before, places, order, map: await picture.map() }),
  }
}

interface Table {
  readonly now: Rows
  readonly before: Rows
  readonly places: readonly Place[]
  readonly order: Order
  readonly map: DrawnMap
}

function table(picture: Picture, item: MeanItem, { now, before, places, order, map }: Table): MeanAreas {
  const { home, round, survey } = picture
  const compared = comparability(survey, item, picture.before?.survey)
  const line = ({ areaId, name, now, before }: Place): MeanAreaLine => {
    const told = toldMean(now)
    return {
      name,
      href: `${home}/omrade/${areaId}`,
      now: meanCell(now, item),
      before: meanCell(before, item),
      ...meanStandings(compared, told, item),
      band: bandWords(told?.band ?? null, 'adverse'),
    }
  }
  const lines = ordered(places, order).map(line)
  const [whole, then] = [now.code.get(WHOLE), before.code.get(WHOLE)]
  const hasBefore = mayStandBeside(compared)
  return {
    caption: `Medelpoäng från ${item.scale.from} till ${item.scale.to}`,
    lines,
    kommun: { now: meanCell(whole, item), before: meanCell(then, item), change: meanStandings(compared, toldMean(whole), item).change },
    unweighted: [...ordered(places, order), { name: 'Hela kommunen', now: whole }].map(({ name, now }) => ({
      label: name,
      mean: unweightedMean(now),
    })),
    hasRest: lines.some(({ rest }) => rest !== null),
    bandsOf: order === 'andel' ? (places.flatMap((place) => toldMean(place.now)?.band?.of ?? [])[0] ?? null) : null,
    order,
    axisEnd: String(axisEnd(places.flatMap(({ now, before }) => [now, before].flatMap((row) => reachOf(row, item))))),
    points: item.scale,
    chartKey: chartKey(round.year, hasBefore ? (picture.before?.round.year ?? null) : null, `Streckad linje: hela kommunen ${round.year}.`),
    comparable: comparableWords(compared),
    hasBefore,
    tinted: tintedMeans(map, places, home, item),
    parts: partsOf(survey, item),
  }
}

/** How far a chart must reach to draw a group mean's row: its upper limit, or its mean where there is no interval, on the axis 0–1. */
export const reachOf = (row: Place['now'], { scale }: MeanItem): readonly number[] => {
  const told = toldMean(row)
  return told ? [onScale(told.interval?.high ?? told.mean, scale)] : []
}

function ordered(places: readonly Place[], order: Order): readonly Place[] {
  const byName = (a: Place, b: Place) => swedish.compare(a.name, b.name)
  const worth = ({ now }: Place) => toldMean(now)?.mean ?? Number.NEGATIVE_INFINITY
  if (order === 'namn') return [...places].sort(byName)
  return [...places].sort((a, b) => (worth(a) === worth(b) ? byName(a, b) : worth(b) - worth(a)))
}

const swedish = new Intl.Collator('sv')

function sentences({ before }: Picture, item: MeanItem, now: Rows, places: readonly Place[]): readonly string[] {
  const told = toldMean(now.code.get(WHOLE))
  const shown = places.flatMap(({ name, now }) => {
    const one = toldMean(now)
    return one ? [{ name, told: one }] : []
  })
  const highest = highestSentence(shown, places.length - shown.length)
  return [
    told ? meanSentence(told, item) : nothingToSay(now.code, 'Det finns för få svar för att säga något om hela kommunen.'),
    ...(told?.change && before ? [meanChangeSentence(told.change, item, before.round.year)] : []),
    ...(highest ? [highest] : []),
  ]
}

function partsOf(survey: Survey, { id }: MeanItem): MeanAreas['parts'] {
  const all = asked(survey)
  return (survey.groupMeans?.find((one) => one.id === id)?.of ?? []).flatMap(({ question, scores }) => {
    const part = all.find((one) => one.id === question)
    if (!part) return []
    const given = part.codes.flatMap(({ code, text, role, value }) => {
      const points = role === 'value' ? (scores ? scores[code] : value) : undefined
      return points === undefined || points === null ? [] : [`”${sv(text)}” ${number(points, Number.isInteger(points) ? 0 : 1)}`]
    })
    return [{ label: sv(part.label), points: given.join(', ') }]
  })
}
