import { expect } from 'chai'
import { single } from '../../../../server/domain/questions/single.ts'
import { aCode, aSingle, both } from '../../../fixtures/questions.ts'

describe('a single choice', () => {
  it('takes one answer only', () => {
    expect(single.read(aSingle(), ['ja', 'nej'])).to.deep.equal({
      ok: false,
      refusal: { field: 'fragan', key: 'questions.one', values: {} },
    })
  })

  it('refuses a code it does not have', () => {
    expect(single.read(aSingle(), ['kanske'])).to.deep.equal({
      ok: false,
      refusal: { field: 'fragan', key: 'questions.unknown', values: {} },
    })
  })

  it('refuses the codes kept for counting', () => {
    expect(single.read(aSingle(), ['_skipped']).ok).to.equal(false)
  })

  it('may not have the same code twice', () => {
    expect(single.faults(aSingle({ codes: [aCode('nej'), aCode('ja'), aCode('nej')] }))).to.deep.equal([
      { place: 'codes[2].code', sentence: 'Koden ”nej” finns redan i frågan.' },
    ])
  })

  it('needs two answers that are values', () => {
    const [fault] = single.faults(aSingle({ codes: [aCode('ja'), aCode('vet_ej', { role: 'dont_know' })] }))
    expect(fault).to.deep.equal({ place: 'codes', sentence: 'Frågan behöver minst två svar med rollen ”value”.' })
  })

  for (const { codes, sentence } of [
    { codes: ['kanske'], sentence: 'Måttet räknar koden ”kanske”, som frågan inte har.' },
    { codes: ['vet_ej'], sentence: 'Måttet kan bara räkna svar med rollen ”value”, och det har inte ”vet_ej”.' },
  ])
    it(`may not be measured by ${codes}`, () => {
      const question = aSingle({ measure: { codes, text: both('säger'), direction: 'adverse' } })
      expect(single.faults(question)).to.deep.equal([{ place: 'measure.codes[0]', sentence }])
    })

  it('may not be measured by all its values, which is always everybody', () => {
    const question = aSingle({ measure: { codes: ['ja', 'nej'], text: both('svarar'), direction: 'adverse' } })
    expect(single.faults(question)).to.deep.equal([
      { place: 'measure.codes', sentence: 'Måttet räknar alla svar, så andelen blir alltid 100 procent.' },
    ])
  })
})
