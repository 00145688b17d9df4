import { expect } from 'chai'
import { mayBeCounted, uncountable } from '../../../../server/domain/counting/countable.ts'
import { aRound } from '../../../fixtures/rounds.ts'

describe('a round', () => {
  it('may be counted from the day after its last', () => {
    expect(mayBeCounted(aRound(), '2026-08-31')).to.equal(false)
    expect(mayBeCounted(aRound(), '2026-10-31')).to.equal(false)
    expect(mayBeCounted(aRound(), '2026-11-01')).to.equal(true)
  })

  it('may be counted on any day when it is a rehearsal', () => {
    for (const today of ['2026-08-31', '2026-10-31', '2026-11-01']) expect(mayBeCounted(aRound({ rehearsal: true }), today)).to.equal(true)
  })

  it('may never be counted when it was cancelled, and says why', () => {
    const cancelled = aRound({ cancelledOn: '2026-09-10' })
    for (const rehearsal of [true, false]) expect(mayBeCounted({ ...cancelled, rehearsal }, '2026-12-01')).to.equal(false)
    expect(uncountable(cancelled)).to.include({ code: 'survey_cancelled' })
    expect(uncountable(aRound())).to.include({ code: 'round_not_closed' })
  })
})
