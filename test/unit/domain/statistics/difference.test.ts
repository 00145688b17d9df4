import { expect } from 'chai'
import { difference, type Tested } from '../../../../server/domain/statistics/difference.ts'
import { type Careful, kornGraubard } from '../../../../server/domain/statistics/korn-graubard.ts'
import { SHARE } from '../../../../server/domain/statistics/scores.ts'

/** Tested as carefully as usual unless said otherwise: a variance that is known has no t distribution. */
const of = (value: number, nStar: number | null, scale = SHARE, careful = usually(nStar)): Tested => ({ value, nStar, careful, scale })

const usually = (size: number | null): Careful | null => (size === null ? null : { size, freedom: Number.POSITIVE_INFINITY })

const between = (first: Tested, second: Tested, correlation = 0) => {
  const found = difference(first, second, correlation)
  if (!found) throw new Error('no difference')
  return found
}

describe('a difference', () => {
  it('puts the two intervals together as Newcombe does', () => {
    // 56/70 and 48/80, Newcombe (1998) method 10 with the limits of our own interval in place of Wilson's.
    const [a, b] = [kornGraubard(48 / 80, 80), kornGraubard(56 / 70, 70)]
    const { diff, low, high } = between(of(48 / 80, 80), of(56 / 70, 70))
    expect(diff).to.be.closeTo(0.2, 1e-15)
    expect(low).to.be.closeTo(0.2 - Math.hypot(0.8 - b.low, a.high - 0.6), 1e-14)
    expect(high).to.be.closeTo(0.2 + Math.hypot(b.high - 0.8, 0.6 - a.low), 1e-14)
  })

  it('is turned around when the two change places, with the same p', () => {
    const [there, back] = [between(of(0.2, 150), of(0.35, 90)), between(of(0.35, 90), of(0.2, 150))]
    expect(back.diff).to.be.closeTo(-there.diff, 1e-15)
    expect(back.low).to.be.closeTo(-there.high, 1e-14)
    expect(back.p).to.be.closeTo(there.p, 1e-10)
  })

  it('has p below 5 per cent exactly when its interval leaves out 0', () => {
    for (let step = 1; step < 40; step++) {
      const { low, high, p } = between(of(0.3, 120), of(0.3 + step / 100, 80))
      expect(p < 0.05, `${step}: ${p}`).to.equal(low > 0 || high < 0)
    }
  })

  it('has the p at which the interval just touches 0', () => {
    const [first, second] = [0.1, 0.22]
    const { p } = between(of(first, 140), of(second, 95))
    const inner = second - first - Math.hypot(second - kornGraubard(second, 95, p).low, kornGraubard(first, 140, p).high - first)
    expect(inner).to.be.closeTo(0, 1e-11)
  })

  it('is 1 when nothing differs, or next to nothing, and never told smaller than 1e-14', () => {
    expect(between(of(0.3, 100), of(0.3, 50))).to.deep.include({ diff: 0, p: 1 })
    expect(between(of(0.3, 100), of(0.3001, 50)).p).to.equal(1)
    const [sum, infinite] = [0.1 + 0.2, Number.POSITIVE_INFINITY] // not 0.3
    expect(between(of(sum, infinite), of(0.3, infinite)).p).to.equal(1)
    expect(between(of(0.1, 1e5), of(0.9, 1e5)).p).to.equal(1e-14)
    expect(between(of(0.1, Number.POSITIVE_INFINITY), of(0.2, Number.POSITIVE_INFINITY))).to.deep.include({ p: 1e-14 })
  })

  it('is on the scale of what is compared', () => {
    const scale = { from: 0, to: 6 }
    const [points, shares] = [between(of(1.2, 300, scale), of(1.8, 200, scale)), between(of(0.2, 300), of(0.3, 200))]
    expect(points.low).to.be.closeTo(6 * shares.low, 1e-13)
    expect(points.p).to.be.closeTo(shares.p, 1e-11)
  })

  it('is more certain between estimates that vary together, and never NaN when they vary as one', () => {
    const [apart, together] = [between(of(0.3, 80), of(0.4, 80)), between(of(0.3, 80), of(0.4, 80), 0.5)]
    expect(together.low).to.be.greaterThan(apart.low)
    expect(between(of(0.3, 80), of(0.4, 80), 1).low)
      .to.be.a('number')
      .and.satisfy(Number.isFinite)
  })

  it('is tested among others with the careful sizes, never with less doubt than by itself', () => {
    const doubted = (value: number, size: number, careful: number) => of(value, size, SHARE, usually(careful))
    const [usual, careful] = [between(of(0.3, 90), of(0.45, 110)), between(doubted(0.3, 90, 80), doubted(0.45, 110, 100))]
    expect(usual.pCareful).to.equal(usual.p)
    expect(careful).to.deep.include({ p: usual.p, low: usual.low, high: usual.high })
    expect(careful.pCareful)
      .to.be.closeTo(between(of(0.3, 80), of(0.45, 100)).p, 1e-12)
      .and.above(usual.p)
    expect(between(doubted(0.3, 90, 95), doubted(0.45, 110, 120)).pCareful).to.equal(usual.p)
  })

  it('needs more among others the fewer degrees of freedom its variance has, and the more so the further out', () => {
    const known = (value: number, freedom: number) => of(value, 200, SHARE, { size: 200, freedom })
    const times = (value: number, freedom: number) => {
      const { p, pCareful } = between(known(0.3, freedom), known(value, freedom))
      return pCareful / p
    }
    const [near, far] = [0.4, 0.5] // p a little under 5 %, and under a thousandth of that
    expect([1e9, 60, 20, 8].map((freedom) => times(near, freedom)))
      .to.be.an('array')
      .and.satisfy((all: number[]) => all.every((one, index) => index === 0 || one > (all[index - 1] ?? 0)))
    expect(times(near, 1e9)).to.be.closeTo(1, 1e-6)
    expect(times(far, 20)).to.be.above(2 * times(near, 20))
  })

  it('is none when one of the two has no interval', () => {
    expect(difference(of(0.3, null), of(0.4, 80))).to.equal(null)
    expect(difference(of(0.3, 80), of(0.4, null))).to.equal(null)
  })
})
