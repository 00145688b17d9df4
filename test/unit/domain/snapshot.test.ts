import { expect } from 'chai'
import { protect } from '../../../server/domain/disclosure/protect.ts'
import { answersWords, toldOf } from '../../../server/domain/snapshot.ts'
import { aRow } from '../../fixtures/bare-row.ts'

describe('how many answers a counting tells of', () => {
  const told = (code: number, open: number, hides: readonly string[] = []) => {
    const row = (source: 'code' | 'open', people: number) => aRow({ population: 'kommun', source, respondents: people, base: people })
    return toldOf(protect([row('code', code), { ...row('open', open), hides }]), code + open)
  }

  it('is all of them, when both ways in are shown', () => {
    expect(told(77, 14)).to.equal(91)
    expect(toldOf([], 0)).to.equal(0)
  })

  it('leaves out a way in that is shown nowhere, for being few or for the sake of others: it would be what is left', () => {
    expect(told(77, 9)).to.equal(77)
    expect(told(77, 17, ['base'])).to.equal(77)
    expect(told(77, 17, ['code 1'])).to.equal(94)
  })

  it('is not told when neither is shown', () => {
    expect(told(9, 9)).to.equal(null)
    expect(answersWords({ told: null })).to.equal('för få svar')
    expect(answersWords({ told: 1091 })).to.equal('1\u00a0091 svar')
  })
})
