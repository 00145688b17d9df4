import { expect } from 'chai'
import { newest } from '../../../../server/domain/lagesbild/beside.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

describe('The survey kommuner are set side by side on', () => {
  const [before, now] = [smallSurvey('lilla-2025'), smallSurvey('lilla-2026')]

  it('is the newest that any of them asked, in whichever order they stand', () => {
    const askings = [
      { year: 2025, survey: before },
      { year: 2026, survey: now },
    ]
    expect(newest(askings)).to.equal(now)
    expect(newest([...askings].reverse())).to.equal(now)
  })

  it('goes by when it was asked, and of several in a year is the first', () => {
    expect(
      newest([
        { year: 2027, survey: before },
        { year: 2026, survey: now },
      ]),
    ).to.equal(before)
    expect(
      newest([
        { year: 2026, survey: before },
        { year: 2026, survey: now },
      ]),
    ).to.equal(before)
  })

  it('is none when nobody asked', () => {
    expect(newest([])).to.equal(undefined)
  })
})
