import type { Question } from '../questions/contract.ts'
import { codesOf } from '../questions/index.ts'
import type { Comparable, Derived, GroupMean, Survey } from './survey.ts'

/** A question, a derived question or a group mean: what has an id and a figure of its own. */
export type Item = Question | Derived | GroupMean

/** Something that differs between two years, and the most that may then be claimed. */
export interface Change {
  readonly what: string
  readonly most: Comparable['degree']
}

/** Every question, derived question and group mean of a survey. */
export const itemsOf = (survey: Survey): readonly Item[] => [...survey.questions, ...survey.derived, ...(survey.groupMeans ?? [])]

/** Everything that differs in a question itself between an earlier year and this. */
export const differences = (before: Item, now: Item): readonly Change[] => ASPECTS.filter(({ of }) => !same(of(before), of(now)))

/** Everything that differs for a question since the year before: in itself, in whom it was put to, and in what it rests on. */
export function changes(last: Survey, before: Item, survey: Survey, now: Item): readonly Change[] {
  const ages = same(last.ages, survey.ages) ? [] : [{ what: 'enkätens åldrar', most: 'limited' as const }]
  const changed = itemsOf(survey).filter((item) => (item.comparable?.degree ?? 'yes') !== 'yes')
  const resting = restsOn(now).filter((id) => changed.some((item) => item.id === id))
  const rests = resting.map((id) => ({ what: `frågan ”${id}” som den bygger på`, most: 'limited' as const }))
  return [...differences(before, now), ...ages, ...rests]
}

/** The part of a claim that goes too far: the changes that allow less than it says. */
export const denying = (claim: Comparable['degree'], found: readonly Change[]) => found.filter(({ most }) => RANK[claim] > RANK[most])

const RANK = { no: 0, limited: 1, yes: 2 } as const

/** What is asked, of whom, and how it is counted. Another wording may be the same question, and its author says so; another scale never is. */
const ASPECTS: readonly (Change & { readonly of: (item: Item) => unknown })[] = [
  { what: 'frågetypen', most: 'no', of: (item) => item.kind },
  { what: 'frågans ordalydelse', most: 'yes', of: (item) => ('text' in item ? [item.text, item.hint] : []) },
  {
    what: 'svarens ordalydelse',
    most: 'yes',
    of: (item) =>
      codes(item)
        .map(({ code, text }) => [code, text])
        .sort(),
  },
  { what: 'svaren eller skalan', most: 'limited', of: (item) => codes(item).map(({ text, ...code }) => code) },
  {
    what: 'talens gränser',
    most: 'limited',
    of: (item) => ('bands' in item ? [item.min, item.max, item.unit, item.bands.map(({ from, to }) => [from, to])] : []),
  },
  {
    what: 'hoppregeln',
    most: 'limited',
    of: (item) => ('askIf' in item ? (item.askIf ?? []) : []).map(({ question, codes }) => [question, [...codes].sort()]).sort(),
  },
  {
    what: 'vad som räknas ihop',
    most: 'limited',
    of: (item) => ('of' in item ? item.of : []).map((part) => [part.question, 'codes' in part ? [...part.codes].sort() : part]).sort(),
  },
  {
    what: 'måttet',
    most: 'limited',
    of: (item) => ('measure' in item && item.measure ? [[...item.measure.codes].sort(), item.measure.direction] : []),
  },
  { what: 'måttets ordalydelse', most: 'yes', of: (item) => ('measure' in item ? item.measure?.text : undefined) },
]

const codes = (item: Item) => ('of' in item ? [] : codesOf(item))

/** The questions that an item cannot be had without: those of its skip rules, and those it is made of. */
export const restsOn = (item: Item): readonly string[] =>
  [...('askIf' in item ? (item.askIf ?? []) : []), ...('of' in item ? item.of : [])].map(({ question }) => question)

/** Whether two plain values are equal, whatever order their keys were written in. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const left = new Map(Object.entries(a))
  const right = new Map(Object.entries(b))
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)))
}
