import { expect } from 'chai'
import { dayInto, daysAround } from '../../../../server/domain/rehearsal/calendar.ts'
import { status } from '../../../../server/domain/round.ts'

describe('the calendar of a rehearsal', () => {
  it('has a round open whatever day it is', () => {
    for (const today of ['2026-01-01', '2026-02-28', '2026-11-22', '2028-02-29']) {
      expect(status({ ...daysAround(today), cancelledOn: null }, today)).to.equal('open')
      expect(daysAround(today).resultsOn > daysAround(today).closesOn).to.equal(true)
    }
  })

  it('has the round before closed about a year ago', () => {
    const { opensOn, closesOn, resultsOn } = daysAround('2026-11-22', 1)
    expect({ opensOn, closesOn, resultsOn }).to.deep.equal({ opensOn: '2025-10-28', closesOn: '2025-12-17', resultsOn: '2026-02-15' })
    expect(status({ opensOn, closesOn, cancelledOn: null }, '2026-11-22')).to.equal('closed')
  })

  it('lays a part of an earlier year anywhere in it, and of this year before today', () => {
    expect(dayInto(2025, 0, '2026-11-22')).to.equal('2025-01-01')
    expect(dayInto(2025, 0.5, '2026-11-22')).to.equal('2025-07-02')
    expect(dayInto(2026, 0.99, '2026-03-01') <= '2026-03-01').to.equal(true)
    expect(dayInto(2026, 0.99, '2026-01-01')).to.equal('2026-01-01')
  })
})
