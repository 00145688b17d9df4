import { expect } from 'chai'
import { scale } from '../../../../server/domain/questions/scale.ts'
import { aCode, aScale } from '../../../fixtures/questions.ts'

const steps = (...values: number[]) =>
  aScale({ codes: values.map((value, index) => aCode(`s${index}`, { value })), measure: undefined as never })

describe('a scale', () => {
  it('may rise or fall', () => {
    expect(scale.faults(steps(0, 5, 10))).to.deep.equal([])
    expect(scale.faults(steps(3, 2, 1))).to.deep.equal([])
  })

  it('may not turn', () => {
    expect(scale.faults(steps(1, 2, 4, 3))).to.deep.equal([
      { place: 'codes[3].value', sentence: 'Steget ”s3” ligger inte i ordning: talen ska stiga eller falla hela vägen.' },
    ])
  })

  it('may not stand still', () => {
    expect(scale.faults(steps(1, 1, 2)).map((fault) => fault.place)).to.deep.equal(['codes[1].value'])
  })

  it('needs a number on every step', () => {
    const question = aScale({ codes: [aCode('1', { value: 1 }), aCode('4'), aCode('5', { value: 5 })] })
    expect(scale.faults(question)).to.deep.equal([{ place: 'codes[1]', sentence: 'Steget ”4” saknar sitt tal (value).' }])
  })

  it('has no number on what is no step', () => {
    const question = aScale({ codes: [...aScale().codes.slice(0, 5), aCode('vet_ej', { role: 'dont_know', value: 9 })] })
    expect(scale.faults(question)).to.deep.equal([
      { place: 'codes[5].value', sentence: '”vet_ej” är inget steg på skalan och får inte ha något tal.' },
    ])
  })
})
