import { expect } from 'chai'
import { collapse, type FineCell } from '../../../../server/domain/statistics/collapsing.ts'
import { AGES } from '../../../fixtures/statistics.ts'

/** Cells of one sex: people and answers per age group, youngest first. */
const of = (sex: string, ...counts: readonly (readonly [people: number, respondents: number])[]): readonly FineCell[] =>
  counts.map(([people, respondents], age) => ({ sex, ageGroup: AGES[age] ?? '', people, respondents }))

/** 'kvinna 15-29+30-64: 300/12' for each post-stratum. */
const made = (...cells: readonly FineCell[]) =>
  collapse(cells, AGES).map(({ sex, ageGroups, people, respondents }) => `${sex ?? '*'} ${ageGroups.join('+')}: ${people}/${respondents}`)

describe('post-strata', () => {
  it('are the cells themselves when each has five answers and none weighs over four times the average', () => {
    expect(made(...of('kvinna', [100, 5], [100, 5], [100, 5]))).to.deep.equal([
      'kvinna 15-29: 100/5',
      'kvinna 30-64: 100/5',
      'kvinna 65+: 100/5',
    ])
  })

  it('are merged where a cell has fewer than five answers, with the neighbour that has fewer', () => {
    expect(made(...of('kvinna', [100, 9], [100, 4], [100, 6]))).to.deep.equal(['kvinna 15-29: 100/9', 'kvinna 30-64+65+: 200/10'])
  })

  it('are merged with the younger neighbour when both have as many', () => {
    expect(made(...of('kvinna', [100, 6], [100, 4], [100, 6]))).to.deep.equal(['kvinna 15-29+30-64: 200/10', 'kvinna 65+: 100/6'])
  })

  it('begin with the cell that has fewest answers, of equals the youngest', () => {
    expect(made(...of('kvinna', [100, 4], [100, 4], [100, 9]))).to.deep.equal(['kvinna 15-29+30-64: 200/8', 'kvinna 65+: 100/9'])
    expect(made(...of('kvinna', [100, 4], [100, 9], [100, 3]))).to.deep.equal(['kvinna 15-29+30-64+65+: 300/16'])
  })

  it('are merged where a weight is more than four times the average, and not at four', () => {
    expect(made(...of('kvinna', [400, 5], [100, 15], [0, 0]))).to.have.length(2) // 0.8 / 0.25 = 3.2
    expect(made(...of('kvinna', [900, 5], [100, 20], [0, 0]))).to.have.length(1) // 0.9 / 0.2 = 4.5
    expect(made(...of('kvinna', [800, 5], [200, 20], [0, 0]))).to.have.length(2) // 0.8 / 0.2 = 4
  })

  it('let go of sex in the area when one is left with a single bad cell, and begin anew from single age groups', () => {
    const women = of('kvinna', [100, 9], [100, 9], [100, 9])
    expect(made(...women, ...of('man', [100, 1], [100, 1], [100, 2]))).to.deep.equal([
      '* 15-29: 200/10',
      '* 30-64: 200/10',
      '* 65+: 200/11',
    ])
  })

  it('are one for the whole area when even that is too little', () => {
    expect(made(...of('kvinna', [100, 1], [100, 1], [100, 0]), ...of('man', [100, 0], [100, 1], [100, 0]))).to.deep.equal([
      '* 15-29+30-64+65+: 600/3',
    ])
  })

  it('leave out cells where nobody lives and nobody answered', () => {
    expect(made(...of('kvinna', [100, 9], [0, 0], [100, 9]))).to.deep.equal(['kvinna 15-29: 100/9', 'kvinna 65+: 100/9'])
  })

  it('take those who answered from a cell where nobody lives into a neighbouring age group, however many they are', () => {
    expect(made(...of('kvinna', [100, 8], [0, 20], [100, 7]))).to.deep.equal(['kvinna 15-29: 100/8', 'kvinna 30-64+65+: 100/27'])
  })

  it('let go of sex when one that nobody in the register has was answered', () => {
    expect(made(...of('kvinna', [100, 8], [100, 9]), ...of('man', [0, 6], [0, 0]))).to.deep.equal(['* 15-29: 100/14', '* 30-64: 100/9'])
  })
})
