import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { answersFor, effectiveSize, halfWidth, togetherSize } from '../../../../../server/domain/statistics/planner/effective.ts'
import { sampleFor } from '../../../../../server/domain/statistics/planner/sample.ts'

/** A row of R's table of sample sizes. */
interface Row {
  readonly N: number
  readonly E: number
  readonly p: number
  readonly deff: number
  readonly response_rate: number
  readonly n_responses: number
  readonly gross: number
  readonly census: boolean
  readonly achieved_E: number | null
}

const FILE = new URL('../../../../fixtures/vectors/V10/expected.json', import.meta.url)
const ROWS: readonly Row[] = JSON.parse(readFileSync(FILE, 'utf8')).sample_size

const wish = { halfWidth: 0.1, share: 0.5, responseRate: 0.35, deff: 1.2 }

describe('a sample', () => {
  it('has all of R’s cases to compare with', () => {
    expect([ROWS.length, ROWS.filter(({ census }) => census).length]).to.deep.equal([48, 8])
  })

  for (const { N, E, p, deff, response_rate: responseRate, ...expected } of ROWS)
    it(`is R's of ${N} people at ±${E} around ${p} when ${responseRate} answer`, () => {
      const sample = sampleFor(N, { halfWidth: E, share: p, responseRate, deff })
      expect([sample.letters, sample.census]).to.deep.equal([expected.gross, expected.census])
      if (!sample.census) expect(sample.answers).to.equal(expected.n_responses)
      if (expected.achieved_E === null) expect(sample.halfWidth).to.be.at.most(E)
      else expect(sample.halfWidth).to.be.closeTo(expected.achieved_E, 1e-8 * expected.achieved_E)
    })

  it('of an ordinary area is about a hundred answers from about three hundred letters', () => {
    for (const people of [500, 1500, 5000, 40_000]) {
      const { answers, letters } = sampleFor(people, wish)
      expect(answers).to.be.within(94, 115)
      expect(letters).to.be.within(268, 330)
    }
  })

  it('is never planned below thirty answers, and says when a place is too small for that', () => {
    expect(sampleFor(5000, { ...wish, halfWidth: 0.3 })).to.deep.include({ answers: 30, letters: 86, tooFew: false })
    expect(sampleFor(80, wish)).to.deep.include({ answers: 28, letters: 80, census: true, tooFew: true })
  })

  it('of nobody is nobody', () => {
    expect(sampleFor(0, wish)).to.deep.equal({
      people: 0,
      letters: 0,
      census: true,
      answers: 0,
      effective: 0,
      halfWidth: null,
      tooFew: true,
    })
  })

  it('where everybody answers has no margin', () => {
    expect(sampleFor(40, { ...wish, responseRate: 1, halfWidth: 0.01 })).to.deep.include({ answers: 40, halfWidth: 0, census: true })
  })
})

describe('an effective size', () => {
  it('is the answers through the design effect, more where most of a place has answered', () => {
    expect(effectiveSize({ answers: 120, people: Number.POSITIVE_INFINITY, deff: 1.2 })).to.be.closeTo(100, 1e-12)
    expect(effectiveSize({ answers: 120, people: 240, deff: 1.2 })).to.be.closeTo(200, 1e-12)
    expect(effectiveSize({ answers: 120, people: 120, deff: 1.2 })).to.equal(Number.POSITIVE_INFINITY)
    expect(effectiveSize({ answers: 0, people: 120, deff: 1.2 })).to.equal(0)
  })

  it('can be turned around', () => {
    for (const people of [500, 40_000, Number.POSITIVE_INFINITY])
      expect(answersFor(effectiveSize({ answers: 120, people, deff: 1.2 }), { people, deff: 1.2 })).to.be.closeTo(120, 1e-9)
  })

  it('of several places is that of their weighted mean: the variances of shares add by squared weight', () => {
    const small = { answers: 100, people: 1000, deff: 1.2 }
    const large = { answers: 100, people: 3000, deff: 1 }
    const variance = 0.25 ** 2 * (0.21 / effectiveSize(small)) + 0.75 ** 2 * (0.21 / effectiveSize(large))
    expect(0.21 / togetherSize([small, large])).to.be.closeTo(variance, 1e-15)
    expect(togetherSize([small])).to.be.closeTo(effectiveSize(small), 1e-9)
  })

  it('of several places is nothing when one with people has no answers, which empty places do not change', () => {
    const place = { answers: 100, people: 1000, deff: 1.2 }
    expect(togetherSize([place, { answers: 0, people: 10, deff: 1.2 }])).to.equal(0)
    expect(togetherSize([place, { answers: 0, people: 0, deff: 1.2 }])).to.be.closeTo(effectiveSize(place), 1e-9)
    expect(togetherSize([])).to.equal(0)
    expect(halfWidth(0.5, 0)).to.equal(null)
  })

  it('is of people: more answers than inhabitants are refused', () => {
    expect(() => effectiveSize({ answers: 11, people: 10, deff: 1.2 })).to.throw(RangeError)
    expect(() => effectiveSize({ answers: 5, people: 10, deff: 0 })).to.throw(RangeError)
  })
})
