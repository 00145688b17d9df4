import type { PopulationCell } from '../../population.ts'
import { kornGraubard } from '../korn-graubard.ts'
import { type Detectable, share, sizeForChange, smallestSeen } from './change.ts'
import { answersFor, halfWidth, togetherSize } from './effective.ts'
import type { Learnt } from './learnt.ts'
import { type Sample, sampleFor } from './sample.ts'
import type { Wish } from './wish.ts'

/** A place to plan for: an area and its inhabitants of the survey's ages. */
export interface Place {
  readonly name: string
  readonly people: number
}

/** Areas to plan for and their inhabitants of all the register's ages; those the register has no figures of are named apart. */
export function placesOf(
  areas: readonly { readonly id: string; readonly name: string }[],
  cells: readonly PopulationCell[],
): { readonly places: readonly Place[]; readonly unknown: readonly string[] } {
  const people = new Map<string, number>()
  for (const cell of cells) people.set(cell.areaId, (people.get(cell.areaId) ?? 0) + cell.people)
  return {
    places: areas.flatMap(({ id, name }) => (people.has(id) ? [{ name, people: people.get(id) ?? 0 }] : [])),
    unknown: areas.filter(({ id }) => !people.has(id)).map(({ name }) => name),
  }
}

/** What a year's answers in one place can tell. */
export interface Prospect {
  readonly people: number
  readonly letters: number
  readonly answers: number
  /** The half-width to expect at 50 %, 0–1; null without answers. */
  readonly halfWidth: number | null
  /** The smallest change from the wish's baseline, the wanted way, that one year's answers against another's can establish. */
  readonly change: Detectable
  /** Whether the wanted change can be seen: with one year's answers, with two years' put together on either side, or not. */
  readonly reach: 'one year' | 'two years' | 'none'
}

/** One area of a plan. */
export interface AreaPlan extends Prospect {
  readonly name: string
  readonly census: boolean
  readonly tooFew: boolean
}

/** A sample for every area of a kommun, and what it tells of each and of all. */
export interface Plan {
  readonly wish: Wish
  readonly areas: readonly AreaPlan[]
  readonly kommun: Prospect
  /** Answers a year that the wanted change needs in a place with many inhabitants. */
  readonly needed: number
  /** The interval to expect around the baseline in an area that gets the answers asked for, 0–1. Null when no area does. */
  readonly example: { readonly answers: number; readonly low: number; readonly high: number } | null
}

/** A place with too few answers is not reported by itself, so nothing can be followed up there. */
const NOTHING_SEEN = { change: { detectable: false }, reach: 'none' } as const

/** The widest: whatever the shares turn out to be, intervals are no wider than planned. */
const AT = 0.5

/** Plans a survey so that every area gets the same precision; the kommun's follows. */
export function planFor(places: readonly Place[], wish: Wish): Plan {
  const { samples, together } = samplesFor(places, wish)
  return {
    wish,
    areas: samples.map(({ name, sample }) => ({
      name,
      census: sample.census,
      tooFew: sample.tooFew,
      ...prospect(sample, sample.effective, wish),
      ...(sample.tooFew ? NOTHING_SEEN : {}),
    })),
    kommun: prospect(total(samples.map(({ sample }) => sample)), together, wish),
    needed: answersNeeded(wish),
    example: exampleOf(
      samples.map(({ sample }) => sample),
      wish,
    ),
  }
}

/** What the planned answers can tell of a mean: the smallest fall in the whole kommun, and in an area that gets the answers asked for; null when none does. */
export interface MeanProspect {
  readonly kommun: Detectable
  readonly area: { readonly answers: number; readonly change: Detectable } | null
}

/** What the answers that are planned for can tell of a mean that begins somewhere, when as many answer in both years. */
export function meanProspect(places: readonly Place[], wish: Wish, { start, gain }: Pick<Learnt, 'start' | 'gain'>): MeanProspect {
  const { samples, together } = samplesFor(places, wish)
  const seen = (effective: number) => smallestSeen({ start, direction: 'fall', before: gain * effective, after: gain * effective }, wish)
  const typical = typicalOf(samples.map(({ sample }) => sample))
  return { kommun: seen(together), area: typical ? { answers: typical.answers, change: seen(typical.effective) } : null }
}

/** The sample of each place, and the effective size of them all together. */
function samplesFor(places: readonly Place[], wish: Wish) {
  const precision = { halfWidth: wish.halfWidth, share: AT, responseRate: wish.responseRate, deff: wish.deff }
  const samples = places.map((place) => ({ name: place.name, sample: sampleFor(place.people, precision) }))
  const together = togetherSize(samples.map(({ sample: { answers, people } }) => ({ answers, people, deff: wish.deff })))
  return { samples, together }
}

/** Answers a year that the wanted change needs among so many people. */
export function answersNeeded(wish: Wish, people = Number.POSITIVE_INFINITY): number {
  const size = sizeForChange({ start: share(wish.from), direction: wish.direction }, Math.abs(wish.to - wish.from), wish)
  return Math.ceil(answersFor(size, { people, deff: wish.deff }) - 1e-9)
}

/** What so many answers a year can tell of a change from the wish's baseline. */
export function prospect(
  { people, letters, answers }: Pick<Sample, 'people' | 'letters' | 'answers'>,
  effective: number,
  wish: Wish,
): Prospect {
  const seen = (years: number) =>
    smallestSeen({ start: share(wish.from), direction: wish.direction, before: years * effective, after: years * effective }, wish)
  const wanted = Math.abs(wish.to - wish.from)
  const sees = (one: Detectable) => one.detectable && one.change <= wanted + 1e-12
  const change = seen(1)
  const reach = sees(change) ? 'one year' : sees(seen(2)) ? 'two years' : 'none'
  return { people, letters, answers, halfWidth: halfWidth(AT, effective), change, reach }
}

const total = (samples: readonly Sample[]) => ({
  people: samples.reduce((sum, { people }) => sum + people, 0),
  letters: samples.reduce((sum, { letters }) => sum + letters, 0),
  answers: samples.reduce((sum, { answers }) => sum + answers, 0),
})

function exampleOf(samples: readonly Sample[], wish: Wish): Plan['example'] {
  const typical = typicalOf(samples)
  return typical ? { answers: typical.answers, ...kornGraubard(wish.from, typical.effective) } : null
}

/** The area with most answers: what every area that is large enough gets. */
const typicalOf = (samples: readonly Sample[]): Sample | undefined =>
  samples.filter(({ tooFew }) => !tooFew).sort((a, b) => b.answers - a.answers)[0]
