import { expect } from 'chai'
import { answerTo, applicable, NOTHING, prune, readSection, sentAs, sentFor } from '../../../server/domain/answers.ts'
import type { Question } from '../../../server/domain/questions/contract.ts'
import { smallSurvey } from '../../fixtures/rounds.ts'

const survey = smallSurvey('lilla-2026')

describe('the questions a person is asked', () => {
  it('are all those without a rule, and those whose rule an earlier answer fulfils', () => {
    expect([...applicable(survey, {})])
      .to.include('nedskrapning')
      .and.not.to.include('anmalt')
    expect([...applicable(survey, { utsatt_stold: '2' })]).to.include('anmalt')
    expect([...applicable(survey, { utsatt_stold: '1' })]).not.to.include('anmalt')
  })

  it('come in the order they are asked', () => {
    const asked = [...applicable(survey, { utsatt_stold: '2' })]
    expect(asked).to.deep.equal(survey.questions.map(({ id }) => id))
  })

  it('do not follow from an answer to a question that is itself passed over', () => {
    const chained = withRule('forslag', { question: 'anmalt', codes: ['1'] })
    expect([...applicable(chained, { utsatt_stold: '2', anmalt: '1' })]).to.include('forslag')
    expect([...applicable(chained, { utsatt_stold: '1', anmalt: '1' })]).not.to.include('forslag')
  })

  it('follow from the band of a number and from one among several', () => {
    const byNumber = withRule('boendeform', { question: 'ar_i_omradet', codes: ['5-110'] }, 'sist')
    expect([...applicable(byNumber, { ar_i_omradet: 4 })]).not.to.include('boendeform')
    expect([...applicable(byNumber, { ar_i_omradet: 5 })]).to.include('boendeform')
    const bySeveral = withRule('forslag', { question: 'platser', codes: ['2'] })
    expect([...applicable(bySeveral, { platser: ['1', '2'] })]).to.include('forslag')
  })
})

describe('a section as it is read', () => {
  it('gives the answers by question, words apart from codes', () => {
    const parts = [
      readSection(survey, 'trygghet', { otrygg_kvall: '3', platser: ['2', '1'], tillit: '10' }, NOTHING),
      readSection(survey, 'ord', { forslag: ' Mer ljus\r\nvid stationen ' }, NOTHING),
      readSection(survey, 'om_dig', { ar_i_omradet: '12', kon: 'kvinna' }, NOTHING),
    ]
    expect(parts.map(({ given }) => given)).to.deep.equal([
      { answers: { otrygg_kvall: '3', platser: ['1', '2'], tillit: '10' }, texts: {} },
      { answers: {}, texts: { forslag: 'Mer ljus\nvid stationen' } },
      { answers: { ar_i_omradet: 12, kon: 'kvinna' }, texts: {} },
    ])
  })

  it('leaves the other sections as they were', () => {
    const before = { answers: { nedskrapning: '1', kon: 'man' }, texts: { forslag: 'Ljus' } }
    expect(readSection(survey, 'om_dig', { kon: 'kvinna' }, before).given).to.deep.equal({
      answers: { nedskrapning: '1', kon: 'kvinna' },
      texts: { forslag: 'Ljus' },
    })
  })

  it('takes away an answer that is now left blank', () => {
    expect(readSection(survey, 'omradet', {}, { answers: { nedskrapning: '1' }, texts: {} }).given).to.deep.equal(NOTHING)
    expect(readSection(survey, 'ord', { forslag: '  ' }, { answers: {}, texts: { forslag: 'Ljus' } }).given).to.deep.equal(NOTHING)
  })

  it('tells every fault at once and keeps what could be read', () => {
    const body = { ar_i_omradet: 'många', kon: ['kvinna', 'man'], alder: '15-29', boendeform: '7' }
    const reading = readSection(survey, 'om_dig', body, NOTHING)
    expect(reading.given).to.deep.equal({ answers: { alder: '15-29' }, texts: {} })
    expect(reading.ok ? [] : reading.refusals.map(({ field }) => field)).to.deep.equal(['ar_i_omradet', 'kon', 'boendeform'])
  })

  it('does not look for questions of other sections, questions passed over, or names that objects inherit', () => {
    const body = JSON.parse('{"__proto__":{"x":"y"},"constructor":"1","toString":"2","kon":"man","anmalt":"1","tillit":"3"}')
    expect(readSection(survey, 'trygghet', body, NOTHING).given).to.deep.equal({ answers: { tillit: '3' }, texts: {} })
  })

  it('reads nothing from what is not words', () => {
    const body = { nedskrapning: { '0': '1' }, fortkorning: 3, utsatt_stold: [null, ['1'], 2] }
    expect(readSection(survey, 'omradet', body, NOTHING).given).to.deep.equal(NOTHING)
  })
})

describe('a form that says nothing of a name', () => {
  it('holds nothing under it, whatever objects inherit', () => {
    for (const name of ['constructor', 'toString', '__proto__']) expect(sentFor({}, name)).to.deep.equal([])
    const words = withId('forslag', 'constructor')
    expect(answerTo(words, NOTHING)).to.equal(undefined)
  })
})

describe('pruned answers', () => {
  it('are without questions that are passed over, unknown questions, unknown codes and wrong types', () => {
    const given = {
      answers: { utsatt_stold: '1', anmalt: '1', tillit: '11', platser: ['1', '9'], kon: 'man', ar_i_omradet: 200, okand: '1' },
      texts: { forslag: 'Ljus', kon: 'man', okand: 'x' },
    }
    expect(prune(survey, given)).to.deep.equal({ answers: { utsatt_stold: '1', kon: 'man' }, texts: { forslag: 'Ljus' } })
  })
})

describe('an answer as a browser sends it', () => {
  it('is a list, whatever its kind', () => {
    expect([undefined, '2', 12, ['1', '3']].map(sentAs)).to.deep.equal([[], ['2'], ['12'], ['1', '3']])
  })
})

/** A question of the small survey under another id. */
function withId(id: string, other: string): Question {
  const found = survey.questions.find((question) => question.id === id)
  if (!found) throw new Error(`There is no question ${id}.`)
  return { ...found, id: other }
}

/** The small survey with a rule on one of its questions, moved to a section after all others when asked. */
function withRule(id: string, rule: { question: string; codes: readonly string[] }, section?: string) {
  const sections = section ? [...survey.sections, { id: section, title: { sv: 'Sist', en: 'Last' } }] : survey.sections
  const questions = survey.questions.map((question) =>
    question.id === id ? { ...question, askIf: [rule], section: section ?? question.section } : question,
  )
  return { ...survey, sections, questions }
}
