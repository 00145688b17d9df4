import { expect } from 'chai'
import { FOR_RESIDENTS } from '../../../server/web/errors.ts'
import { LANGUAGES, texts } from '../../../server/web/texts.ts'

describe('a refusal that residents meet', () => {
  it('is said in every language, and in Swedish with the sentence of the catalogue', () => {
    for (const problem of FOR_RESIDENTS) {
      const { code, message } = problem()
      for (const language of LANGUAGES) expect(texts(language)(`problem.${code}`), language).to.have.length.above(10)
      expect(texts('sv')(`problem.${code}`)).to.equal(message)
    }
  })
})
