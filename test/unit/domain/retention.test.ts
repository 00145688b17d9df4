import { expect } from 'chai'
import { ACCOUNT_MONTHS, AUDIT_MONTHS, DRAFT_DAYS, monthsBefore, NOTE_MONTHS, PERIODS } from '../../../server/domain/retention.ts'
import { beginningOf, localDate } from '../../../server/domain/round.ts'
import { texts } from '../../../server/web/texts.ts'

describe('how long records are kept', () => {
  it('is counted in months of the calendar, to the last day of a shorter one', () => {
    expect(monthsBefore('2026-09-15', 24)).to.equal('2024-09-15')
    expect(monthsBefore('2026-01-31', 2)).to.equal('2025-11-30')
    expect(monthsBefore('2024-03-31', 1)).to.equal('2024-02-29')
    expect(monthsBefore('2026-03-01', 0)).to.equal('2026-03-01')
  })

  it('lets the audit trail name people as long as it tells of them', () => {
    expect(ACCOUNT_MONTHS).to.be.at.least(AUDIT_MONTHS)
  })

  it('is the same for every form of dialogue but tips, places and EST reports, as its page says', () => {
    const { tips, otrygg_plats, est, ...others } = NOTE_MONTHS
    expect([otrygg_plats, est]).to.deep.equal([tips, tips])
    expect(new Set(Object.values(others)).size).to.equal(1)
    expect(tips).to.be.below(others.medborgardialog)
    expect(PERIODS.map(({ howLong }) => howLong).join())
      .to.contain(`${tips} månader`)
      .and.contain(`${others.medborgardialog} månader`)
  })

  it('is told to residents as it is', () => {
    expect(DRAFT_DAYS).to.equal(7)
    expect(texts('sv')('privacy.draft')).to.contain('sju dagar')
  })
})

describe('the beginning of a Swedish day', () => {
  it('is midnight in Sweden, in summer and in winter', () => {
    expect(beginningOf('2026-07-01').toISOString()).to.equal('2026-06-30T22:00:00.000Z')
    expect(beginningOf('2026-01-01').toISOString()).to.equal('2025-12-31T23:00:00.000Z')
  })

  it('is the first instant of that day, also where the clock is moved', () => {
    for (const day of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26']) {
      const at = beginningOf(day)
      expect(localDate(at), day).to.equal(day)
      expect(localDate(new Date(at.getTime() - 1)), day).to.not.equal(day)
    }
  })
})
