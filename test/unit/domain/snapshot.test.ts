import { expect } from 'chai'
import { answersWords, toldOf } from '../../../server/domain/snapshot.ts'

describe('how many answers a counting tells of', () => {
  it('is all of them, when ten or more came each way or nobody did', () => {
    expect(toldOf({ code: 77, open: 14 }, 10)).to.equal(91)
    expect(toldOf({ code: 77, open: 0 }, 10)).to.equal(77)
    expect(toldOf({ code: 0, open: 0 }, 10)).to.equal(0)
  })

  it('leaves out the few who came another way: else they would be what is left when the others are taken away', () => {
    expect(toldOf({ code: 77, open: 9 }, 10)).to.equal(77)
    expect(toldOf({ code: 9, open: 14 }, 10)).to.equal(14)
  })

  it('is not told when they are few whichever way they came', () => {
    expect(toldOf({ code: 9, open: 9 }, 10)).to.equal(null)
    expect(answersWords({ told: null })).to.equal('för få svar')
    expect(answersWords({ told: 1091 })).to.equal('1\u00a0091 svar')
  })
})
