import { expect } from 'chai'
import { paperForm } from '../../../../server/domain/paper/form.ts'
import { codesOf } from '../../../../server/domain/questions/index.ts'
import { smallSurvey } from '../../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')
const questionsOf = (language = 'sv') => paperForm(survey, language).sections.flatMap(({ questions }) => questions)
const called = (id: string, language = 'sv') => questionsOf(language).find((question) => question.id === id)

describe('a printed questionnaire', () => {
  it('asks every question once, numbered through, with a numbered box for every code', () => {
    expect(questionsOf().map(({ number }) => number)).to.deep.equal(survey.questions.map((_, index) => index + 1))
    for (const question of survey.questions) {
      const printed = called(question.id)
      const boxes = question.kind === 'number' || question.kind === 'text' ? [] : codesOf(question)
      expect(printed?.boxes.map(({ code }) => code)).to.deep.equal(boxes.map(({ code }) => code))
      if (question.kind !== 'scale') expect(printed?.boxes.map(({ number }) => number)).to.deep.equal(boxes.map((_, index) => index + 1))
    }
  })

  it('numbers the steps of a scale by their own value, and what is no step after them', () => {
    const boxes = called('tillit')?.boxes ?? []
    expect(boxes.map(({ number }) => number)).to.deep.equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
    expect(boxes.find(({ number }) => number === 7)?.text).to.match(/^7/)
    expect(boxes.at(-1)?.text).to.equal('Vet ej')
  })

  it('says how each question is answered, and leaves lines where a hand is to write', () => {
    expect(called('nedskrapning')).to.deep.include({ how: 'Sätt ett kryss.', lines: 0 })
    expect(called('platser')).to.deep.include({ how: 'Du kan sätta flera kryss.', lines: 0 })
    expect(called('ar_i_omradet')).to.deep.include({ how: 'Skriv ett tal (år).', lines: 1 })
    expect(called('forslag')).to.deep.include({ how: 'Skriv med egna ord.', boxes: [] })
    expect(called('forslag')?.lines).to.be.within(3, 10)
  })

  it('turns a skip rule into an arrow past what not everybody is asked', () => {
    const asked = called('anmalt')
    expect(asked?.arrow).to.deep.equal({
      only: [`Fråga ${asked?.number} är till dig som svarade ”Ja, en gång” eller ”Ja, flera gånger” på fråga 3.`],
      others: 'Alla andra:',
      to: `till fråga ${(asked?.number ?? 0) + 1}`,
      goTo: (asked?.number ?? 0) + 1,
    })
    expect(
      questionsOf()
        .filter(({ arrow }) => arrow !== null)
        .map(({ id }) => id),
    ).to.deep.equal(['anmalt'])
  })

  it('passes over a whole run under the same rule at once, to the end when nothing comes after', () => {
    const [first] = survey.questions
    const askIf = [{ question: first?.id ?? '', codes: ['3'] }]
    const run = { ...survey, questions: survey.questions.map((question, index) => (index === 0 ? question : { ...question, askIf })) }
    const questions = paperForm(run, 'sv').sections.flatMap(({ questions }) => questions)
    expect(questions.filter(({ arrow }) => arrow !== null).map(({ number }) => number)).to.deep.equal([2])
    expect(questions[1]?.arrow).to.deep.include({ to: 'till slutet', goTo: null })
    expect(questions[1]?.arrow?.only[0]).to.include(`Fråga 2–${questions.length} är till dig`)
  })

  it('is in the language it is asked for in, and warns where the survey’s pages do', () => {
    expect(called('nedskrapning', 'en')?.how).to.equal('Tick one box.')
    expect(called('nedskrapning', 'en')?.boxes[0]?.text).to.equal('No problem')
    expect(paperForm(survey, 'sv').sections.map(({ help }) => help)).to.deep.equal(survey.sections.map(({ help }) => help === 'emergency'))
  })
})
