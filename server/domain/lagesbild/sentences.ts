import { count, limits, percent, pointLimits, points } from '../format.ts'
import { inLanguage, type Measure, type Text } from '../survey/survey.ts'
import type { ProblemFigure, ThemeFigure } from '../underlag/underlag.ts'
import { establishes, isNegligible, type TestedDifference } from '../weighting/weighted.ts'
import type { Compared, Established } from './established.ts'
import type { WorstPlace } from './finding.ts'
import type { Told } from './told.ts'

/** What the figures of a page say, in whole sentences; each says no more than its finding carries. */

/** "46 % ser fortkörning som ett problem (…). Det är den högst uppmätta andelen bland enkätens problem." */
export function problemSentence({ item, told }: ProblemFigure): string {
  return `${shareSentence(told, item.measure)} Det är den högst uppmätta andelen bland enkätens problem.`
}

/** "46 % ser fortkörning som ett problem (95 % konfidensintervall 41–51 %, 2 531 svar)." */
export const shareSentence = (told: Told, measure: Measure): string => `${percent(told.share)} ${sv(measure.text)} (${grounds(told)}).`

/** What a share rests on: its interval where there is one, its answers, and what must be said of it. */
export function grounds({ interval, base, isWeighted, uncertain }: Told): string {
  return [
    ...(interval ? [`95${NBSP}% konfidensintervall ${limits(interval)}${NBSP}%`] : []),
    `${count(base)} svar`,
    ...(isWeighted ? [] : ['oviktat']),
    ...(uncertain ? ['stor osäkerhet'] : []),
  ].join(', ')
}

/** Said instead of a finding: nobody came by code, so the open link's answers are all there is; or those who did are too few. */
export const nothingToSay = (byCode: ReadonlyMap<string, unknown>, tooFew: string): string =>
  byCode.size === 0 ? 'Ingen har svarat med kod. Svaren via öppen länk visas för sig.' : tooFew

/** Where it stands worst. Only a test makes it a fact; else it is what was measured, and uncertain. */
export function placeSentence({ name, told, isWorse, hidden }: WorstPlace, direction: Measure['direction']): string {
  const [superlative, comparative] = direction === 'adverse' ? ['högst', 'högre'] : ['lägst', 'lägre']
  const figure = `${percent(told.share)} (${grounds(told)})`
  const rest = hidden === 0 ? '' : ` ${few(hidden)}`
  const among = hidden === 0 ? 'Bland områdena' : 'Bland de områden som kan visas'
  if (isWorse === 'than every other') return `${among} är andelen säkerställt ${superlative} i ${name}: ${figure}.${rest}`
  const known =
    isWorse === 'than the rest'
      ? `Den är säkerställt ${comparative} än i övriga kommunen`
      : `Det är inte säkerställt att den är ${superlative} där`
  return `Den ${superlative} uppmätta andelen finns i ${name}: ${figure}. ${known}.${rest}`
}

/** What one share of the whole kommun has done since an earlier year, as far as it is established. */
export function changeSentence(change: TestedDifference, since: number): string {
  const direction = establishes(change)
  if (!direction && isNegligible(change, 1))
    return `Andelen är i stort sett oförändrad sedan ${since} i hela kommunen: ${points(change.diff)} (${pointLimits(change)}).`
  if (!direction) return `Förändringen sedan ${since} är inte säkerställd.`
  const verb = { up: 'ökat', down: 'minskat' }[direction]
  return `Sedan ${since} har andelen säkerställt ${verb} i hela kommunen: ${points(change.diff)} (${pointLimits(change)}).`
}

/** What has changed since an earlier year, as far as it is established; nothing at all when nothing was tested. */
export function changeSentences({ up, down, unclear }: Established, since: number): readonly string[] {
  if (up.length + down.length + unclear.length === 0) return []
  if (up.length + down.length === 0) return [`Ingen andel har säkerställt ändrats sedan ${since}.`]
  return [
    ...(up.length > 0 ? [`Sedan ${since} har ${shares(up)} säkerställt ökat: ${moved(up)}.`] : []),
    ...(down.length > 0 ? [`Sedan ${since} har ${shares(down)} säkerställt minskat: ${moved(down)}.`] : []),
  ]
}

/** How an area differs from the rest of the kommun, as far as it is established. */
export function restSentences({ up, down }: Established): readonly string[] {
  return [
    ...(up.length > 0 ? [`Jämfört med övriga kommunen är ${shares(up)} säkerställt högre: ${moved(up)}.`] : []),
    ...(down.length > 0 ? [`Jämfört med övriga kommunen är ${shares(down)} säkerställt lägre: ${moved(down)}.`] : []),
  ]
}

const shares = (all: readonly Compared[]) => (all.length === 1 ? 'en andel' : `${count(all.length)} andelar`)

/** The most that a sentence lists. */
const MOST = 3

function moved(all: readonly Compared[]): string {
  const named = all.slice(0, MOST).map(({ item, diff }) => `${sv(item.label)} (${points(diff)})`)
  return listed(all.length > MOST ? [...named, `${count(all.length - MOST)} till`] : named)
}

/** "I dialogerna nämns temat ”Trafik” oftast (4 observationer)." */
export function themesSentence(figures: readonly ThemeFigure[]): string {
  const named = figures.map(({ theme }) => `”${sv(theme.title)}”`)
  const each = observationCount(figures[0]?.observations ?? 0)
  return named.length > 1
    ? `I dialogerna nämns temana ${listed(named)} oftast (${each} vardera).`
    : `I dialogerna nämns temat ${listed(named)} oftast (${each}).`
}

/** "1 observation", "4 observationer". */
export const observationCount = (observations: number) => `${count(observations)} ${observations === 1 ? 'observation' : 'observationer'}`

/** Swedish words of a text. */
export const sv = (text: Text) => inLanguage(text, 'sv')

/** "a", "a och b", "a, b och c". */
export const listed = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`

const few = (areas: number) =>
  areas === 1 ? 'Ett område har för få svar för att visas.' : `${areas} områden har för få svar för att visas.`

const NBSP = '\u00a0'
