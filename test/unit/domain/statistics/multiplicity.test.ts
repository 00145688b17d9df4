import { expect } from 'chai'
import { adjusted, familyOf } from '../../../../server/domain/statistics/families.ts'
import { benjaminiHochberg, holm } from '../../../../server/domain/statistics/multiplicity.ts'

/** The fifteen p-values of the example in Benjamini & Hochberg (1995), table 1. */
const PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]

const established = (ps: readonly number[]) => ps.filter((p) => p <= 0.05).length

describe('p-values adjusted for many findings', () => {
  it('establish four of the fifteen in Benjamini & Hochberg’s own example, three by Holm', () => {
    expect(established(benjaminiHochberg(PUBLISHED))).to.equal(4)
    expect(established(holm(PUBLISHED))).to.equal(3)
  })

  it('stand in the order they were given, and are what R’s p.adjust makes of them', () => {
    const ps = [0.04, 0.01, 0.03, 0.02]
    expect(benjaminiHochberg(ps)).to.deep.equal([0.04, 0.04, 0.04, 0.04])
    expect(holm(ps)).to.deep.equal([0.06, 0.04, 0.06, 0.06])
  })

  it('are never below the p itself nor above 1, and one alone is as it was', () => {
    for (const method of [benjaminiHochberg, holm]) {
      const found = method(PUBLISHED)
      expect(found.every((p, index) => p >= (PUBLISHED[index] ?? 0) && p <= 1)).to.equal(true)
      expect(method([0.03])).to.deep.equal([0.03])
      expect(method([])).to.deep.equal([])
    }
  })
})

describe('the family of a test', () => {
  const test = { contrast: 'change', domain: 'kommun', question: 'skrap', kind: 'measure', key: 'measure' } as const

  it('is all questions together for the change of a kommun', () => {
    expect(familyOf(test, true, null)).to.equal(familyOf({ ...test, question: 'buller' }, true, ['buller']))
    expect(familyOf({ ...test, kind: 'mean', key: 'mean' }, false, null)).to.equal(familyOf(test, true, null))
  })

  it('is the focus indicators together for areas, change and against the rest apart; other questions have none', () => {
    const area = { ...test, domain: 'area:N' }
    const focus = ['skrap', 'buller']
    expect(familyOf(area, true, focus)).to.equal(familyOf({ ...area, domain: 'area:S', question: 'buller' }, true, focus))
    expect(familyOf({ ...area, contrast: 'area_minus_rest' }, true, focus)).to.not.equal(familyOf(area, true, focus))
    expect(familyOf({ ...area, question: 'annat' }, true, focus)).to.equal(null)
  })

  it('is each quantity by itself over the areas when no focus was declared', () => {
    const area = { ...test, domain: 'area:N' }
    expect(familyOf(area, true, null)).to.equal(familyOf({ ...area, domain: 'area:S' }, true, null))
    expect(familyOf(area, true, null)).to.not.equal(familyOf({ ...area, question: 'buller' }, true, null))
  })

  it('is one of their own for group means, and none for sexes, ages, breakdowns and single answers', () => {
    const mean = { ...test, kind: 'group_mean', key: 'group_mean' } as const
    expect(familyOf(mean, false, null))
      .to.be.a('string')
      .and.not.equal(familyOf(test, true, null))
    for (const domain of ['sex:man', 'age:80+', 'breakdown:hem:1']) expect(familyOf({ ...test, domain }, true, null)).to.equal(null)
    expect(familyOf({ ...test, kind: 'share', key: 'share:ja' }, true, null)).to.equal(null)
  })

  it('is adjusted without what others belong to', () => {
    expect(adjusted([0.01, 0.5, 0.02, 0.001], ['a', 'a', null, 'b'])).to.deep.equal([0.02, 0.5, null, 0.001])
  })
})
