import { expect } from 'chai'
import { tooLittleChanged } from '../../../../server/domain/disclosure/growth.ts'
import type { Row } from '../../../../server/domain/tables.ts'
import { aRow } from '../../../fixtures/bare-row.ts'

describe('two countings of a round', () => {
  const apart = (was: Partial<Row>, is: Partial<Row>) => tooLittleChanged([aRow(was)], [aRow(is)], 10).length > 0
  const of = (people: number): Partial<Row> => ({ base: people, respondents: people })

  it('may stand side by side when nobody has come, or ten have', () => {
    expect(apart(of(40), of(40))).to.equal(false)
    expect(apart(of(40), of(50))).to.equal(false)
  })

  it('may not when fewer than ten have come, or gone', () => {
    expect(apart(of(40), of(49))).to.equal(true)
    expect(apart(of(40), of(41))).to.equal(true)
    expect(apart(of(40), of(39))).to.equal(true)
  })

  it('may not when only those came who said nothing here, or when few of those who came did', () => {
    expect(apart({ base: 40, respondents: 60 }, { base: 40, respondents: 63 })).to.equal(true)
    expect(apart({ base: 40, respondents: 60 }, { base: 43, respondents: 75 })).to.equal(true)
  })

  it('may not when a few stand in a row that there was not, or that is gone', () => {
    expect(tooLittleChanged([], [aRow(of(4))], 10)).to.have.length(1)
    expect(tooLittleChanged([aRow(of(4))], [], 10)).to.have.length(1)
    expect(tooLittleChanged([], [aRow(of(14))], 10)).to.have.length(0)
  })

  it('keeps people by code and by open link apart', () => {
    const before = [aRow({ source: 'code', ...of(40) }), aRow({ source: 'open', ...of(20) })]
    const now = [aRow({ source: 'code', ...of(45) }), aRow({ source: 'open', ...of(25) })]
    expect(tooLittleChanged(before, now, 10)).to.deep.equal(now)
  })
})
