import { expect } from 'chai'
import { scaleMean, smallestChange } from '../../../../../server/domain/statistics/planner/change.ts'
import { effectiveSize } from '../../../../../server/domain/statistics/planner/effective.ts'
import { answersNeeded, meanProspect, type Place, planFor } from '../../../../../server/domain/statistics/planner/plan.ts'
import { FIELDS, readWish, type Wish } from '../../../../../server/domain/statistics/planner/wish.ts'
import {
  changeSentence,
  changeWords,
  neededSentence,
  points,
  reachSentences,
} from '../../../../../server/domain/statistics/planner/words.ts'

const NORR = { name: 'Norr', people: 5000 }
const SODER = { name: 'Söder', people: 1500 }
const ON = { name: 'Ön', people: 90 }

const reading = (fields: Readonly<Record<string, string>> = {}) => readWish((field) => ({ ...FIELDS, ...fields })[field] ?? '')

function aWish(fields: Readonly<Record<string, string>> = {}): Wish {
  const read = reading(fields)
  if (!read.ok) throw new Error(read.faults.map(({ sentence }) => sentence).join('\n'))
  return read.wish
}

const plan = (places: readonly Place[], fields: Readonly<Record<string, string>> = {}) => planFor(places, aWish(fields))

describe('a plan', () => {
  it('asks as many in every area as its precision needs, and adds them up for the kommun', () => {
    const { areas, kommun } = plan([NORR, SODER])
    expect(areas.map(({ letters, answers }) => [letters, answers])).to.deep.equal([
      [323, 113],
      [309, 108],
    ])
    expect(kommun).to.deep.include({ people: 6500, letters: 632, answers: 221 })
  })

  it('sees more in the kommun than in any area, and most where areas weigh alike', () => {
    const change = (places: readonly Place[]) => {
      const { areas, kommun } = plan(places)
      const all = [...areas, kommun].map(({ change }) => (change.detectable ? change.change : 1))
      return { least: Math.min(...all.slice(0, -1)), kommun: all.at(-1) ?? 1 }
    }
    const alike = change([NORR, { ...NORR, name: 'Väster' }])
    expect(alike.kommun).to.be.below(alike.least)
    expect(change([NORR, { name: 'Väster', people: 50_000 }]).kommun).to.be.above(alike.kommun)
  })

  it('says of each area whether one year, two years or no answers see the wanted change', () => {
    const { areas } = plan([NORR, ON], { halvbredd: '5' })
    expect(areas.map(({ name, reach }) => [name, reach])).to.deep.equal([
      ['Norr', 'one year'],
      ['Ön', 'none'],
    ])
    expect(plan([NORR], { halvbredd: '7' }).areas[0]?.reach).to.equal('two years')
    expect(plan([NORR], { halvbredd: '8' }).areas[0]?.reach).to.equal('none')
  })

  it('sees nothing in an area with too few answers to be reported, however large the change', () => {
    const { areas } = plan([{ name: 'Holmen', people: 80 }], { fran: '90', till: '10' })
    expect(areas[0]).to.deep.include({ answers: 28, tooFew: true, change: { detectable: false }, reach: 'none' })
  })

  it('needs the answers that would see the change, fewer in a small place and more for several pledges', () => {
    expect(answersNeeded(aWish())).to.equal(373) // k = 310.06 by hand, times 1.2
    expect(answersNeeded(aWish(), 1000)).to.equal(272)
    expect(answersNeeded(aWish({ loften: '4' }))).to.equal(519) // k = 432.36
  })

  it('shows the interval to expect around the baseline, longer away from the edge of the scale', () => {
    const { example } = plan([NORR])
    expect(example?.answers).to.equal(113)
    expect([example?.low, example?.high].map((limit) => Math.round((limit ?? 0) * 100))).to.deep.equal([21, 40])
  })

  it('of nothing plans nothing', () => {
    const { areas, kommun, example } = plan([])
    expect([areas, example]).to.deep.equal([[], null])
    expect(kommun).to.deep.include({ people: 0, letters: 0, answers: 0, halfWidth: null, change: { detectable: false } })
  })
})

describe('a wish', () => {
  it('is read from whole numbers in per cent', () => {
    expect(aWish()).to.deep.equal({
      halfWidth: 0.1,
      responseRate: 0.35,
      from: 0.3,
      to: 0.2,
      direction: 'fall',
      pledges: 1,
      power: 0.8,
      deff: 1.2,
    })
    expect(aWish({ till: '45' }).direction).to.equal('rise')
  })

  it('is told everything wrong with it at once', () => {
    const read = reading({ halvbredd: '0', svarsandel: '101', fran: '', till: 'tio', loften: '2,5' })
    expect(read.ok ? [] : read.faults.map(({ field }) => field)).to.deep.equal(['halvbredd', 'svarsandel', 'fran', 'till', 'loften'])
  })

  it('is told that it wants no change beside what else is wrong', () => {
    const read = reading({ till: '30', loften: '0' })
    expect(read.ok ? [] : read.faults.map(({ field }) => field)).to.deep.equal(['loften', 'till'])
  })

  it('wants a change', () => {
    const read = reading({ till: '30' })
    expect(read.ok ? [] : read.faults).to.deep.equal([
      { field: 'till', sentence: 'Andelen ni vill nå är densamma som i dag. Skriv en annan.' },
    ])
  })
})

