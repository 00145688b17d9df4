import { expect } from 'chai'
import { crowdOf } from '../../../../server/domain/counting/crowd.ts'
import { tallyOf } from '../../../../server/domain/counting/tally.ts'
import type { UrnDocument } from '../../../../server/domain/document.ts'
import { codesOf } from '../../../../server/domain/questions/index.ts'
import { random } from '../../../../server/domain/rehearsal/random.ts'
import { signsOf } from '../../../../server/domain/shorthand.ts'
import type { Survey } from '../../../../server/domain/survey/survey.ts'
import { anybody } from '../../../fixtures/anybody.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')

describe('a crowd', () => {
  it('gives back what everybody answered, at the place in which they came', () => {
    const chance = random(7)
    const people = Array.from({ length: 9000 }, () => anybody(survey, chance)) // more than two stretches
    const crowd = crowded(survey, people)
    for (const [place, person] of people.entries()) {
      const { source, areaId, signs } = crowd.at(place)
      expect([source, areaId]).to.deep.equal([person.source, person.areaId])
      expect(signs).to.equal(JSON.stringify(signsOf(survey, person.answers)))
    }
  })

  it('gives back rare answers too, of which there are more than a byte can tell', () => {
    const years: Survey = {
      ...survey,
      questions: survey.questions.map((question) =>
        question.kind === 'number'
          ? { ...question, max: 2000, bands: [{ code: 'alla', from: 0, to: 2000, text: { sv: 'Alla' } }] }
          : question,
      ),
    }
    const people = Array.from(
      { length: 1500 },
      (_, year): UrnDocument => ({ source: 'code', areaId: '9901N', answers: { ar_i_omradet: year }, texts: {} }),
    )
    const crowd = crowded(years, people)
    for (const [place, { answers }] of people.entries()) expect(crowd.at(place).signs).to.equal(JSON.stringify(signsOf(years, answers)))
  })

  it('tells apart more areas than a byte can', () => {
    const people = Array.from(
      { length: 600 },
      (_, n): UrnDocument => ({ source: n % 2 ? 'code' : 'open', areaId: `99${n}`, answers: {}, texts: {} }),
    )
    const crowd = crowded(survey, people)
    for (const [place, { source, areaId }] of people.entries()) expect(crowd.at(place)).to.include({ source, areaId })
  })

  it('has places where nobody stands', () => {
    const crowd = crowdOf(3)
    crowd.skip()
    expect(() => crowd.at(0)).to.throw(RangeError)
    expect(() => crowd.at(1)).to.throw(RangeError)
  })
})

function crowded(survey: Survey, people: readonly UrnDocument[]) {
  const crowd = crowdOf(survey.questions.filter((question) => codesOf(question).length > 0).length)
  const tally = tallyOf(survey, crowd.keep)
  for (const person of people) expect(tally.add(person)).to.equal(true)
  return crowd
}
