import { expect } from 'chai'
import type { Answers } from '../../../server/domain/document.ts'
import { random } from '../../../server/domain/rehearsal/random.ts'
import { answerOf, inOrder, read, signsOf, written } from '../../../server/domain/shorthand.ts'
import { anybody } from '../../fixtures/anybody.ts'
import { documentIn } from '../../fixtures/in-shorthand.ts'
import { smallSurvey } from '../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')

describe('a document in shorthand', () => {
  it('holds everything that anybody may have sent', () => {
    const chance = random(3)
    for (let n = 0; n < 500; n++) {
      const person = anybody(survey, chance)
      expect(documentIn(survey, written(survey, person))).to.deep.equal(person)
    }
  })

  it('says codes by their place, numbers in digits and blanks as null, in the order asked', () => {
    const given = { answers: { nedskrapning: '2', platser: ['1', '3'], ar_i_omradet: 22 }, texts: { forslag: 'Mer ljus' } }
    const text = written(survey, { source: 'code', areaId: '9901N', ...given })
    expect(text).to.equal('["code","9901N",[1,null,null,null,null,[0,2],null,"22",null,null,null],{"forslag":"Mer ljus"}]')
  })

  it('is not made of answers that the survey does not know, which could not be read again', () => {
    const unknown: readonly Answers[] = [{ farg: '1' }, { nedskrapning: '7' }, { platser: ['1', 'x'] }, { constructor: '1' }]
    for (const answers of unknown) {
      expect(signsOf(survey, answers)).to.equal(undefined)
      expect(() => written(survey, { source: 'code', areaId: '9901N', answers, texts: {} })).to.throw(RangeError)
    }
  })

  it('is undefined when the text holds something else', () => {
    const others = ['', '{', 'null', '[]', '{}', '["post","N",[],{}]', '["code",1,[],{}]', '["code","N",{},{}]', '["code","N",[],[]]']
    for (const text of [...others, '["code","N",[],{"forslag":1}]', '["code","N",[],null]']) expect(read(text), text).to.equal(undefined)
  })

  it('has no answer for a sign that stands for none', () => {
    const [question] = inOrder(survey)
    if (!question) throw new Error('No question.')
    for (const sign of [99, -1, 0.5, 'två', '', ' 2', [99], null]) expect(answerOf(question, sign), String(sign)).to.equal(undefined)
  })
})