describe('a plan in words', () => {
  const plain = (words: string) => words.replaceAll('\u00a0', ' ')
  const wish = aWish()

  it('says how many answers the wanted change needs', () => {
    expect(plain(neededSentence(wish, 372))).to.equal(
      'För att kunna se att andelen otrygga minskat från 30 till 20 % behövs cirka 380 svar per år.',
    )
    expect(plain(neededSentence(aWish({ fran: '60', till: '70', loften: '3' }), 1234))).to.equal(
      'För att kunna se att andelen trygga ökat från 60 till 70 % behövs cirka 1 240 svar per år när 3 löften följs upp.',
    )
  })

  it('says what some answers can see, rounded up', () => {
    expect(plain(changeSentence({ answers: 100, change: { detectable: true, change: 0.1701 } }, wish))).to.equal(
      'Med 100 svar per år syns en minskning från 30 % när den är minst 18 procentenheter.',
    )
    expect(plain(changeSentence({ answers: 50, change: { detectable: false } }, aWish({ fran: '15', till: '20' })))).to.equal(
      'Med 50 svar per år går en ökning från 15 % inte att följa upp.',
    )
    expect([0.0001, 0.01, 0.07, 0.0700001].map((share) => plain(points(share)))).to.deep.equal([
      '1 procentenhet',
      '1 procentenhet',
      '7 procentenheter',
      '8 procentenheter',
    ])
    expect(changeWords({ change: { detectable: false } })).to.equal('går inte att följa upp')
  })

  it('names the areas that suffice and those that do not, with what to do', () => {
    expect(reachSentences(plan([NORR, SODER, ON], { halvbredd: '5' })).map(plain)).to.deep.equal([
      'I hela kommunen syns minskningen från 30 till 20 %.',
      'Med ett års svar syns den i Norr och Söder.',
      'I Ön räcker inte ens två års svar. Slå ihop områden, eller följ upp löftet för hela kommunen.',
    ])
    expect(reachSentences(plan([NORR, { name: 'Väster', people: 90_000 }])).map(plain)).to.deep.equal([
      'Svaren räcker inte ens i hela kommunen för att se minskningen från 30 till 20 %.',
      'Inte i något område räcker två års svar. Ett löfte med ett större mål går att följa upp, eller så behövs fler svar.',
    ])
  })

  it('counts the areas where they are many, and leaves out those where nobody lives', () => {
    const places = Array.from({ length: 7 }, (_, index) => ({ name: `Område ${index + 1}`, people: index === 6 ? 90 : 5000 }))
    const nobody = { name: 'Holmen', people: 0 }
    expect(
      reachSentences(plan([...places, nobody], { halvbredd: '5' }))
        .map(plain)
        .slice(1),
    ).to.deep.equal([
      'Med ett års svar syns den i 6 av 7 områden.',
      'I Område 7 räcker inte ens två års svar. Slå ihop områden, eller följ upp löftet för hela kommunen.',
    ])
    expect(reachSentences(plan([NORR, SODER, nobody], { halvbredd: '6' })).map(plain)[1]).to.equal(
      'Jämför ni svaren från två år med svaren från de två åren före syns den i alla 2 områden.',
    )
  })
})

describe('what a plan can show of a group mean', () => {
  const [start, gain] = [scaleMean(2.4, 1.5, 6), 2]
  const wish = aWish()

  it('is the smallest fall that as many answers in both years establish, in the kommun and where most answer', () => {
    const { areas, kommun } = planFor([NORR, SODER, ON], wish)
    const found = meanProspect([NORR, SODER, ON], wish, { start, gain })
    expect(found.area?.answers).to.equal(areas[0]?.answers)
    const effective = gain * effectiveSize({ answers: areas[0]?.answers ?? 0, people: 5000, deff: wish.deff })
    expect(found.area?.change).to.deep.equal(smallestChange({ start, direction: 'fall', before: effective, after: effective }, wish))
    const [inKommun, inArea] = [found.kommun, found.area?.change].map((one) => (one?.detectable ? one.change : 1))
    expect(inKommun).to.be.below(inArea ?? 0)
    expect(kommun.answers).to.be.above(areas[0]?.answers ?? 0)
  })

  it('is nothing by area where no area gets answers enough', () => {
    expect(meanProspect([{ ...ON, people: 50 }], wish, { start, gain }).area).to.equal(null)
  })
})
