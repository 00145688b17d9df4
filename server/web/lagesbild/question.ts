import { asked } from '../../domain/exports/asked.ts'
import { worstPlace } from '../../domain/lagesbild/finding.ts'
import { items } from '../../domain/lagesbild/items.ts'
import { meanItems } from '../../domain/lagesbild/means.ts'
import { ORDERS } from '../../domain/lagesbild/places.ts'
import { changeSentence, nothingToSay, placeSentence, shareSentence, sv } from '../../domain/lagesbild/sentences.ts'
import { toldOf } from '../../domain/lagesbild/told.ts'
import { notFound } from '../../domain/problem.ts'
import type { Frame } from '../show.ts'
import { type AskedWords, askedWords } from './asked.ts'
import { type Distribution, distribution } from './distribution.ts'
import { type About, about } from './frame.ts'
import { type MeanAreas, meanAreas } from './mean-areas.ts'
import type { Picture } from './picture.ts'
import { type ReferenceLine, referencesAbout } from './references.ts'
import { type Shares, shares, type Table, tableOf, WHOLE } from './shares.ts'

declare module '../show.ts' {
  interface Pages {
    'lagesbild/fraga': QuestionPage
  }
}

/** One question over every area and both years. */
export interface QuestionPage {
  readonly about: About
  readonly label: string
  readonly asked: AskedWords
  readonly sentences: readonly string[]
  /** Null for a question without a share: its answers alone are shown. */
  readonly shares: Shares | null
  /** Of a group mean alone; null for a question. */
  readonly means: MeanAreas | null
  readonly distribution: Distribution | null
  /** What others have measured of the same. */
  readonly references: readonly ReferenceLine[]
  /** Where staff read why figures are hidden; null for others. */
  readonly why: string | null
}

/** A question the survey counts, or a group mean, its areas in the order that the address asks for; free text and unknown names are not there. */
export async function question(picture: Picture, id: string, askedOrder: unknown): Promise<QuestionPage & Frame> {
  const { survey, before, kommun, round } = picture
  const counted = asked(survey).find((one) => one.id === id)
  const mean = meanItems(survey).find((one) => one.id === id)
  if (!counted || (counted.codes.length === 0 && !mean)) throw notFound()
  const item = items(survey).find(({ id }) => id === counted.id)
  const now = await picture.figures.about(counted.id)
  const order = ORDERS.find((one) => one === askedOrder) ?? 'andel'
  const table = item && (await tableOf(picture, item, now))
  const points = mean && (await meanAreas(picture, mean, now, order))
  return {
    title: `${sv(counted.label)}, ${kommun.name} ${round.year}`,
    section: 'lagesbild',
    rehearsal: round.rehearsal,
    charts: true,
    about: about(picture, [...now.code.values()]),
    label: sv(counted.label),
    asked: askedWords(survey, before?.survey, counted.id),
    sentences: table ? sentences(picture, table) : (points?.sentences ?? []),
    means: points?.means ?? null,
    shares: table ? shares(picture, table, order, await picture.map()) : null,
    distribution: mean ? null : distribution(counted, now.code.get(WHOLE)),
    references: await referencesAbout(picture, counted.id),
    why: null,
  }
}

function sentences({ before }: Picture, { item, now, places }: Table): readonly string[] {
  const told = toldOf(now.code.get(WHOLE))
  const place = worstPlace(places, item.measure.direction)
  return [
    told ? shareSentence(told, item.measure) : nothingToSay(now.code, 'Det finns för få svar för att säga något om hela kommunen.'),
    ...(told?.change && before ? [changeSentence(told.change, before.round.year)] : []),
    ...(place ? [placeSentence(place, item.measure.direction)] : []),
  ]
}
