import { expect } from 'chai'
import { named, random, xoshiro } from '../../../../server/domain/rehearsal/random.ts'

const draws = (chance: () => number, times: number) => Array.from({ length: times }, chance)

describe('chance that can be had again', () => {
  it('gives the numbers of the reference implementation of xoshiro128**', () => {
    // State 1, 2, 3, 4: what xoshiro128starstar.c by Blackman & Vigna prints, as kept in the tests of Rust's rand_xoshiro.
    const reference = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804]
    expect(draws(xoshiro(1, 2, 3, 4), 10).map((number) => number * 2 ** 32)).to.deep.equal(reference)
  })

  it('is the same for the same seed, and another for the next', () => {
    expect(draws(random(7), 5)).to.deep.equal(draws(random(7), 5))
    expect(draws(random(7), 5)).to.not.deep.equal(draws(random(8), 5))
  })

  it('is spread evenly from 0 up to 1', () => {
    const tenths = new Array<number>(10).fill(0)
    for (const number of draws(random(1), 100_000)) {
      const tenth = Math.floor(number * 10)
      tenths[tenth] = (tenths[tenth] ?? Number.NaN) + 1
    }
    for (const count of tenths) expect(count).to.be.within(9_600, 10_400) // 4 standard deviations
  })

  it('is each name’s own under one seed', () => {
    expect(named(1, '1383R001', 'klotter')()).to.equal(named(1, '1383R001', 'klotter')())
    expect(named(1, '1383R001', 'klotter')()).to.not.equal(named(1, '1383R002', 'klotter')())
    expect(named(1, '1383R001', 'klotter')()).to.not.equal(named(2, '1383R001', 'klotter')())
  })
})
