import { expect } from 'chai'
import { random } from '../../../server/domain/rehearsal/random.ts'
import { hexOf, packed, shuffled } from '../../../server/work/count/deck.ts'

const SECRET = 'ab'.repeat(32)

describe('a shuffled deck', () => {
  const chance = random(1)
  const urnIds = hexOf(Buffer.from(Array.from({ length: 16 * 1000 }, () => Math.floor(chance() * 256)))).sort()

  it('has every id once, under as many new ones', () => {
    const cards = shuffled(packed(urnIds), SECRET, 'answers').cards(0, urnIds.length)
    expect(cards.map(({ place }) => place).sort((a, b) => a - b)).to.deep.equal(urnIds.map((_, place) => place))
    expect(new Set(cards.map(({ id }) => id)).size).to.equal(urnIds.length)
  })

  it('stands in the order of the new ids, which is not that of the old', () => {
    const cards = shuffled(packed(urnIds), SECRET, 'answers').cards(0, urnIds.length)
    const ids = cards.map(({ id }) => id)
    expect(ids).to.deep.equal([...ids].sort())
    expect(kept(cards.map(({ place }) => urnIds[place] ?? ''))).to.be.closeTo(0.5, 0.1)
  })

  it('is in order too where ids begin alike', () => {
    const twins = Buffer.concat([packed(urnIds), packed(urnIds)])
    const ids = shuffled(twins, SECRET, 'answers')
      .cards(0, 2000)
      .map(({ id }) => id)
    expect(ids).to.deep.equal([...ids].sort())
  })

  it('comes out the same when work is taken up again, whatever has come into the urn meanwhile', () => {
    const before = shuffled(packed(urnIds.slice(0, 600)), SECRET, 'answers').cards(0, 600)
    const after = shuffled(packed(urnIds), SECRET, 'answers').cards(0, 1000)
    expect(after).to.deep.include.members([...before])
  })

  it('comes out another way for another purpose, and for another secret', () => {
    const idsUnder = (secret: string, purpose: string) => shuffled(packed(urnIds), secret, purpose).cards(0, 1000)
    const places = (secret: string, purpose: string) => new Map(idsUnder(secret, purpose).map(({ place }, rank) => [place, rank]))
    const answers = places(SECRET, 'answers')
    for (const other of [places(SECRET, 'text forslag'), places('cd'.repeat(32), 'answers')]) {
      const inOtherOrder = [...answers]
        .sort((a, b) => (other.get(a[0]) ?? 0) - (other.get(b[0]) ?? 0))
        .map(([, place]) => String(place).padStart(4, '0'))
      expect(kept(inOtherOrder)).to.be.closeTo(0.5, 0.1)
    }
  })

  it('gives the cards of a stretch, and none past its end', () => {
    const deck = shuffled(packed(urnIds), SECRET, 'answers')
    expect(deck.size).to.equal(1000)
    expect([...deck.cards(0, 10), ...deck.cards(10, 20)]).to.deep.equal(deck.cards(0, 20))
    expect(deck.cards(990, 2000)).to.have.length(10)
  })

  it('may be empty', () => {
    const deck = shuffled(Buffer.alloc(0), SECRET, 'answers')
    expect(deck.size).to.equal(0)
    expect(deck.cards(0, 10)).to.deep.equal([])
  })
})

/** How many neighbours stand in rising order: half of them when chance has placed them. */
function kept(order: readonly string[]): number {
  const rising = order.filter((id, place) => place > 0 && (order[place - 1] ?? '') < id)
  return rising.length / (order.length - 1)
}
