import { expect } from 'chai'
import { Problem } from '../../../server/domain/problem.ts'
import { Unprotected, whyStopped } from '../../../server/work/run.ts'

describe('why work stopped short', () => {
  it('is told in the words of whoever declined', () => {
    expect(whyStopped(new Problem(409, 'no', 'Det går inte än.'))).to.equal('Det går inte än.')
  })

  it('is told of a solver that fell or came too late: nothing is shown', () => {
    expect(whyStopped(new Unprotected('status 4'))).to.equal(
      'Det gick inte att räkna ut hur små grupper ska skyddas. Därför visas inget av den här räkningen. Inga svar har gått förlorade: försök räkna igen.',
    )
  })

  it('says no more of a fault of ours than that it was ours', () => {
    expect(whyStopped(new Error('secret')))
      .to.contain('Något gick fel hos oss.')
      .and.not.contain('secret')
  })
})
