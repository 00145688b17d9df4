import { askedSlots, derivedSlots, type Slot, type Standing, stand } from '../../../server/domain/counting/slots.ts'
import type { Cube } from '../../../server/domain/cube.ts'
import type { PopulationCell } from '../../../server/domain/population.ts'
import type { Land } from '../../../server/domain/rehearsal/draw.ts'
import { persons } from '../../../server/domain/rehearsal/person.ts'
import { named, type Random } from '../../../server/domain/rehearsal/random.ts'
import { answering, divide } from '../../../server/domain/rehearsal/response.ts'
import { signsOf } from '../../../server/domain/shorthand.ts'
import type { Survey } from '../../../server/domain/survey/survey.ts'

/** Everybody of a register cell, each by the counters that their answers would raise in a cube. */
export interface Household {
  readonly cell: PopulationCell
  readonly people: readonly Uint16Array[]
}

/** Everybody who lives in a kommun, and what each would answer: what a sample is drawn from, and what is true. */
export interface Everybody {
  readonly survey: Survey
  readonly slots: readonly Slot[]
  readonly households: readonly Household[]
}

/**
 * Everybody in a kommun of the rehearsal in one year. The same seed gives the same people, who give the same answers in every year
 * but where something is known to have changed: what stands still does so exactly.
 */
export function everybody(survey: Survey, land: Land, seed: number): Everybody {
  const asked = askedSlots(survey)
  const derived = derivedSlots(survey, asked)
  const standings: Standing[] = asked.map(({ blank }) => blank)
  const marksOf = (answers: ReturnType<ReturnType<typeof persons>>['answers']) => {
    const signs = signsOf(survey, answers)
    if (!signs || !stand(asked, signs, standings)) throw new Error('An invented person does not fit the survey.')
    return Uint16Array.from([...standings.flatMap(({ marks }) => marks), ...derived.map((slot) => slot.mark(standings))])
  }
  const households = land.population
    .filter(({ people }) => people > 0)
    .map((cell) => {
      const { areaId, sex, ageGroup } = cell
      const draw = persons(survey, { kommunId: land.kommun.id, source: 'code', areaId, sex, ageGroup })
      const one = (_: unknown, index: number) => marksOf(draw(named(seed, areaId, sex, ageGroup, index)).answers)
      return { cell, people: Array.from({ length: cell.people }, one) }
    })
  return { survey, slots: [...asked, ...derived], households }
}

/** The cube of some people, by the register's sex and age group: of everybody, or of those who answered. */
export function cubeOf({ survey, slots }: Everybody, households: readonly Household[]): Cube {
  const width = Math.max(0, ...slots.map(({ first, names }) => first + names.length))
  const cells = households.map(({ cell: { areaId, sex, ageGroup }, people }) => {
    const counters = new Uint32Array(width)
    for (const marks of people) for (const mark of marks) if (mark < width) counters[mark] = (counters[mark] ?? 0) + 1
    const counts = Object.fromEntries(slots.map((slot) => [slot.id, countsOf(slot, counters)]))
    return { slice: '', source: 'code' as const, areaId, sex, ageGroup, respondents: people.length, counts }
  })
  return { surveyId: survey.id, cells: cells.filter(({ respondents }) => respondents > 0) }
}

/** How many raised each of a slot's counters; those that nobody raised are left out. */
function countsOf({ first, names }: Slot, counters: Uint32Array): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const [index, name] of names.entries()) {
    const people = counters[first + index] ?? 0
    if (people > 0) counts[name] = people
  }
  return counts
}

/** Who answers, drawn without replacement: so many in all, divided among the areas as letters are, by how willingly each age and sex answers. */
export function answerers({ households }: Everybody, answers: number, random: Random): readonly Household[] {
  const areas = new Map<string, Household[]>()
  for (const household of households) {
    const { areaId } = household.cell
    areas.set(areaId, [...(areas.get(areaId) ?? []), household])
  }
  const people = new Map([...areas].map(([areaId, all]) => [areaId, all.reduce((sum, one) => sum + one.people.length, 0)]))
  const shares = divide(answers, people)
  return [...areas].flatMap(([areaId, all]) => ofArea(all, shares.get(areaId) ?? 0, random))
}

/** So many of an area's people. */
export function ofArea(households: readonly Household[], answers: number, random: Random): readonly Household[] {
  const draw = answering(households.map(({ cell }) => cell))
  const drawn = new Map(households.map(({ cell, people }) => [cell, { cell, people, wanted: 0 }]))
  for (let found = 0; found < answers; ) {
    const one = drawn.get(draw(random))
    if (!one || one.wanted === one.people.length) continue
    one.wanted += 1
    found += 1
  }
  return [...drawn.values()].map(({ cell, people, wanted }) => ({ cell, people: someOf(people, wanted, random) }))
}

// The first steps of Fisher and Yates' shuffle. Only what has been moved is kept: a cell holds thousands, and few of them answer.
function someOf<One>(everybody: readonly One[], wanted: number, random: Random): One[] {
  const moved = new Map<number, One | undefined>()
  const standingAt = (at: number) => (moved.has(at) ? moved.get(at) : everybody[at])
  return Array.from({ length: wanted }, (_, at) => {
    const from = at + Math.floor(random() * (everybody.length - at))
    const one = standingAt(from)
    if (one === undefined) throw new RangeError(`${wanted} of ${everybody.length} cannot be drawn.`)
    moved.set(from, standingAt(at))
    return one
  })
}
