import { expect } from 'chai'
import { sampler } from '../../../../server/domain/draw/sampler.ts'
import { random } from '../../../../server/domain/rehearsal/random.ts'

describe('the sampler', () => {
  it('keeps those with the lowest ranks of each stratum, in any order', () => {
    const chance = random(1)
    const people = Array.from({ length: 2000 }, (_, index) => ({ stratum: index % 2 ? 'N' : 'S', rank: chance(), name: index }))
    const sizes = new Map([
      ['N', 100],
      ['S', 7],
    ])
    for (const order of [people, [...people].reverse()]) {
      const sampling = sampler<number>(sizes)
      for (const { stratum, rank, name } of order) sampling.offer(stratum, name, rank)
      for (const [stratum, size] of sizes) {
        const lowest = people.filter((one) => one.stratum === stratum).sort((a, b) => a.rank - b.rank)
        expect(sampling.drawn(stratum)).to.deep.equal(lowest.slice(0, size).map(({ name }) => name))
        expect(sampling.offered(stratum)).to.equal(1000)
      }
    }
  })

  it('draws everybody where there are no more than asked for, and nobody where none are asked for', () => {
    const sampling = sampler<string>(
      new Map([
        ['N', 5],
        ['S', 0],
      ]),
    )
    for (const [index, name] of ['a', 'b', 'c'].entries()) for (const stratum of ['N', 'S', 'O']) sampling.offer(stratum, name, index)
    expect(sampling.drawn('N')).to.deep.equal(['a', 'b', 'c'])
    expect(sampling.drawn('S')).to.deep.equal([])
    expect(sampling.drawn('O')).to.deep.equal([])
  })
})
