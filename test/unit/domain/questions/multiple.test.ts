import { expect } from 'chai'
import { multiple } from '../../../../server/domain/questions/multiple.ts'
import { aCode, aMultiple, both } from '../../../fixtures/questions.ts'

describe('a multiple choice', () => {
  it('keeps the answers in its own order, once each', () => {
    expect(multiple.read(aMultiple(), ['station', 'park', 'station'])).to.deep.equal({ ok: true, answer: ['park', 'station'] })
  })

  it('takes an exclusive answer alone', () => {
    expect(multiple.read(aMultiple(), ['ingenstans'])).to.deep.equal({ ok: true, answer: ['ingenstans'] })
  })

  it('refuses an exclusive answer together with another', () => {
    const refusal = { field: 'fragan', key: 'questions.exclusive', values: {} }
    expect(multiple.read(aMultiple(), ['park', 'ingenstans'])).to.deep.equal({ ok: false, refusal })
  })

  it('refuses the whole answer when one code is unknown', () => {
    const refusal = { field: 'fragan', key: 'questions.unknown', values: {} }
    expect(multiple.read(aMultiple(), ['park', 'manen'])).to.deep.equal({ ok: false, refusal })
  })

  it('counts a person once under each answer', () => {
    expect(multiple.count(aMultiple(), ['torg', 'park', 'park'])).to.deep.equal(['park', 'torg'])
  })

  it('needs every answer that is no value to be exclusive', () => {
    const question = aMultiple({ codes: [...aMultiple().codes, aCode('vet_ej', { role: 'dont_know' })] })
    expect(multiple.faults(question)).to.deep.equal([
      { place: 'codes[4]', sentence: '”vet_ej” är inget värde och måste stå ensamt: lägg till "exclusive": true.' },
    ])
  })

  it('is measured by one code, since people may tick several', () => {
    const question = aMultiple({ measure: { codes: ['park', 'torg'], text: both('är otrygga'), direction: 'adverse' } })
    expect(multiple.faults(question)).to.deep.equal([
      { place: 'measure.codes', sentence: 'En flervalsfråga mäts med en enda kod. Räkna flera med en härledd fråga (derived).' },
    ])
  })
})
