import { expect } from 'chai'
import { overview } from '../../../../server/domain/survey/overview.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

describe('a survey to read through', () => {
  const survey = smallSurvey('lilla-2026')
  const sections = overview(survey)
  const questions = sections.flatMap((section) => section.questions)
  const called = (id: string) => questions.find((question) => question.id === id)

  it('has every question once, numbered in the order asked, in every language', () => {
    expect(questions.map(({ number }) => number)).to.deep.equal(survey.questions.map((_, index) => index + 1))
    expect(questions.map(({ id }) => id)).to.have.members(survey.questions.map(({ id }) => id))
    for (const { texts } of questions) expect(texts.map(({ language }) => language)).to.deep.equal(['sv', 'en'])
  })

  it('says whom a question is put to, by the words and the number of the one before', () => {
    expect(called('anmalt')?.askedOf).to.deep.equal(['Ställs bara till den som svarade ”Ja, en gång” eller ”Ja, flera gånger” på fråga 3.'])
    expect(called('utsatt_stold')?.number).to.equal(3)
    expect(called('tillit')?.askedOf).to.deep.equal([])
  })

  it('gives every code its words, and says which are no values', () => {
    expect(called('nedskrapning')?.answers.map(({ code, role }) => [code, role])).to.deep.equal([
      ['1', ''],
      ['2', ''],
      ['3', ''],
      ['8', 'räknas som vet ej'],
    ])
    expect(called('nedskrapning')?.answers[0]?.texts.map(({ words }) => words)).to.deep.equal(['Inget problem', 'No problem'])
    expect(called('forslag')).to.deep.include({ kind: 'egna ord', answers: [] })
  })
})
