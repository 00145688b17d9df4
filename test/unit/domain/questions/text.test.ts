import { expect } from 'chai'
import { text } from '../../../../server/domain/questions/text.ts'
import { aText } from '../../../fixtures/questions.ts'

describe('free text', () => {
  it('keeps the lines, with one character for each line end', () => {
    expect(text.read(aText(), ['rad ett\r\nrad två\rrad tre'])).to.deep.equal({ ok: true, answer: 'rad ett\nrad två\nrad tre' })
  })

  it('drops characters that cannot be seen and keeps all others', () => {
    expect(text.read(aText(), ['a\u0000b\u0007c\u009fd\tå🙂'])).to.deep.equal({ ok: true, answer: 'abcd\tå🙂' })
  })

  it('takes as much as a browser lets through, line ends counted as one', () => {
    expect(text.read(aText({ maxLength: 5 }), ['ab\r\ncd']).ok).to.equal(true)
  })

  it('refuses more, and says how much too long it is', () => {
    const refusal = { field: 'fragan', key: 'questions.long', values: { max: 5, over: 2 } }
    expect(text.read(aText({ maxLength: 5 }), ['abcdefg'])).to.deep.equal({ ok: false, refusal })
  })

  it('is never counted', () => {
    expect(text.codes()).to.deep.equal([])
    expect(text.count()).to.deep.equal([])
  })
})
