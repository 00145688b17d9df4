import { expect } from 'chai'
import { stage } from '../../../server/domain/year.ts'
import { aRound } from '../../fixtures/house.ts'

describe('the stage of a year', () => {
  const round = aRound({ opensOn: '2026-09-01', closesOn: '2026-10-31' })
  const cases: readonly (readonly [string, boolean, string])[] = [
    ['2026-08-31', false, 'coming'],
    ['2026-09-01', false, 'open'],
    ['2026-10-31', true, 'open'],
    ['2026-11-01', false, 'closed'],
    ['2026-11-01', true, 'counted'],
  ]
  for (const [today, counted, expected] of cases) {
    it(`is ${expected} on ${today}, ${counted ? 'counted' : 'not counted'}`, () => {
      expect(stage(round, counted, today)).to.equal(expected)
    })
  }

  it('is none without a round', () => {
    expect(stage(undefined, false, '2026-09-15')).to.equal('none')
  })
})
