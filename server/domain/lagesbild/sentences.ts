import { count, limits, percent } from '../format.ts'
import { inLanguage, type Measure, type Text } from '../survey/survey.ts'
import type { ProblemFigure, ThemeFigure } from '../underlag/underlag.ts'
import type { Measured, WorstPlace } from './finding.ts'

/** What the figures of a page say, in whole sentences; each says no more than its finding carries. */

/** "46 % av de 2 531 som svarade ser fortkörning som ett problem. Det är den högst uppmätta andelen bland enkätens problem." */
export function problemSentence({ item, row, share }: ProblemFigure): string {
  return `${shareSentence({ ...row, share }, item.measure)} Det är den högst uppmätta andelen bland enkätens problem.`
}

/** "46 % av de 2 531 som svarade ser fortkörning som ett problem." With its interval where there is one. */
export function shareSentence(row: Measured, measure: Measure): string {
  const range = row.interval ? ` (95 % konfidensintervall ${limits(row.interval)}\u00a0%)` : ''
  return `${percent(row.share)}${range} av de ${count(row.base)} som svarade ${sv(measure.text)}.`
}

/** Said instead of a finding: nobody came by code, so the open link's answers are all there is; or those who did are too few. */
export const nothingToSay = (byCode: ReadonlyMap<string, unknown>, tooFew: string): string =>
  byCode.size === 0 ? 'Ingen har svarat med kod. Svaren via öppen länk visas för sig.' : tooFew

/** Where it stands worst. Only an interval beyond all the others makes it a fact; else it is what was measured, and uncertain. */
export function placeSentence(place: WorstPlace, direction: Measure['direction']): string {
  const superlative = direction === 'adverse' ? 'högst' : 'lägst'
  const figure = `${percent(place.row.share)} av ${count(place.row.base)}`
  const hidden = place.hidden === 0 ? '' : ` ${few(place.hidden)}`
  const among = place.hidden === 0 ? 'Bland områdena' : 'Bland de områden som kan visas'
  if (place.apart) return `${among} är andelen ${superlative} i ${place.name}: ${figure}.${hidden}`
  return (
    `Den ${superlative} uppmätta andelen finns i ${place.name} (${figure}), ` +
    `men konfidensintervallet överlappar andra områdens, så det är inte säkert att andelen är ${superlative} där.${hidden}`
  )
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

const few = (areas: number) =>
  areas === 1 ? 'Ett område har för få svar för att visas.' : `${areas} områden har för få svar för att visas.`

const listed = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`)
