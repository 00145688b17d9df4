import { expect } from 'chai'
import { Problem } from '../../../server/domain/problem.ts'
import { Unprotected, whyStopped } from '../../../server/work/run.ts'

describe('why work stopped short', () => {
  it('is told in the words of whoever declined', () => {
    expect(whyStopped(new Problem(409, 'no', 'Det går inte än.'))).to.equal('Det går inte än.')
  })

  it('is told of what could not be protected, in the words of whoever tried: never what fell beneath it', () => {
    expect(whyStopped(new Unprotected('Inget visas.', { cause: new Error('status 4') }))).to.equal('Inget visas.')
  })

  it('says no more of a fault of ours than that it was ours', () => {
    expect(whyStopped(new Error('secret')))
      .to.contain('Något gick fel hos oss.')
      .and.not.contain('secret')
  })
})
