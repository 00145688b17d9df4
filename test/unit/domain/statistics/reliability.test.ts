import { expect } from 'chai'
import type { Estimate } from '../../../../server/domain/statistics/estimate.ts'
import { reliability } from '../../../../server/domain/statistics/reliability.ts'
import { SHARE } from '../../../../server/domain/statistics/scores.ts'

/** An estimate with so many answers and so wide an interval. */
function of(n: number, width: number | null, scale = SHARE): Estimate {
  const low = width === null ? null : scale.from
  const high = width === null ? null : scale.from + width
  const rest = {
    value: 0,
    se: 0,
    df: n - 1,
    standFor: n,
    deffKish: 1,
    nEff: n,
    nStar: n,
    careful: { size: n, freedom: n - 1 },
    variances: { linearised: 0, floor: 0, used: 0 },
  }
  return { n, low, high, scale, ...rest }
}

describe('a row of figures', () => {
  it('is for the public from thirty answers and an interval no wider than three tenths of the scale', () => {
    expect(reliability([of(30, 0.2)])).to.deep.equal({ audience: 'public', uncertain: false })
    expect(reliability([of(30, 0.3)])).to.deep.equal({ audience: 'public', uncertain: true })
    expect(reliability([of(30, 0.31)])).to.deep.equal({ audience: 'staff', uncertain: true })
    expect(reliability([of(29, 0.1)])).to.deep.equal({ audience: 'staff', uncertain: true })
  })

  it('is for nobody below ten answers, or without an estimate', () => {
    expect(reliability([of(9, 0.1)]).audience).to.equal('nobody')
    expect(reliability([of(50, 0.1), null]).audience).to.equal('nobody')
    expect(reliability([]).audience).to.equal('nobody')
  })

  it('is judged whole, at its widest interval, each on its own scale', () => {
    expect(reliability([of(50, 0.1), of(50, 0.25)])).to.deep.equal({ audience: 'public', uncertain: true })
    expect(reliability([of(50, 0.1), of(50, 1.1, { from: 0, to: 6 })])).to.deep.equal({ audience: 'public', uncertain: false })
    expect(reliability([of(50, 0.1), of(50, null)]).audience).to.equal('staff')
  })
})
