import { expect } from 'chai'
import { showingOf } from '../../../../server/domain/reading/showing.ts'
import { aShownRow } from '../../../fixtures/shown.ts'

const rows = (...bases: readonly number[]) => bases.map((base) => aShownRow(0, base))
const areas = (bases: Readonly<Record<string, number>>) => new Map(Object.entries(bases).map(([id, base]) => [id, rows(base)]))
const idsOf = (kommun: number, bases: Readonly<Record<string, number>>) => {
  const showing = showingOf(rows(kommun), areas(bases))
  return { kommun: showing.kommun !== null, areas: [...showing.areas.keys()], nameless: showing.nameless }
}

describe('whose own words may be shown', () => {
  it('are those of groups with at least thirty valid answers', () => {
    expect(idsOf(90, { a: 30, b: 60 })).to.deep.equal({ kommun: true, areas: ['a', 'b'], nameless: [] })
  })

  it('are nobody’s in a kommun that is too few', () => {
    expect(idsOf(29, { a: 29 })).to.deep.equal({ kommun: false, areas: [], nameless: [] })
  })

  it('are not those of one small area among the kommun’s: what no other area has would be known for its own', () => {
    expect(idsOf(120, { a: 60, b: 60, c: 29 })).to.deep.equal({ kommun: true, areas: ['a', 'b'], nameless: [] })
  })

  it('are those of several small areas without saying which, when they are large enough together', () => {
    expect(idsOf(90, { a: 60, b: 15, c: 15 })).to.deep.equal({ kommun: true, areas: ['a'], nameless: ['b', 'c'] })
    expect(idsOf(90, { a: 60, b: 15, c: 14 }).nameless).to.deep.equal([])
  })

  it('take the answers of one question and one source: sources are not added up, and hidden rows are none', () => {
    const both = [aShownRow(0, 20), aShownRow(0, 20, { source: 'open' })]
    expect(showingOf(rows(90), new Map([['a', both]])).areas.size).to.equal(0)
    expect(showingOf(rows(90), new Map([['a', [aShownRow(0, 60, { hides: ['base'] })]]])).areas.size).to.equal(0)
    expect(showingOf(rows(90), new Map([['a', rows(12, 31, 8)]])).areas.size).to.equal(1)
  })
})
