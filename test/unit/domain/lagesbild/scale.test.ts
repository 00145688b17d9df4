import { expect } from 'chai'
import { axisEnd, reach, step, steps } from '../../../../server/domain/lagesbild/scale.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

describe('The steps of a map', () => {
  it('begin at zero and end at the first round number that holds every share', () => {
    for (const [top, width] of [
      [0, 0.01],
      [0.05, 0.01],
      [0.051, 0.02],
      [0.25, 0.05],
      [0.31, 0.1],
      [0.62, 0.15],
      [0.76, 0.2],
      [1, 0.2],
    ] as const) {
      expect(steps([0.01, top]).width, String(top)).to.equal(width)
    }
    expect(steps([]).width).to.equal(0.01)
  })

  it('put a share in its step, one on an edge in the step above, the very top in the last', () => {
    const scale = steps([0.5])
    expect([0, 0.099, 0.1, 0.25, 0.3, 0.4, 0.499, 0.5].map((share) => step(scale, share))).to.deep.equal([1, 1, 2, 3, 4, 5, 5, 5])
  })

  it('make a small difference look small: two shares a point apart at 40 per cent share a step', () => {
    const scale = steps([0.41, 0.42])
    expect(step(scale, 0.41)).to.equal(step(scale, 0.42))
  })
})

describe('The axis of a chart', () => {
  it('ends at a round number that holds every value, never past 100 per cent', () => {
    expect([[], [0.01], [0.05], [0.12], [0.26], [0.3], [0.61], [0.97], [1]].map(axisEnd)).to.deep.equal([
      0.05, 0.05, 0.05, 0.15, 0.3, 0.3, 0.7, 1, 1,
    ])
  })

  it('reaches the upper limits of what is shown, and nothing that is hidden', () => {
    expect(
      reach([aShownRow(2, 10, { interval: { low: 0.03, high: 0.56 } }), aShownRow(5, 20, { interval: null }), aShownRow(9, 9), undefined]),
    ).to.deep.equal([0.56, 0.25])
  })
})
