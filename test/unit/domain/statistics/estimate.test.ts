import { expect } from 'chai'
import { cellMeans, type Design } from '../../../../server/domain/statistics/design.ts'
import { type Estimate, estimate } from '../../../../server/domain/statistics/estimate.ts'
import { type Scale, type Scores, SHARE } from '../../../../server/domain/statistics/scores.ts'
import { expectedOf, NEAR, near } from '../../../fixtures/vectors.ts'

/** One stratum per pair of people in the register and answers, each a weight cell of its own. */
function strata(...sizes: readonly (readonly [people: number, respondents: number])[]): Design {
  const cells = sizes.map(([people, respondents], stratum) => ({
    stratum,
    weight: people === Number.POSITIVE_INFINITY ? 1 : people / respondents,
    respondents,
  }))
  return {
    strata: sizes.map(([people, respondents], index) => ({ areaIds: [String(index)], people, respondents })),
    cells,
    cellOf: (areaId) => Number(areaId),
    isPostStratified: false,
    foretold: cellMeans(cells),
  }
}

/** How many gave each score, in each cell. */
const scored = (...cells: readonly Readonly<Record<number, number>>[]): Scores =>
  cells.map((given, cell) => ({ cell, given: Object.entries(given).map(([score, people]) => ({ score: Number(score), people })) }))

const made = (design: Design, scores: Scores, scale: Scale = SHARE): Estimate => {
  const found = estimate(design, scores, scale)
  if (!found) throw new Error('no estimate')
  return found
}

describe('an estimate from people drawn at random', () => {
  const INDEX = { 0: 7, 1: 5, 2: 4, 3: 2, 4: 1, 6: 1 }

  for (const [place, people] of [
    [0, Number.POSITIVE_INFINITY],
    [1, 200],
  ] as const) {
    it(`of ${people} is what R makes of it`, () => {
      const { unsafe_share, index_mean } = expectedOf('V1').results[place]
      for (const [one, expected] of [
        [made(strata([people, 20]), scored({ 1: 6, 0: 14 })), unsafe_share],
        [made(strata([people, 20]), scored(INDEX), { from: 0, to: 6 }), index_mean],
      ] as const) {
        expect([one.n, one.df]).to.deep.equal([expected.n, expected.df])
        near(one.value, expected.estimate, NEAR.estimate, 'value')
        near(one.se, expected.se, NEAR.estimate, 'se')
        near(one.deffKish, expected.deff_kish, NEAR.estimate, 'deff')
        near(one.variances.linearised, expected.spec.v_lin_scaled, NEAR.estimate, 'variance')
        near(one.variances.floor, expected.spec.v_srs_scaled, NEAR.estimate, 'floor')
        near(one.variances.used, expected.spec.v_star_scaled, NEAR.estimate, 'used')
        near(one.nEff, expected.spec.n_eff, NEAR.estimate, 'n_eff')
        near(one.low, expected.spec.ci95[0], NEAR.interval, 'low')
        near(one.high, expected.spec.ci95[1], NEAR.interval, 'high')
      }
    })
  }

  it('is what a pocket calculator makes of it: six of twenty', () => {
    const one = made(strata([200, 20]), scored({ 1: 6, 0: 14 }))
    expect(one.se ** 2).to.be.closeTo((0.21 / 19) * 0.9, 1e-15)
    expect(one.nEff).to.be.closeTo(19 / 0.9, 1e-9)
  })
})

