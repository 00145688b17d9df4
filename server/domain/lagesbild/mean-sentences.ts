import type { ShownRow } from '../disclosure/protect.ts'
import { count } from '../format.ts'
import { establishes, isNegligible } from '../weighting/weighted.ts'
import { type MeanItem, type ToldMean, toldMean } from './means.ts'
import { meanLimits, meanWords, movedPoints, movedWords } from './points.ts'
import { listed, sv } from './sentences.ts'

/** A group mean and how it differs from what it was tested against. */
export interface MovedMean {
  readonly item: MeanItem
  readonly told: ToldMean
  readonly tested: NonNullable<ToldMean['change']>
}

/** Group means shown to have gone one way, and those where nothing could be shown although they were tested. */
export interface EstablishedMeans {
  readonly up: readonly MovedMean[]
  readonly down: readonly MovedMean[]
  readonly unclear: readonly MovedMean[]
}

/** What tests have established of group means, the largest differences first. */
export function establishedMeans(
  items: readonly MeanItem[],
  rows: ReadonlyMap<string, ShownRow>,
  against: 'change' | 'againstRest',
): EstablishedMeans {
  const tested = items.flatMap((item) => {
    const told = toldMean(rows.get(item.id))
    const found = told?.[against]
    return told && found ? [{ item, told, tested: found }] : []
  })
  const going = (way: 'up' | 'down' | null) =>
    tested.filter((one) => establishes(one.tested) === way).sort((a, b) => Math.abs(b.tested.diff) - Math.abs(a.tested.diff))
  return { up: going('up'), down: going('down'), unclear: going(null) }
}

/** "Medelpoängen i hela kommunen är 2,4 av 6 (95 % konfidensintervall 2,3–2,6, 1 204 svar)." */
export const meanSentence = (told: ToldMean, { scale }: MeanItem): string =>
  `Medelpoängen i hela kommunen är ${meanWords(told.mean)} på en skala från ${scale.from} till ${scale.to} (${meanGrounds(told)}).`

/** What a mean rests on: its interval where there is one, its answers, and what must be said of it. */
export function meanGrounds({ interval, base, isWeighted, uncertain }: ToldMean): string {
  return [
    ...(interval ? [`95${NBSP}% konfidensintervall ${meanLimits(interval)}`] : []),
    `${count(base)} svar`,
    ...(isWeighted ? [] : ['oviktat']),
    ...(uncertain ? ['stor osäkerhet'] : []),
  ].join(', ')
}

/** What the kommun's mean has done since an earlier year, as far as it is established. */
export function meanChangeSentence(change: MovedMean['tested'], { scale }: Pick<MeanItem, 'scale'>, since: number): string {
  const way = establishes(change)
  if (!way && isNegligible(change, scale.to - scale.from))
    return `Medelpoängen är i stort sett oförändrad sedan ${since} i hela kommunen: ${movedWords(change)}.`
  if (!way) return `Förändringen sedan ${since} är inte säkerställd.`
  return `Sedan ${since} har medelpoängen säkerställt ${VERBS[way]} i hela kommunen: ${movedWords(change)}.`
}

/** What group means have done since an earlier year, as far as it is established; nothing where nothing is. */
export const meanChangeSentences = ({ up, down }: EstablishedMeans, since: number): readonly string[] => [
  ...(up.length > 0 ? [`Sedan ${since} har ${means(up)} säkerställt ökat: ${moved(up)}.`] : []),
  ...(down.length > 0 ? [`Sedan ${since} har ${means(down)} säkerställt minskat: ${moved(down)}.`] : []),
]

/** How an area's group means differ from those of the rest of the kommun, as far as it is established. */
export const meanRestSentences = ({ up, down }: EstablishedMeans): readonly string[] => [
  ...(up.length > 0 ? [`Jämfört med övriga kommunen är ${means(up)} säkerställt högre: ${moved(up)}.`] : []),
  ...(down.length > 0 ? [`Jämfört med övriga kommunen är ${means(down)} säkerställt lägre: ${moved(down)}.`] : []),
]

/** Where the mean is highest. Only a test makes it a fact; else it is what was measured. */
export function highestSentence(places: readonly { readonly name: string; readonly told: ToldMean }[], hidden: number): string | null {
  const [first, second] = [...places].sort((a, b) => b.told.mean - a.told.mean)
  if (!first || !second || first.told.mean === second.told.mean) return null
  const { name, told } = first
  const figure = `${meanWords(told.mean)} (${meanGrounds(told)})`
  const among = hidden === 0 ? 'Bland områdena' : 'Bland de områden som kan visas'
  const { band, againstRest } = told
  if (band && band.lowest === band.of && band.highest === band.of) return `${among} är medelpoängen säkerställt högst i ${name}: ${figure}.`
  const known =
    againstRest && establishes(againstRest) === 'up'
      ? 'Den är säkerställt högre än i övriga kommunen.'
      : 'Det är inte säkerställt att den är högst där.'
  return `${among} är den uppmätta medelpoängen högst i ${name}: ${figure}. ${known}`
}

const VERBS = { up: 'ökat', down: 'minskat' } as const

const means = (all: readonly MovedMean[]) => (all.length === 1 ? 'ett gruppmedel' : `${count(all.length)} gruppmedel`)

/** The most that a sentence lists. */
const MOST = 3

function moved(all: readonly MovedMean[]): string {
  const named = all.slice(0, MOST).map(({ item, tested }) => `”${sv(item.label)}” (${movedPoints(tested)})`)
  return listed(all.length > MOST ? [...named, `${count(all.length - MOST)} till`] : named)
}

const NBSP = '\u00a0'
