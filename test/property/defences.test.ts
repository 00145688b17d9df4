import { expect } from 'chai'
import type { Person } from '../../server/domain/counting/tally.ts'
import type { Solver } from '../../server/domain/disclosure/program.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'
import { solver } from '../../server/work/solver.ts'
import { onlooker } from '../fixtures/onlooker.ts'
import { type Answered, DEFENCES, type Defence, letOut, printedOf } from '../fixtures/printing.ts'
import type { Print } from '../fixtures/prints.ts'
import { aKommun } from '../fixtures/some-kommun.ts'

/** Small ones, for time's sake: the bench looks at thousands of all sizes. */
const MOST = { areas: 3, people: 90 }
const KOMMUNER = 6

describe('whoever reads every counting of a kommun', function () {
  this.timeout(600_000)
  let highs: Solver
  before(async () => {
    highs = await solver()
  })

  const workedOut = (seed: number, kind: Kind, without?: Defence): readonly string[] => {
    const answered = KINDS[kind](random(seed))
    const out = letOut(answered, highs, without)
    const near = tooNear(out.map((one) => printedOf(one, without)))
    if (near.length > 0) return near
    return (['code', 'open'] as const).flatMap((source) => {
      const truth = out.map(({ truth }) => truth.filter((row) => row.source === source))
      const countings = out.map((one) => printedOf(one, without).filter((print) => print.source === source))
      return onlooker({ ...answered, countings }, truth, highs)
    })
  }

  for (let seed = 1; seed <= KOMMUNER; seed++)
    it(`works out nothing of what few people answered in kommun ${seed}, however it was answered`, () => {
      for (const kind of seed <= 2 ? EVERY : ONCE) expect(workedOut(seed, kind), `${kind}, seed ${seed}`).to.deep.equal([])
    })

  for (const defence of DEFENCES)
    it(`would work something out, were it not that ${defence}`, () => {
      const kind = SHOWN_BY[defence] ?? 'once'
      let found = 0
      for (let seed = 1; found === 0 && seed <= 4 * KOMMUNER; seed++) found = workedOut(seed, kind, defence).length
      expect(found, `nothing was found in ${4 * KOMMUNER} kommuner without this: ${defence}`).to.be.greaterThan(0)
    })
})

/** Bases and numbers of respondents that differ by fewer than ten from one counting to the next, as they are printed. */
function tooNear(countings: readonly (readonly Print[])[]): readonly string[] {
  const placeOf = ({ source, population, question, part }: Print) => `${source} ${question} ${population} ${part}`
  const people = (prints: readonly Print[]) => prints.filter(({ part }) => part === 'base' || part === 'everybody')
  return countings.slice(1).flatMap((later, index) => {
    const before = new Map(people(countings[index] ?? []).map((print) => [placeOf(print), print.people]))
    return people(later).flatMap((print) => {
      const change = Math.abs(print.people - (before.get(placeOf(print)) ?? print.people))
      return change > 0 && change < 10 ? [`${placeOf(print)} changed by ${change}`] : []
    })
  })
}

/** Ways that a kommun may have been answered and counted. */
const KINDS = {
  once: (chance: Random): Answered => counted(chance, (people) => [people]),
  'again, with a few more': (chance: Random): Answered => counted(chance, (people) => [people.slice(0, -4), people]),
  'again, with many alike': (chance: Random): Answered =>
    counted(chance, (people) => [people, [...people, ...people.slice(0, 2).flatMap((one) => Array.from({ length: 10 }, () => one))]]),
  'by most of those who live there, many of them alike': (chance: Random): Answered => {
    const all = counted(chance, (people) => [
      people.map((one) => (one.areaId === 'A1' ? { ...one, answers: { ...one.answers, utsatt: 's0' } } : one)),
    ])
    return { ...all, residents: () => 1 }
  },
}
type Kind = keyof typeof KINDS
const EVERY = Object.keys(KINDS) as Kind[]
/** Countings upon countings take many times as long. */
const ONCE = EVERY.filter((kind) => !kind.startsWith('again'))

const SHOWN_BY: Partial<Record<Defence, Kind>> = {
  'everybody’s same sensitive answer is hidden': 'by most of those who live there, many of them alike',
  'a counting is refused that is too near the last': 'again, with a few more',
}

/** A kommun where every ninth came by open link, and a fifth of the residents answered at the most. */
function counted(chance: Random, countings: (people: readonly Person[]) => Answered['countings']): Answered {
  const { survey, areaIds, people } = aKommun(chance, MOST)
  const both = people.map((one, n): Person => (n % 9 === 0 ? { ...one, source: 'open' } : one))
  return { survey, areaIds, countings: countings(both), residents: () => 1e6 }
}
