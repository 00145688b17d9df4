import { expect } from 'chai'
import { clopperPearson } from '../../../../server/domain/statistics/interval.ts'

/** x of n and the limits in per cent, computed apart from this program by bisection on the binomial tails. */
const KNOWN = [
  [2, 20, 1.23, 31.7],
  [8, 30, 12.28, 45.89],
  [25, 100, 16.88, 34.66],
  [45, 180, 18.86, 31.99],
  [75, 300, 20.2, 30.3],
  [90, 360, 20.61, 29.81],
  [180, 360, 44.71, 55.29],
  [400, 1600, 22.89, 27.2],
] as const

describe('the Clopper–Pearson interval', () => {
  for (const [x, n, low, high] of KNOWN) {
    it(`of ${x} of ${n} is ${low}–${high} per cent`, () => {
      const interval = clopperPearson(x, n)
      expect(interval.low * 100).to.be.closeTo(low, 0.005)
      expect(interval.high * 100).to.be.closeTo(high, 0.005)
    })
  }

  it('puts half of what is left out in each tail of the binomial', () => {
    const { low, high } = clopperPearson(7, 40)
    expect(1 - atMost(6, 40, low)).to.be.closeTo(0.025, 1e-9)
    expect(atMost(7, 40, high)).to.be.closeTo(0.025, 1e-9)
  })

  it('is turned around when yes and no change places', () => {
    for (const [x, n] of [
      [0, 12],
      [3, 17],
      [50, 100],
    ] as const) {
      const [yes, no] = [clopperPearson(x, n), clopperPearson(n - x, n)]
      expect(yes.low).to.be.closeTo(1 - no.high, 1e-12)
      expect(yes.high).to.be.closeTo(1 - no.low, 1e-12)
    }
  })

  it('starts at nothing and keeps its width when nobody says yes', () => {
    const { low, high } = clopperPearson(0, 10)
    expect(low).to.equal(0)
    expect(high).to.be.closeTo(1 - 0.025 ** (1 / 10), 1e-12)
  })

  it('ends at everybody and keeps its width when all say yes', () => {
    const { low, high } = clopperPearson(10, 10)
    expect(low).to.be.closeTo(0.025 ** (1 / 10), 1e-12)
    expect(high).to.equal(1)
  })

  it('is refused of nobody, of parts of people, and of more than there are', () => {
    for (const [x, n] of [
      [0, 0],
      [1, 2.5],
      [0.5, 2],
      [-1, 5],
      [6, 5],
    ] as const)
      expect(() => clopperPearson(x, n)).to.throw(RangeError)
  })
})

/** The chance of at most `x` yes among `n`, when each says yes with chance `p`: straight from the definition. */
function atMost(x: number, n: number, p: number): number {
  let [term, sum] = [(1 - p) ** n, 0]
  for (let k = 0; k <= x; k++) {
    sum += term
    term *= ((n - k) / (k + 1)) * (p / (1 - p))
  }
  return sum
}
