import { expect } from 'chai'
import { texts } from '../../../server/web/texts.ts'

describe('a text for residents', () => {
  it('is filled in with large numbers as people write them, and years as they are', () => {
    const long = texts('sv')('questions.long', { max: 2000, over: 13_094 })
    expect(long).to.equal('Texten är 13\u00a0094 tecken för lång. Den får vara högst 2000 tecken.')
    expect(texts('sv')('feedback.said', { year: 2026 })).to.equal('Ni sa 2026')
  })

  it('throws on a key that there is not, and on a name that is not filled in', () => {
    expect(() => texts('en')('enkat.nonsense')).to.throw('has no "enkat.nonsense"')
    expect(() => texts('en')('questions.long', { max: 5 })).to.throw('needs {over}')
  })
})
