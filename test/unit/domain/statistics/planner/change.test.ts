import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import {
  type Detectable,
  scaleMean,
  share,
  sizeForChange,
  smallestChange,
  smallestSeen,
} from '../../../../../server/domain/statistics/planner/change.ts'
import { effectiveSize } from '../../../../../server/domain/statistics/planner/effective.ts'

/** A row of R's table of smallest detectable changes; null: no change within 0–1 is. */
interface Row {
  readonly p1: number
  readonly n1: number
  readonly n2: number
  readonly deff: number
  readonly f1: number
  readonly f2: number
  readonly direction: 1 | -1
  readonly power: number
  readonly mdc: number | null
}

const FILE = new URL('../../../../fixtures/vectors/V10/expected.json', import.meta.url)
const ROWS: readonly Row[] = JSON.parse(readFileSync(FILE, 'utf8')).mdc

const size = (answers: number, fraction: number, deff = 1.2) => effectiveSize({ answers, people: answers / fraction, deff })
const changeOf = (one: Detectable) => (one.detectable ? one.change : null)

/** From a share, in the direction wanted, with as many answers in both years. */
const smallest = (from: number, answers: number, direction: 'fall' | 'rise' = 'fall', pledges = 1) =>
  changeOf(smallestChange({ start: share(from), direction, before: size(answers, 0), after: size(answers, 0) }, { pledges, power: 0.8 }))

describe('the smallest detectable change', () => {
  it('has all of R’s cases to compare with, with and without a solution', () => {
    expect([ROWS.length, ROWS.filter(({ mdc }) => mdc === null).length]).to.deep.equal([64, 6])
  })

  for (const row of ROWS)
    it(`is R's from ${row.p1} ${row.direction < 0 ? 'down' : 'up'} with ${row.n1} of ${row.f1 || 'endlessly many'}`, () => {
      const found = smallestChange(
        {
          start: share(row.p1),
          direction: row.direction < 0 ? 'fall' : 'rise',
          before: size(row.n1, row.f1, row.deff),
          after: size(row.n2, row.f2, row.deff),
        },
        { pledges: 1, power: row.power },
      )
      if (row.mdc === null) expect(found).to.deep.equal({ detectable: false })
      else expect(changeOf(found)).to.be.closeTo(row.mdc, Math.max(1e-10, 1e-8 * row.mdc))
    })

  it('is as the method gives it in whole points', () => {
    const points = (from: number, answers: number) => Math.round((smallest(from, answers) ?? Number.NaN) * 100)
    expect([50, 100, 300, 800].map((answers) => points(0.3, answers))).to.deep.equal([25, 18, 11, 7])
    expect(smallest(0.15, 50)).to.equal(null)
    expect([100, 300].map((answers) => points(0.15, answers))).to.deep.equal([13, 8])
  })

  it('grows with the number of pledges, and is one pledge’s for one', () => {
    const [one = 0, four = 0] = [smallest(0.3, 300, 'fall', 1) ?? 0, smallest(0.3, 300, 'fall', 4) ?? 0]
    expect(one).to.equal(smallest(0.3, 300))
    expect(four / one).to.be.within(1.15, 1.25) // about (z_{1−0.05/8} + z_0.8)/(z_0.975 + z_0.8) = 3.34/2.80
  })

  it('is the same up from a share as down from its complement', () => {
    for (const from of [0.05, 0.2, 0.5])
      expect(smallest(from, 300, 'rise')).to.be.closeTo(smallest(1 - from, 300, 'fall') ?? Number.NaN, 1e-12)
  })

  it('is nothing without answers, and nothing is too small where everybody answers twice', () => {
    const all = Number.POSITIVE_INFINITY
    expect(smallestChange({ start: share(0.3), direction: 'fall', before: 0, after: 100 })).to.deep.equal({ detectable: false })
    expect(changeOf(smallestChange({ start: share(0.3), direction: 'fall', before: all, after: all }))).to.be.closeTo(0, 1e-12)
  })

  it('of a mean is on the axis 0–1, with the spread it was given', () => {
    const k = 100
    const found = smallestChange({ start: scaleMean(1.35, 1.2, 6), direction: 'fall', before: k, after: k }, { pledges: 1, power: 0.8 })
    const byHand = (1.959963984540054 + 0.8416212335729143) * Math.sqrt((2 * (1.2 / 6) ** 2) / k) + 1 / k
    expect(changeOf(found)).to.be.closeTo(byHand, 1e-12)
    expect((changeOf(found) ?? 0) * 6).to.be.closeTo(0.535, 0.001)
    expect(smallestChange({ start: scaleMean(0.3, 1.2, 6), direction: 'fall', before: k, after: k })).to.deep.equal({ detectable: false })
  })
})

describe('the smallest change that a plan promises', () => {
  const of = (from: number, answers: number, direction: 'fall' | 'rise' = 'fall') => {
    const wanted = { start: share(from), direction, before: answers, after: answers }
    return [smallestChange(wanted), smallestSeen(wanted)]
  }

  it('is the smallest detectable, unless less than one of those who answer would be left', () => {
    const [found, promised] = of(0.3, 100)
    expect(promised).to.deep.equal(found)
    const [nearly, none] = of(0.11, 90)
    expect([nearly?.detectable, none]).to.deep.equal([true, { detectable: false }])
    expect(of(0.89, 90, 'rise')[1]).to.deep.equal({ detectable: false })
  })
})

describe('the size that a change needs', () => {
  it('is the size at which that change is the smallest detectable', () => {
    for (const from of [0.05, 0.15, 0.3, 0.5, 0.9])
      for (const change of [0.02, 0.04])
        for (const direction of ['fall', 'rise'] as const)
          for (const pledges of [1, 4]) {
            const start = share(from)
            const needed = sizeForChange({ start, direction }, change, { pledges, power: 0.8 })
            const found = smallestChange({ start, direction, before: needed, after: needed }, { pledges, power: 0.8 })
            expect(changeOf(found)).to.be.closeTo(change, 1e-10)
          }
  })

  it('is refused for a change of nothing, and for one off the scale', () => {
    for (const change of [0, -0.1, 0.31, Number.NaN])
      expect(() => sizeForChange({ start: share(0.3), direction: 'fall' }, change), String(change)).to.throw(RangeError)
  })
})
