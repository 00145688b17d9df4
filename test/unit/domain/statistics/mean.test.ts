import { expect } from 'chai'
import { mean } from '../../../../server/domain/statistics/mean.ts'

describe('the mean of scores', () => {
  it('weighs each score by how many gave it', () => {
    expect(
      mean([
        { score: 0, people: 3 },
        { score: 10, people: 1 },
      ]),
    ).to.equal(2.5)
  })

  it('is not moved by a score that nobody gave', () => {
    expect(
      mean([
        { score: 4, people: 2 },
        { score: 1000, people: 0 },
      ]),
    ).to.equal(4)
  })

  it('is nothing when nobody gave a score', () => {
    expect(mean([])).to.equal(null)
    expect(mean([{ score: 4, people: 0 }])).to.equal(null)
  })
})
