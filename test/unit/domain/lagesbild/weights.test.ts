import { expect } from 'chai'
import { weightTables } from '../../../../server/domain/lagesbild/method/weights.ts'
import { rowsBy } from '../../../../server/domain/lagesbild/rows.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const AREAS = [
  { id: 'N', name: 'Norr' },
  { id: 'S', name: 'Söder' },
]

/** So many have a weight in each place; and so many answered there, as pages tell it. */
function linesOf(weighted: Readonly<Record<string, number>>, answered: Readonly<Record<string, number>>) {
  const even = { min: 5, max: 8, maxToMedian: 1.2, deffKish: 1.1, largestShare: 0.01 }
  const spreads = Object.entries(weighted).map(([place, people]) => ({
    ...even,
    areaId: place === 'kommun' ? null : place,
    respondents: people,
    nKish: people / 1.1,
  }))
  const rows = Object.entries(answered).map(([place, people]) => {
    const population = place === 'kommun' ? 'kommun' : `area:${place}`
    return aShownRow(1, people, { population, respondents: people })
  })
  const weights = { method: 'raking', unplaced: 0, fromEmpty: 0, merged: [], collapsed: [], warnings: [], spreads } as const
  return weightTables(AREAS, weights, rowsBy('population', rows)).lines
}

describe('The weights of a method page', () => {
  it('tell how many they rest on, where that is told', () => {
    const lines = linesOf({ kommun: 50, N: 20, S: 30 }, { kommun: 50, N: 20, S: 30 })
    expect(lines.map(({ few }) => few)).to.deep.equal([null, null, null])
  })

  it('say nothing of an area with few answers', () => {
    const lines = linesOf({ kommun: 39, N: 9, S: 30 }, { kommun: 39, N: 9, S: 30 })
    expect(lines.map(({ name, few }) => [name, few])).to.deep.include(['Norr', 'för få svar'])
  })

  it('say nothing of the kommun when a few who answered have no weight: they are what is left', () => {
    const lines = linesOf({ kommun: 30, S: 30 }, { kommun: 31, S: 30 })
    expect(lines.map(({ name, few }) => [name, few])).to.deep.equal([
      ['Hela kommunen', 'för få svar'],
      ['Söder', null],
    ])
    expect(lines[1]).to.include({ min: '5,0', max: '8,0' })
  })
})
