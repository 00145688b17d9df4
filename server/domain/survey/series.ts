import { type Change, changes, denying, differences, type Item, itemsOf } from './compare.ts'
import { type Flaw, named, type Placing } from './source.ts'
import type { Fault, Survey } from './survey.ts'

/** A survey, and the way to places in its file when it was read from one. */
export interface Definition {
  readonly survey: Survey
  readonly place?: Placing
}

/**
 * Every fault between surveys: each must follow the one before it in its series, and own up to what it changed.
 * `unread` are ids of surveys that exist but could not be read: nothing is said about what follows them.
 */
export function checkSeries(definitions: readonly Definition[], unread: ReadonlySet<string> = new Set()): readonly Fault[] {
  const surveys = definitions.map(({ survey }) => survey)
  return definitions
    .filter(({ survey }) => survey.previous === undefined || !unread.has(survey.previous))
    .flatMap(({ survey, place = withoutLine(survey) }) => flaws(survey, surveys).map(place))
}

const withoutLine =
  (survey: Survey): Placing =>
  ({ path, sentence }) => ({ file: `${survey.id}.json`, place: named(survey, path), sentence })

function flaws(survey: Survey, surveys: readonly Survey[]): readonly Flaw[] {
  const others = surveys.filter((other) => other.series === survey.series && other.id !== survey.id)
  const twin = others.find((other) => other.year === survey.year)
  if (twin) return [{ path: ['year'], sentence: `”${twin.id}” är redan seriens enkät för ${survey.year}.` }]
  const [last, ...older] = others.filter((other) => other.year < survey.year).sort((a, b) => b.year - a.year)
  const order = orderFlaws(survey, last)
  if (order.length > 0) return order
  return placedItems(survey).flatMap(({ item, path }) =>
    itemFlaws(survey, last, older, item).map(({ at, sentence }) => ({ path: [...path, ...at], sentence })),
  )
}

function orderFlaws(survey: Survey, last: Survey | undefined): readonly Flaw[] {
  if (survey.previous === last?.id) return []
  const sentence = last
    ? `Enkäten före i serien är ”${last.id}”, och det ska stå i previous.`
    : `Serien har ingen tidigare enkät, så previous ska inte finnas.`
  return [{ path: ['previous'], sentence }]
}

interface ItemFlaw {
  readonly at: readonly string[]
  readonly sentence: string
}

function itemFlaws(survey: Survey, last: Survey | undefined, older: readonly Survey[], now: Item): readonly ItemFlaw[] {
  const before = last && find(last, now.id)
  if (last && before) return comparisonFlaws(survey, last, before, now)
  const news = now.comparable
    ? [{ at: ['comparable'], sentence: 'Frågan fanns inte i enkäten före, så det finns inget att jämföra med.' }]
    : []
  return [...news, ...reuseFlaws(older, now)]
}

function comparisonFlaws(survey: Survey, last: Survey, before: Item, now: Item): readonly ItemFlaw[] {
  const found = changes(last, before, survey, now)
  const claim = now.comparable
  if (!claim) return found.length === 0 ? [] : [silence(last, found)]
  const denied = denying(claim.degree, found)
  const silent = !claim.reason && (claim.degree !== 'yes' || found.length > 0)
  return [
    ...(claim.with === last.id ? [] : [{ at: ['comparable', 'with'], sentence: `Enkäten före är ”${last.id}”.` }]),
    ...(denied.length > 0
      ? [{ at: ['comparable', 'degree'], sentence: `”${claim.degree}” är för mycket sagt när detta har ändrats: ${words(denied)}.` }]
      : []),
    ...(silent ? [{ at: ['comparable', 'reason'], sentence: 'Skriv varför, så att den som läser resultatet förstår.' }] : []),
  ]
}

const silence = (last: Survey, found: readonly Change[]): ItemFlaw => ({
  at: [],
  sentence: `Frågan skiljer sig från ${last.year} (${words(found)}). Skriv i comparable om svaren får jämföras, och varför.`,
})

/** An id that has rested some year must mean what it meant, or a long series would join two questions. */
function reuseFlaws(older: readonly Survey[], now: Item): readonly ItemFlaw[] {
  const earlier = older.find((other) => find(other, now.id))
  const before = earlier && find(earlier, now.id)
  const found = before ? differences(before, now) : []
  if (!earlier || found.length === 0) return []
  const sentence = `Id ”${now.id}” hade en annan fråga ${earlier.year} (${words(found)} skiljer sig). Ge den nya frågan ett eget id.`
  return [{ at: ['id'], sentence }]
}

const find = (survey: Survey, id: string) => itemsOf(survey).find((item) => item.id === id)

const words = (found: readonly Change[]) => found.map(({ what }) => what).join(', ')

const placedItems = ({ questions, derived, groupMeans = [] }: Survey) => [
  ...questions.map((item, index) => ({ item: item as Item, path: ['questions', index] })),
  ...derived.map((item, index) => ({ item: item as Item, path: ['derived', index] })),
  ...groupMeans.map((item, index) => ({ item: item as Item, path: ['groupMeans', index] })),
]
