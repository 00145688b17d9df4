import { expect } from 'chai'
import { asGiven, coarsen } from '../../../../server/domain/extracts/coarsening.ts'
import type { Group } from '../../../../server/domain/extracts/traits.ts'
import { weightsIn } from '../../../../server/domain/extracts/weights.ts'
import type { Carried } from '../../../../server/domain/weighting/carried.ts'

/** Nine in Norr: six women of two ages, two men and one of another sex, each carrying what their cell does. */
const GROUPS: readonly Group[] = [
  group('kvinna', '15-29', 4, '1'),
  group('kvinna', '30-44', 2, '1'),
  group('man', '30-44', 2, '2'),
  group('annat', '30-44', 1, '2'),
]
const CARRIED: readonly Carried[] = [
  { areaId: 'N', sex: 'kvinna', ageGroup: '15-29', weight: 10, cell: 'N|kvinna|15-29' },
  { areaId: 'N', sex: 'kvinna', ageGroup: '30-44', weight: 20, cell: 'N|kvinna|30-44' },
  { areaId: 'N', sex: 'man', ageGroup: '30-44', weight: 55, cell: 'N|man|30-44' },
  { areaId: 'N', sex: '_unknown', ageGroup: '30-44', weight: 12.5, cell: 'N|_unknown' },
]
const RESIDENTS = 4 * 10 + 2 * 20 + 2 * 55 + 12.5

describe('the weights in a file about single persons', () => {
  it('are those each carries, with the cell, where traits stand as people gave them', () => {
    const given = asGiven(GROUPS)
    const weights = weightsIn(given, GROUPS, CARRIED)
    const stands = GROUPS.map(({ traits }) => weights.of(given.of(traits)))
    expect(stands.map((one) => one?.weight)).to.deep.equal([10, 20, 55, 12.5])
    expect(stands.at(-1)?.cell).to.equal('N|_unknown')
  })

  it('are the same for all who are shown alike, and still add up to the residents', () => {
    const coarse = coarsen(GROUPS, 'K')
    if (!coarse) throw new Error('Too few.')
    const weights = weightsIn(coarse, GROUPS, CARRIED)
    const seen = new Map<string, Set<number | undefined>>()
    let residents = 0
    for (const { traits, people } of GROUPS) {
      const shown = coarse.of(traits)
      const weight = weights.of(shown)
      const place = [shown.areaId, shown.sex, shown.ageGroup].join('|')
      seen.set(place, (seen.get(place) ?? new Set()).add(weight?.weight))
      residents += people * (weight?.weight ?? 0)
      expect(weight?.cell).to.equal(place.replaceAll('_alla', '*'))
    }
    expect(residents).to.be.closeTo(RESIDENTS, 1e-9)
    for (const alike of seen.values()) expect(alike.size).to.equal(1)
    expect(seen.size).to.be.below(GROUPS.length)
  })

  it('are left out where one of those shown alike carries none', () => {
    const coarse = coarsen(GROUPS, 'K')
    const weights = coarse && weightsIn(coarse, GROUPS, CARRIED.slice(0, -1))
    const stands = GROUPS.map(({ traits }) => (coarse ? weights?.of(coarse.of(traits)) : undefined))
    expect(stands).to.include(null)
    expect(weightsIn(asGiven(GROUPS), GROUPS, []).of(traitsOf('kvinna', '15-29', '1'))).to.equal(null)
  })
})

function group(sex: string, ageGroup: string, people: number, housing: string): Group {
  return { traits: traitsOf(sex, ageGroup, housing), people }
}

function traitsOf(sex: string, ageGroup: string, housing: string): Group['traits'] {
  return { areaId: 'N', sex, ageGroup, housing: [housing] }
}
