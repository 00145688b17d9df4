import { expect } from 'chai'
import { clopperPearson } from '../../../../../server/domain/statistics/interval.ts'
import { level, span } from '../../../../../server/domain/statistics/problemindex/level.ts'
import { thresholds } from '../../../../../server/domain/statistics/problemindex/thresholds.ts'

/** Limits in per cent to two decimals, by the national adverse share: computed by bisection on the binomial's tails, apart from this program. */
const TABLE: readonly (readonly [p0: number, ...limits: readonly number[]])[] = [
  [0.01, 0.15, 0.3, 2.82, 4.53, 6.24, 7.95],
  [0.05, 0.98, 2.99, 7.79, 10.57, 13.36, 16.15],
  [0.1, 4.21, 7.1, 13.57, 17.15, 20.72, 24.3],
  [0.142, 7.3, 10.73, 18.2, 22.24, 26.27, 30.31],
  [0.2, 11.98, 15.99, 24.51, 29.02, 33.53, 38.04],
  [0.255, 16.7, 21.13, 30.39, 35.22, 40.06, 44.89],
  [0.3, 20.62, 25.31, 35.02, 40.05, 45.07, 50.09],
  [0.4, 29.8, 34.9, 45.26, 50.53, 55.79, 61.06],
  [1 - 0.615, 28.5, 33.56, 43.86, 49.1, 54.35, 59.59],
  [1 - 0.48, 41.35, 46.65, 57.21, 62.48, 67.74, 73.01],
]

/** Clopper–Pearson limits in per cent to two decimals, made in the same way. */
const CLOPPER_PEARSON = [
  [2, 20, 1.23, 31.7],
  [8, 30, 12.28, 45.89],
  [25, 100, 16.88, 34.66],
  [45, 180, 18.86, 31.99],
  [75, 300, 20.2, 30.3],
  [90, 360, 20.61, 29.81],
  [180, 360, 44.71, 55.29],
  [400, 1600, 22.89, 27.2],
] as const

const percent = (share: number) => Math.round(share * 10_000) / 100

describe('the limits between levels', () => {
  for (const [p0, ...limits] of TABLE)
    it(`are the printed ones where ${percent(p0)} % of the country answer badly`, () => {
      expect(thresholds(p0).map(percent)).to.deep.equal(limits)
    })

  for (const [x, n, low, high] of CLOPPER_PEARSON)
    it(`rest on an interval that has the printed ends for ${x} of ${n}`, () => {
      const interval = clopperPearson(x, n)
      expect([percent(interval.low), percent(interval.high)]).to.deep.equal([low, high])
    })

  it('stand at the edges of the scale where nearly nobody, or nearly everybody, answers badly', () => {
    const [t1, l] = thresholds(0.001)
    expect([t1, l]).to.deep.equal([0, 0])
    expect(thresholds(0.999)[2]).to.equal(1)
    expect(level(1, thresholds(0.999))).to.equal(2)
  })

  it('take half of a person in 360 upwards, as on paper', () => {
    expect(360 * 0.0875).to.be.below(31.5)
    expect(thresholds(0.0875)).to.deep.equal(thresholds(32 / 360))
  })

  it('are of shares: anything else is refused', () => {
    for (const wrong of [-0.1, 1.1, 25, Number.NaN]) expect(() => thresholds(wrong)).to.throw(RangeError)
  })
})

describe('a level', () => {
  const LIMITS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6] as const

  it('counts the limits reached, from 0 to 6', () => {
    expect([0, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65].map((share) => level(share, LIMITS))).to.deep.equal([0, 1, 2, 3, 4, 5, 6])
  })

  it('has both ends of the normal class inside it: the first two limits are reached at once, the others when passed', () => {
    expect(LIMITS.map((share) => level(share, LIMITS))).to.deep.equal([1, 2, 2, 3, 4, 5])
  })

  it('is that of the share on paper, not of its last binary digit', () => {
    expect(1 - 0.8).to.be.below(0.2)
    expect(level(1 - 0.8, LIMITS)).to.equal(2)
    expect(0.1 + 0.2).to.be.above(0.3)
    expect(level(0.1 + 0.2, LIMITS)).to.equal(2)
  })

  it('is 2 for the country itself', () => {
    for (const [p0] of TABLE) expect(level(p0, thresholds(p0))).to.equal(2)
  })

  it('is a span where the interval reaches over several', () => {
    expect(span({ low: 0.22, high: 0.42 }, LIMITS)).to.deep.equal({ low: 2, high: 4 })
    expect(span({ low: 0.22, high: 0.28 }, LIMITS)).to.deep.equal({ low: 2, high: 2 })
  })
})
