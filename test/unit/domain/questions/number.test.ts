import { expect } from 'chai'
import { number } from '../../../../server/domain/questions/number.ts'
import { aNumber, both } from '../../../fixtures/questions.ts'

const banded = (...bands: readonly (readonly [number, number])[]) =>
  aNumber({ min: 0, max: 20, bands: bands.map(([from, to], index) => ({ code: `b${index}`, from, to, text: both(`${from}–${to}`) })) })

describe('a number question', () => {
  for (const [typed, answer] of [
    ['12', 12],
    [' 12 ', 12],
    ['007', 7],
    ['1\u00a00', 10],
  ] as const)
    it(`reads "${typed}" as ${answer}`, () => {
      expect(number.read(aNumber(), [typed])).to.deep.equal({ ok: true, answer })
    })

  it('reads a number below nought, with either minus sign', () => {
    const cold = aNumber({ min: -30, max: 40 })
    expect(number.read(cold, ['-5'])).to.deep.equal({ ok: true, answer: -5 })
    expect(number.read(cold, ['−5'])).to.deep.equal({ ok: true, answer: -5 })
  })

  for (const typed of ['tolv', '12,5', '1e3', '0x10', '12 år', '١٢', '--1', 'NaN', 'Infinity'])
    it(`refuses "${typed}" and asks for digits`, () => {
      expect(number.read(aNumber(), [typed])).to.deep.equal({
        ok: false,
        refusal: { field: 'fragan', key: 'questions.number', values: {} },
      })
    })

  for (const typed of ['-1', '111', '999999999999'])
    it(`refuses ${typed} and tells the range`, () => {
      const refusal = { field: 'fragan', key: 'questions.range', values: { min: 0, max: 110 } }
      expect(number.read(aNumber(), [typed])).to.deep.equal({ ok: false, refusal })
    })

  it('takes both its ends', () => {
    expect(number.read(aNumber(), ['0'])).to.deep.equal({ ok: true, answer: 0 })
    expect(number.read(aNumber(), ['110'])).to.deep.equal({ ok: true, answer: 110 })
  })

  it('takes one number only', () => {
    expect(number.read(aNumber(), ['1', '2']).ok).to.equal(false)
  })

  for (const [why, question, place, sentence] of [
    ['a gap', banded([0, 4], [6, 20]), 'bands[1].from', 'Talen 5–5 saknar intervall.'],
    ['a gap at the beginning', banded([2, 4], [5, 20]), 'bands[0].from', 'Talen 0–1 saknar intervall.'],
    ['an overlap', banded([0, 4], [4, 20]), 'bands[1].from', 'Intervallet börjar på 4, men 5 är nästa lediga tal.'],
    ['an end too early', banded([0, 4], [5, 19]), 'bands', 'Intervallen slutar på 19, men frågan tar emot tal till och med 20.'],
    ['an end too late', banded([0, 4], [5, 21]), 'bands', 'Intervallen slutar på 21, men frågan tar emot tal till och med 20.'],
    ['a band that ends before it begins', banded([0, 10], [11, 10], [11, 20]), 'bands[1]', 'Intervallet slutar (10) före sin början (11).'],
  ] as const)
    it(`may not have bands with ${why}`, () => {
      expect(number.faults(question)).to.deep.equal([{ place, sentence }])
    })

  it('may not have its smallest number above its largest', () => {
    expect(number.faults(aNumber({ min: 200 }))).to.deep.include({
      place: 'min',
      sentence: 'Det minsta talet (200) är större än det största (110).',
    })
  })

  it('names its bands where their codes are wrong', () => {
    const [first, second, third] = aNumber().bands
    if (!first || !second || !third) throw new Error('the question has three bands')
    const question = aNumber({ bands: [first, second, { ...third, code: first.code }] })
    expect(number.faults(question)).to.deep.equal([{ place: 'bands[2].code', sentence: 'Koden ”0-4” finns redan i frågan.' }])
  })
})
