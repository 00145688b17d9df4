import { expect } from 'chai'
import { below, type Event, MOOD, stand, together } from '../../../../server/domain/rehearsal/mood.ts'
import { random } from '../../../../server/domain/rehearsal/random.ts'

const standsBelow = (end: number): Event => ({ ends: [end], chance: (mood) => below(end, mood) })

describe('what the answers of one person have in common', () => {
  it('leaves each share as it was set', () => {
    for (const share of [0, 0.013, 0.3, 0.5, 1]) expect(together([standsBelow(share)])).to.be.closeTo(share, 1e-12)
  })

  it('makes two answers happen together as often as the mixture says', () => {
    // Both at the mood: the smaller of the two; else independent. Fréchet's bound with weight MOOD², independence with the rest.
    const [a, b] = [0.2, 0.35]
    expect(together([standsBelow(a), standsBelow(b)])).to.be.closeTo(MOOD ** 2 * Math.min(a, b) + (1 - MOOD ** 2) * a * b, 1e-12)
  })

  it('takes nothing for certain and nothing for impossible', () => {
    expect(together([])).to.equal(1)
    expect(together([standsBelow(0.4), standsBelow(0)])).to.equal(0)
  })

  it('is what is drawn: all three of three answers, as often as computed', () => {
    const chance = random(3)
    const ends = [0.3, 0.4, 0.5]
    const all = Array.from({ length: 50_000 }, () => {
      const mood = chance()
      return ends.map((end) => stand(mood, chance) < end).every(Boolean)
    }).filter(Boolean).length
    const expected = together(ends.map(standsBelow))
    expect(all / 50_000).to.be.closeTo(expected, 4 * Math.sqrt((expected * (1 - expected)) / 50_000))
    expect(expected).to.be.greaterThan(1.5 * 0.3 * 0.4 * 0.5)
  })
})
