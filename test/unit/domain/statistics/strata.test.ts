import { expect } from 'chai'
import { stratify } from '../../../../server/domain/statistics/strata.ts'

const area = (areaId: string, respondents: number, people = 100) => ({ areaId, people, respondents })
const made = (areas: Parameters<typeof stratify>[0], neighbours: Readonly<Record<string, string>> = {}) => {
  const { strata, uncovered } = stratify(areas, new Map(Object.entries(neighbours)))
  return { strata: strata.map(({ areaIds, people, respondents }) => `${areaIds.join('+')} ${people}/${respondents}`), uncovered }
}

describe('strata', () => {
  it('are the areas, when each has at least two answers', () => {
    expect(made([area('A', 2), area('B', 7)])).to.deep.equal({ strata: ['A 100/2', 'B 100/7'], uncovered: [] })
  })

  it('join an area of one answer, or none, with its neighbour', () => {
    expect(made([area('A', 1), area('B', 7), area('C', 0)], { A: 'B', C: 'B' })).to.deep.equal({ strata: ['B+A+C 300/8'], uncovered: [] })
  })

  it('go on to the neighbour’s neighbour while there are too few, and stop where neighbours only name each other', () => {
    expect(made([area('A', 1), area('B', 0), area('C', 5)], { A: 'B', B: 'C' }).strata).to.deep.equal(['C+B+A 300/6'])
    expect(made([area('A', 1), area('B', 0), area('C', 5)], { A: 'B', B: 'A' })).to.deep.equal({
      strata: ['C 100/5'],
      uncovered: ['B', 'A'],
    })
  })

  it('leave an area without neighbour uncovered, and say so', () => {
    expect(made([area('A', 1), area('B', 7)])).to.deep.equal({ strata: ['B 100/7'], uncovered: ['A'] })
  })

  it('pass over areas where nobody lives', () => {
    expect(made([area('A', 0, 0), area('B', 7)])).to.deep.equal({ strata: ['B 100/7'], uncovered: [] })
  })
})
