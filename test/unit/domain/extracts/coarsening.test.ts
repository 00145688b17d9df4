import { expect } from 'chai'
import { ALL, type Coarsening, coarsen } from '../../../../server/domain/extracts/coarsening.ts'
import type { Group, Traits } from '../../../../server/domain/extracts/traits.ts'

/** People with the same traits: say only what matters. */
const some = (people: number, given: Partial<Omit<Traits, 'housing'>> & { readonly housing?: string }): Group => ({
  people,
  traits: { areaId: '9901N', sex: 'kvinna', ageGroup: '30-44', ...given, housing: [given.housing ?? 'smahus'] },
})

const made = (groups: readonly Group[]): Coarsening => {
  const coarse = coarsen(groups, '9901')
  if (!coarse) throw new Error('Too few people in all.')
  return coarse
}

const shown = (groups: readonly Group[]) =>
  made(groups)
    .groups.map(({ traits: { areaId, sex, ageGroup, housing }, people }) => [areaId, sex, ageGroup, ...housing, people].join(' '))
    .sort()

describe('coarsening', () => {
  it('changes nothing where every combination has five', () => {
    expect(shown([some(5, {}), some(6, { housing: 'hyresratt' })])).to.deep.equal([
      '9901N kvinna 30-44 hyresratt 6',
      '9901N kvinna 30-44 smahus 5',
    ])
  })

  it('hides housing first, and only for those who are too few', () => {
    expect(shown([some(9, {}), some(3, { housing: 'lantbruk' }), some(2, { housing: 'annat' })])).to.deep.equal([
      '9901N kvinna 30-44 _alla 5',
      '9901N kvinna 30-44 smahus 9',
    ])
  })

  it('hides the smallest housing that could be shown too, when those hidden are not five together', () => {
    expect(shown([some(9, {}), some(6, { housing: 'hyresratt' }), some(4, { housing: 'annat' })])).to.deep.equal([
      '9901N kvinna 30-44 _alla 10',
      '9901N kvinna 30-44 smahus 9',
    ])
  })

  it('merges ages next, the smallest with its smaller neighbour, and shows housing again where that is enough', () => {
    const ages = [some(8, { ageGroup: '15-29' }), some(3, {}), some(7, { ageGroup: '45-64' }), some(20, { ageGroup: '65-79' })]
    expect(shown(ages)).to.deep.equal(['9901N kvinna 15-29 smahus 8', '9901N kvinna 30-64 smahus 10', '9901N kvinna 65-79 smahus 20'])
  })

  it('merges with the younger neighbour when both are as many', () => {
    const ages = [some(8, { ageGroup: '15-29' }), some(3, {}), some(8, { ageGroup: '45-64' })]
    expect(shown(ages)).to.deep.equal(['9901N kvinna 15-44 smahus 11', '9901N kvinna 45-64 smahus 8'])
  })

  it('hides sex for those who are too few of theirs in the area, and leaves it to the others', () => {
    expect(shown([some(30, {}), some(3, { sex: 'annat' }), some(4, { sex: '_unanswered', ageGroup: '80+' })])).to.deep.equal([
      '9901N _alla 30+ smahus 7',
      '9901N kvinna 30-44 smahus 30',
    ])
  })

  it('hides the area last, for those who are too few in theirs', () => {
    expect(shown([some(30, {}), some(3, { areaId: '9901S' }), some(4, { areaId: '9901O', sex: 'man' })])).to.deep.equal([
      '9901 _alla 30-44 smahus 7',
      '9901N kvinna 30-44 smahus 30',
    ])
  })

  it('puts whoever is left without any trait, with the smallest others when they are too few', () => {
    const groups = [some(30, {}), some(6, { sex: 'man' }), some(2, { areaId: '9901S', ageGroup: 'vill_inte_svara' })]
    expect(shown(groups)).to.deep.equal([`9901 ${ALL} ${ALL} smahus 8`, '9901N kvinna 30-44 smahus 30'])
  })

  it('does not merge those who did not say their age with anybody who did', () => {
    expect(shown([some(9, {}), some(5, { ageGroup: 'vill_inte_svara' })])).to.deep.equal([
      '9901N kvinna 30-44 smahus 9',
      '9901N kvinna vill_inte_svara smahus 5',
    ])
  })

  it('tells how many people each step touched', () => {
    const { steps, isCoarse } = made([
      some(30, {}),
      some(3, { areaId: '9901S', housing: 'annat' }),
      some(4, { areaId: '9901O', sex: 'man' }),
    ])
    expect(isCoarse).to.equal(true)
    expect(steps).to.deep.equal([
      { trait: 'housing', people: 7 },
      { trait: 'ageGroup', people: 0 },
      { trait: 'sex', people: 7 },
      { trait: 'areaId', people: 7 },
    ])
  })

  it('gives nothing when there are not five people in all', () => {
    expect(coarsen([some(4, {})], '9901')).to.equal(undefined)
    expect(coarsen([], '9901')).to.equal(undefined)
  })

  it('refuses traits that nobody had', () => {
    expect(() => made([some(9, {})]).of(some(1, { sex: 'man' }).traits)).to.throw('not counted')
  })
})
