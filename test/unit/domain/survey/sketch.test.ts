import { expect } from 'chai'
import { readSketch } from '../../../../server/domain/survey/sketch.ts'
import { aDefinition, aSurvey, written } from '../../../fixtures/definition.ts'

const read = (definition: object) => readSketch('prov.json', JSON.stringify(definition), 'hash of prov-2026')

describe('a definition with only what counting needs', () => {
  it('has ids for words, one section, one group, and codes that are values', () => {
    const reading = read({
      questions: [{ id: 'skrap', kind: 'single', codes: ['nej', 'ja', { code: 'vet_ej', role: 'dont_know' }], measure: { codes: ['ja'] } }],
    })
    const survey = reading.ok ? reading.survey : undefined
    expect(survey?.questions[0]).to.deep.include({ section: 'alla', group: 'alla', label: { sv: 'skrap' }, sensitive: false })
    expect(survey?.questions[0])
      .to.have.nested.property('codes[0]')
      .deep.equal({ code: 'nej', text: { sv: 'nej' }, role: 'value' })
    expect(survey?.questions[0]).to.have.nested.property('codes[2].role', 'dont_know')
    expect(survey?.cell).to.deep.equal({ sex: '', ageGroup: '' })
  })

  it('takes a scale’s codes for its numbers where none are given, and only there', () => {
    const reading = read({
      questions: [{ id: 'grad', kind: 'scale', codes: [0, 1, { code: '2', value: 5 }, { code: '8', role: 'dont_know' }] }],
    })
    const codes = reading.ok && reading.survey.questions[0]?.kind === 'scale' ? reading.survey.questions[0].codes : []
    expect(codes.map(({ value }) => value)).to.deep.equal([0, 1, 5, undefined])
  })

  it('is read as it is when it is whole', () => {
    const reading = readSketch('vilket-namn-som-helst.json', written(aDefinition()), 'hash of prov-2026')
    expect(reading.ok && reading.survey).to.deep.equal(aSurvey())
  })

  it('is refused for what is wrong in it, at its place', () => {
    const reading = read({
      questions: [{ id: 'skrap', kind: 'single', codes: ['nej'], fel: 1 }],
      derived: [{ id: 'x', measure: { codes: ['1'] }, of: [{ question: 'vad', codes: ['1'] }] }],
    })
    expect(reading.ok ? [] : reading.faults.map(({ place }) => place)).to.include.members([
      'questions[skrap].fel',
      'questions[skrap].codes',
      'derived[x].of[0].question',
    ])
    for (const nothing of [[], 'x', {}, { questions: [] }, { questions: [7] }])
      expect(read(nothing as object).ok, JSON.stringify(nothing)).to.equal(false)
  })
})
