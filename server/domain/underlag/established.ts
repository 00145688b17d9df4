import { count, percent, pointLimits, points } from '../format.ts'
import type { Compared } from '../lagesbild/established.ts'
import { meanGrounds } from '../lagesbild/mean-sentences.ts'
import type { MeanItem, ToldMean } from '../lagesbild/means.ts'
import { meanWords, movedWords } from '../lagesbild/points.ts'
import { grounds, listed, sv } from '../lagesbild/sentences.ts'
import { establishes, type TestedDifference } from '../weighting/weighted.ts'
import type { Part } from './underlag.ts'

/** What has been shown of a place, a sentence for each: changes since the round before, then differences from the rest of the kommun. */
export function establishedWords({ changes, againstRest, means }: Part, since: number | null): readonly string[] {
  const moved = (all: readonly Compared[], words: string) => all.map((one) => sentence(one, one.told.change, words))
  const apart = (all: readonly Compared[], words: string) => all.map((one) => sentence(one, one.told.againstRest, words))
  const points = (against: 'change' | 'againstRest', way: 'up' | 'down', words: string) =>
    means.flatMap(({ item, told }) => {
      const found = told[against]
      return found && establishes(found) === way ? [meanSentence(item, told, found, words)] : []
    })
  return [
    ...moved(changes.up, `säkerställd ökning sedan ${since}`),
    ...moved(changes.down, `säkerställd minskning sedan ${since}`),
    ...apart(againstRest.up, 'säkerställt högre än i övriga kommunen'),
    ...apart(againstRest.down, 'säkerställt lägre än i övriga kommunen'),
    ...points('change', 'up', `säkerställd ökning sedan ${since}`),
    ...points('change', 'down', `säkerställd minskning sedan ${since}`),
    ...points('againstRest', 'up', 'säkerställt högre än i övriga kommunen'),
    ...points('againstRest', 'down', 'säkerställt lägre än i övriga kommunen'),
  ]
}

const meanSentence = ({ label }: MeanItem, told: ToldMean, tested: TestedDifference, words: string) =>
  `”${sv(label)}”: ${words}, ${movedWords(tested)}. Nu ${meanWords(told.mean)} (${meanGrounds(told)}).`

function sentence({ item, told }: Compared, tested: TestedDifference | null, words: string): string {
  const by = tested ? `, ${points(tested.diff)} (${pointLimits(tested)})` : ''
  return `${sv(item.label)}: ${words}${by}. Nu ${percent(told.share)} (${grounds(told)}).`
}

/** What cannot be said of a place, and why: as much a part of the material as what can. */
export function untoldWords(
  { place, changes, againstRest, uncertain, problems }: Part,
  since: number | null,
  isArea: boolean,
): readonly string[] {
  const names = (all: readonly Compared[]) => unclearNames(all, new Set(problems.figures.map(({ item }) => item.id)))
  const tested = changes.up.length + changes.down.length + changes.unclear.length > 0
  return [
    ...(since !== null && !tested ? [untested(since, isArea)] : []),
    ...(changes.unclear.length > 0
      ? [`Om det har ökat eller minskat sedan ${since}. Ingen säkerställd skillnad: ${names(changes.unclear)}.`]
      : []),
    ...(againstRest.unclear.length > 0
      ? [`Om ${place.name} skiljer sig från övriga kommunen. Ingen säkerställd skillnad: ${names(againstRest.unclear)}.`]
      : []),
    ...(uncertain.length > 0
      ? [`Hur stora andelarna är, annat än på ett ungefär. Stor osäkerhet: ${listed(uncertain.map(({ label }) => sv(label)))}.`]
      : []),
  ]
}

const untested = (since: number, isArea: boolean) =>
  isArea
    ? `Om något har ändrats sedan ${since}. I ett enskilt område prövas bara de fokusfrågor som valts innan enkäten öppnade.`
    : `Om något har ändrats sedan ${since}. Förändringen är inte prövad.`

// Those in the list of problems by name, the rest by number: the kommun's survey has more than forty.
function unclearNames(all: readonly Compared[], named: ReadonlySet<string>): string {
  const names = all.filter(({ item }) => named.has(item.id)).map(({ item }) => sv(item.label))
  const others = all.length - names.length
  const rest = names.length === 0 ? `${count(others)} frågor` : `${count(others)} frågor till`
  return listed(others === 0 ? names : [...names, others === 1 ? rest.replace('frågor', 'fråga') : rest])
}
