import { expect } from 'chai'
import { ALL, asGiven, coarsen, FEWEST } from '../../server/domain/extracts/coarsening.ts'
import { type Group, type Traits, traitsKey } from '../../server/domain/extracts/traits.ts'
import { type Random, random } from '../../server/domain/rehearsal/random.ts'

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed)
const KOMMUN = '9901'

describe('coarsened traits, whoever the people are,', () => {
  it('are shared by at least five in every combination, unless there are not five in all', () =>
    forEverySeed((people) => {
      const made = coarsen(grouped(people), KOMMUN)
      if (people.length < FEWEST) expect(made).to.equal(undefined)
      // Counted here from the people, not taken from what coarsen() says of itself.
      const file = grouped(people.map((traits) => made?.of(traits) ?? traits))
      if (made) for (const { traits, people } of file) expect(people, traitsKey(traits)).to.be.at.least(FEWEST)
      if (made) expect(file).to.have.deep.members(made.groups)
    }))

  it('hold everybody, each under what they gave, something wider or nothing', () =>
    forEverySeed((people) => {
      const made = coarsen(grouped(people), KOMMUN)
      for (const traits of made ? people : []) expect(covers(made?.of(traits) ?? traits, traits), traitsKey(traits)).to.equal(true)
    }))

  it('come out the same in whatever order the people stand', () =>
    forEverySeed((people, chance) => {
      const [one, other] = [coarsen(grouped(people), KOMMUN), coarsen(grouped(shuffled(people, chance)), KOMMUN)]
      for (const traits of one ? people : []) expect(other?.of(traits)).to.deep.equal(one?.of(traits))
      expect(other?.steps).to.deep.equal(one?.steps)
    }))

  it('stay as they are when coarsened again', () =>
    forEverySeed((people) => {
      const made = coarsen(grouped(people), KOMMUN)
      const again = made && coarsen(made.groups, KOMMUN)
      for (const { traits } of made?.groups ?? []) expect(again?.of(traits)).to.deep.equal(traits)
      if (again) expect(again.steps.every(({ people }) => people === 0)).to.equal(true)
    }))

  it('are left alone where there are five already', () =>
    forEverySeed((people) => {
      const many = grouped([...people, ...people, ...people, ...people, ...people])
      expect(many.length === 0 || coarsen(many, KOMMUN)?.steps.every(({ people }) => people === 0)).to.equal(true)
    }))

  it('tell how many people each step touched', () =>
    forEverySeed((people) => {
      const made = coarsen(grouped(people), KOMMUN)
      for (const { trait, people: touched } of made?.steps ?? [])
        expect(people.filter((traits) => String(made?.of(traits)[trait]) !== String(traits[trait])).length, trait).to.equal(touched)
    }))
})

describe('traits as they were given', () => {
  it('are what each person gave, and say that they are not coarse', () =>
    forEverySeed((people) => {
      const made = asGiven(grouped(people))
      expect(made.isCoarse).to.equal(false)
      for (const traits of people) expect(made.of(traits)).to.deep.equal(traits)
    }))
})

const AGES = ['15-29', '30-44', '45-64', '65-79', '80+', 'vill_inte_svara', '_unanswered']
const NARROW: Readonly<Record<string, readonly string[]>> = {
  '15-44': ['15-29', '30-44'],
  '15-64': ['15-29', '30-44', '45-64'],
  '15-79': ['15-29', '30-44', '45-64', '65-79'],
  '15+': ['15-29', '30-44', '45-64', '65-79', '80+'],
  '30-64': ['30-44', '45-64'],
  '30-79': ['30-44', '45-64', '65-79'],
  '30+': ['30-44', '45-64', '65-79', '80+'],
  '45-79': ['45-64', '65-79'],
  '45+': ['45-64', '65-79', '80+'],
  '65+': ['65-79', '80+'],
}

function covers(shown: Traits, given: Traits): boolean {
  return (
    [given.areaId, KOMMUN].includes(shown.areaId) &&
    [given.sex, ALL].includes(shown.sex) &&
    (shown.ageGroup === ALL || shown.ageGroup === given.ageGroup || (NARROW[shown.ageGroup] ?? []).includes(given.ageGroup)) &&
    shown.housing.every((code, at) => code === ALL || code === given.housing[at])
  )
}

/** From nobody to a few hundred, now spread thin and now crowded in few combinations, with one housing question or two. */
function somePeople(chance: Random): readonly Traits[] {
  const skew = 1 + Math.floor(chance() * 4)
  const pick = (from: readonly string[]) => from[Math.floor(chance() ** skew * from.length)] as string // chance() is under 1
  const areas = ['9901N', '9901S', '9901O', '9901V', '9901K'].slice(0, 1 + Math.floor(chance() * 5))
  const questions = chance() < 0.8 ? 1 : 2
  const size = Math.floor(chance() ** 2 * 400)
  return Array.from({ length: size }, () => ({
    areaId: pick(areas),
    sex: pick(['kvinna', 'man', '_unanswered', 'annat']),
    ageGroup: pick(AGES),
    housing: Array.from({ length: questions }, () => pick(['smahus', 'hyresratt', 'bostadsratt', 'annat', '_unanswered'])),
  }))
}

function grouped(people: readonly Traits[]): readonly Group[] {
  const groups = new Map<string, { traits: Traits; people: number }>()
  for (const traits of people) {
    const group = groups.get(traitsKey(traits)) ?? { traits, people: 0 }
    group.people += 1
    groups.set(traitsKey(traits), group)
  }
  return [...groups.values()]
}

function shuffled<Thing>(things: readonly Thing[], chance: Random): readonly Thing[] {
  return things
    .map((thing) => ({ thing, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing)
}

function forEverySeed(law: (people: readonly Traits[], chance: Random) => void): void {
  for (const seed of SEEDS) {
    const chance = random(seed)
    try {
      law(somePeople(chance), chance)
    } catch (error) {
      throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : error}`, { cause: error })
    }
  }
}