describe('an estimate at the edges', () => {
  it('is turned around when yes and no change places', () => {
    const design = strata([100, 20], [300, 10])
    const yes = made(design, scored({ 1: 6, 0: 14 }, { 1: 5, 0: 5 }))
    const no = made(design, scored({ 0: 6, 1: 14 }, { 0: 5, 1: 5 }))
    expect(no.value).to.be.closeTo(1 - yes.value, 1e-14)
    expect(no.se).to.be.closeTo(yes.se, 1e-14)
    expect(no.low).to.be.closeTo(1 - (yes.high ?? 0), 1e-12)
  })

  it('has a width at nobody and at everybody, with Kish’s size through those who were not asked', () => {
    const nobody = made(strata([100, 20]), scored({ 1: 0, 0: 20 }))
    expect(nobody).to.deep.include({ value: 0, se: 0, low: 0, nEff: 25 })
    expect(nobody.high).to.be.closeTo(1 - 0.025 ** (1 / 25), 1e-12) // the beta interval of 0 of n in closed form
    const everybody = made(strata([100, 20]), scored({ 1: 20, 0: 0 }))
    expect(everybody).to.deep.include({ value: 1, high: 1 })
    expect(everybody.low).to.be.closeTo(0.025 ** (1 / 25), 1e-12)
  })

  it('has a width where all gave the same points in the middle of a scale', () => {
    const one = made(strata([100, 20]), scored({ 3: 20 }), { from: 0, to: 6 })
    expect(one).to.deep.include({ value: 3, se: 0, nEff: 25 })
    expect(one.low).to.be.within(1.5, 2.5)
    expect(one.high).to.be.within(3.5, 4.5)
  })

  it('is certain when everybody was asked', () => {
    const one = made(strata([20, 20]), scored({ 1: 6, 0: 14 }))
    expect(one).to.deep.include({ value: 0.3, se: 0, low: 0.3, high: 0.3, nEff: Number.POSITIVE_INFINITY })
    expect(made(strata([20, 20]), scored({ 1: 20 }))).to.deep.include({ low: 1, high: 1 })
  })

  it('is none of fewer than two answers, and has no interval without a degree of freedom', () => {
    const design = strata([100, 5], [100, 5])
    expect(estimate(design, [], SHARE)).to.equal(null)
    expect(estimate(design, scored({ 1: 1 }, {}), SHARE)).to.equal(null)
    const two = made(design, scored({ 1: 1 }, { 0: 1 }))
    expect(two).to.deep.include({ n: 2, df: 0, value: 0.5, low: null, high: null, nStar: null })
  })

  it('is tested with the variance given how many answered in each cell, and of as many degrees of freedom as the cells leave', () => {
    // Two cells of five among 50 and 100 residents. In each p = 2/5 and Σ(y − p)² = 1.2; the share is 0.4.
    const cells = [10, 20].map((weight) => ({ stratum: 0, weight, respondents: 5 }))
    const design = { ...strata([150, 10]), cells, cellOf: () => 0, isPostStratified: true, foretold: cellMeans(cells) }
    const { careful, nEff } = made(design, scored({ 0: 3, 1: 2 }, { 0: 3, 1: 2 }))
    // Σ N_c² (1 − n_c/N_c) s²/n_c through N², with s² = 1.2/4: Cochran (1977), § 5.3.
    const parts = [50 ** 2 * (1 - 5 / 50) * (0.3 / 5), 100 ** 2 * (1 - 5 / 100) * (0.3 / 5)]
    const [first = 0, second = 0] = parts.map((part) => part / 150 ** 2)
    expect(careful?.size)
      .to.be.closeTo(0.24 / (first + second), 1e-9)
      .and.below(nEff)
    expect(careful?.freedom).to.be.closeTo((first + second) ** 2 / (first ** 2 / 4 + second ** 2 / 4), 1e-9)
  })

  it('is tested as it is told where there is one cell', () => {
    const { careful, nEff } = made({ ...strata([100, 10]), isPostStratified: true }, scored({ 0: 6, 1: 4 }))
    expect(careful?.size).to.be.closeTo(nEff, 1e-9)
    expect(careful?.freedom).to.be.closeTo(9, 1e-9)
  })

  it('is tested as it is told where everybody says the same, was asked, or has weights of another making', () => {
    expect(made(strata([100, 20]), scored({ 1: 20 })).careful).to.deep.equal({ size: 20 / 0.8, freedom: Number.POSITIVE_INFINITY })
    expect(made(strata([20, 20]), scored({ 0: 10, 1: 10 })).careful?.size).to.equal(Number.POSITIVE_INFINITY)
    const calibrated = made(strata([100, 10], [100, 10]), scored({ 0: 6, 1: 4 }, { 0: 7, 1: 3 }))
    expect(calibrated.careful?.size).to.be.closeTo(calibrated.nEff, 1e-9)
  })

  it('never claims more than as many people drawn at random would tell', () => {
    // Everybody of a cell agrees: the cells explain all, and the linearised variance is nothing.
    const one = made(strata([100, 10], [100, 10]), scored({ 1: 10 }, { 0: 10 }))
    expect(one.variances.linearised).to.be.closeTo(0, 1e-20)
    expect(one.variances.used).to.be.closeTo((0.9 * 0.25) / 19, 1e-15)
    expect([one.low, one.high].every((limit) => limit !== null && limit > 0.2 && limit < 0.8)).to.equal(true)
  })
})
