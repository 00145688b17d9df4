import { expect } from 'chai'
import { bands } from '../../../../server/domain/statistics/bands.ts'
import { figures, type Made } from '../../../../server/domain/statistics/figures.ts'
import { domainOf } from '../../../../server/domain/statistics/index.ts'
import { crossed, omnibus } from '../../../../server/domain/statistics/omnibus.ts'
import { weighed } from '../../../fixtures/statistics.ts'
import { expectedOf, NEAR, near, readVector } from '../../../fixtures/vectors.ts'

const AREAS = ['A1', 'A2', 'A3', 'A4']

/** One quantity of the second vector for each of its four areas. */
function ofAreas(question: string, key: string): { readonly made: readonly Made[]; readonly design: ReturnType<typeof weighed>['design'] } {
  const { survey, cube, known } = readVector('V2')
  const weighing = weighed(cube, known)
  const domains = AREAS.map((areaId) => domainOf({ kind: 'area', areaId }))
  return {
    made: [...figures({ survey, cube, weighing }, domains, (name) => name.question === question && name.quantity.key === key)],
    design: weighing.design,
  }
}

describe('bands', () => {
  for (const [question, key, name] of [
    ['answer', 'measure', 'unsafe'],
    ['index', 'mean', 'index'],
  ] as const) {
    it(`of four areas are what R’s pairwise tests give: ${name}`, () => {
      const estimates = ofAreas(question, key).made.flatMap(({ estimate }) => estimate ?? [])
      const { ranking } = expectedOf('V2').results[name]
      const found = bands(estimates)
      for (const [index, pair] of ranking.pairs.entries()) {
        const mine = found.pairs[index]
        expect([AREAS[mine?.first ?? -1], AREAS[mine?.second ?? -1]]).to.deep.equal([pair.a, pair.b])
        near(mine?.diff, pair.diff, NEAR.estimate, 'diff')
        near(mine?.p, pair.p, NEAR.p, 'p')
        near(mine?.pHolm, pair.p_holm, NEAR.p, 'Holm')
      }
      for (const [index, rank] of ranking.ranks.entries())
        expect(found.bands[index]).to.deep.equal({ rank: rank.rank, lowest: rank.rank_low, highest: rank.rank_high })
    })
  }

  it('are as wide as the list when nothing is established', () => {
    const alike = [0.3, 0.31, 0.3].map((value) => ({ value, nStar: 40, scale: { from: 0, to: 1 } }))
    expect(bands(alike).bands).to.deep.equal([
      { rank: 1, lowest: 1, highest: 3 },
      { rank: 3, lowest: 1, highest: 3 },
      { rank: 1, lowest: 1, highest: 3 },
    ])
  })
})

describe('the omnibus test', () => {
  it('of a share over areas is R’s svychisq', () => {
    const { made, design } = ofAreas('answer', 'measure')
    const expected = expectedOf('V2').omnibus_unsafe_by_area
    const found = omnibus(design, crossed(made.map(({ scores }) => scores)))
    near(found?.f, expected.F, NEAR.estimate, 'F')
    near(found?.numeratorDf, expected.ndf, NEAR.estimate, 'ndf')
    near(found?.denominatorDf, expected.ddf, NEAR.estimate, 'ddf')
    near(found?.p, expected.p, NEAR.p, 'p')
  })

  it('is none when everybody answered the same, or there is but one area', () => {
    const { made, design } = ofAreas('answer', 'measure')
    const yes = made.map(({ scores }) => scores.map(({ cell }) => ({ cell, given: [{ score: 1, people: 20 }] })))
    expect(omnibus(design, crossed(yes))).to.equal(null)
    expect(omnibus(design, crossed(made.slice(0, 1).map(({ scores }) => scores)))).to.equal(null)
  })
})
