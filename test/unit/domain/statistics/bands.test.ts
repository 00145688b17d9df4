import { expect } from 'chai'
import { random } from '../../../../server/domain/rehearsal/random.ts'
import { bands } from '../../../../server/domain/statistics/bands.ts'
import { difference, type Tested } from '../../../../server/domain/statistics/difference.ts'
import { figures, type Made } from '../../../../server/domain/statistics/figures.ts'
import { domainOf } from '../../../../server/domain/statistics/index.ts'
import { holm } from '../../../../server/domain/statistics/multiplicity.ts'
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
      const pairs = pairsOf(estimates)
      const adjusted = holm(pairs.map(({ p }) => p))
      for (const [index, pair] of ranking.pairs.entries()) {
        const mine = pairs[index]
        expect([AREAS[mine?.first ?? -1], AREAS[mine?.second ?? -1]]).to.deep.equal([pair.a, pair.b])
        near(mine?.diff, pair.diff, NEAR.estimate, 'diff')
        near(mine?.p, pair.p, NEAR.p, 'p')
        near(adjusted[index], pair.p_holm, NEAR.p, 'Holm')
      }
      const found = bands(estimates)
      for (const [index, rank] of ranking.ranks.entries())
        expect(found[index]).to.deep.equal({ rank: rank.rank, lowest: rank.rank_low, highest: rank.rank_high })
    })
  }

  it('are as wide as the list when nothing is established', () => {
    const alike = [0.3, 0.31, 0.3].map((value) => sized(value, 40))
    expect(bands(alike)).to.deep.equal([
      { rank: 1, lowest: 1, highest: 3 },
      { rank: 3, lowest: 1, highest: 3 },
      { rank: 1, lowest: 1, highest: 3 },
    ])
  })

  it('are what Holm makes of the careful p of every pair, as marks are, at whatever values and sizes', () => {
    const chance = random(7)
    for (let round = 0; round < 30; round++) {
      const several = Array.from({ length: 9 }, () => {
        const [value, size] = [chance(), 20 + 400 * chance()]
        return { ...sized(value, size), careful: { size: 0.9 * size, freedom: 5 + 50 * chance() } }
      })
      const pairs = pairsOf(several)
      const adjusted = holm(pairs.map(({ pCareful }) => pCareful))
      const apart = pairs.filter((_, index) => (adjusted[index] ?? 1) < 0.05)
      const lower = (place: number) => apart.filter(({ first, second, diff }) => (diff > 0 ? second : first) === place).length
      const higher = (place: number) => apart.filter(({ first, second, diff }) => (diff > 0 ? first : second) === place).length
      expect(bands(several).map(({ lowest, highest }) => [lowest, highest])).to.deep.equal(
        several.map((_, place) => [1 + lower(place), several.length - higher(place)]),
      )
    }
  })

  it('leave out what has no interval, and hold at most one place where all is known', () => {
    const known = [0.2, 0.4].map((value) => sized(value, Number.POSITIVE_INFINITY))
    expect(bands([...known, sized(0.3, null)])).to.deep.equal([
      { rank: 1, lowest: 1, highest: 2 },
      { rank: 3, lowest: 2, highest: 3 },
      { rank: 2, lowest: 1, highest: 3 },
    ])
  })
})

/** A share, tested as carefully as usual. */
const sized = (value: number, nStar: number | null): Tested => ({
  value,
  nStar,
  careful: nStar === null ? null : { size: nStar, freedom: Number.POSITIVE_INFINITY },
  scale: { from: 0, to: 1 },
})

/** Every pair of a list held against each other, in order. */
function pairsOf(estimates: readonly Tested[]) {
  return estimates.flatMap((a, first) =>
    estimates.flatMap((b, second) => {
      const found = second > first ? difference(a, b) : null
      return found ? [{ first, second, diff: found.diff, p: found.p, pCareful: found.pCareful }] : []
    }),
  )
}

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
