import { createDecipheriv, createHmac } from 'node:crypto'
import { expect } from 'chai'
import { type Random, random } from '../../../server/domain/rehearsal/random.ts'
import { packing, shuffled } from '../../../server/work/count/deck.ts'

const SECRET = 'ab'.repeat(32)

describe('a packing of ids', () => {
  it('gives them back in order, more of them too than were expected', () => {
    const ids = Array.from({ length: 100 }, (_, n) => n.toString(16).padStart(32, '0'))
    const some = packing(3)
    for (let from = 0; from < ids.length; from += 7) some.add(ids.slice(from, from + 7))
    expect(some.packed().toString('hex')).to.equal(ids.join(''))
  })

  it('may be empty', () => {
    expect(packing(0).packed()).to.have.length(0)
  })
})

describe('a shuffled deck', () => {
  const chance = random(1)
  const urnIds = Array.from({ length: 1000 }, () => anId(chance)).sort()

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

  it('is in order too where the new ids begin alike', () => {
    const wanted = Array.from({ length: 50 }, (_, n) => `${'7'.repeat(20)}${(n * 37).toString(16).padStart(12, '0')}`)
    const deck = shuffled(packed(becoming(wanted.toReversed())), SECRET, 'answers')
    expect(deck.cards(0, 50).map(({ id }) => id)).to.deep.equal(wanted)
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

  it('knows the ids that things had in the urn', () => {
    const deck = shuffled(packed(urnIds), SECRET, 'answers')
    expect(deck.urnIds([3, 999, 0])).to.deep.equal([urnIds[3], urnIds[999], urnIds[0]])
    expect(deck.urnIds([])).to.deep.equal([])
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

function anId(chance: Random): string {
  return Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join('')
}

function packed(ids: readonly string[]): Buffer {
  const all = packing(ids.length)
  all.add(ids)
  return all.packed()
}

/** The ids that become these under SECRET as answers: the cipher backwards. */
function becoming(ids: readonly string[]): readonly string[] {
  const key = createHmac('sha256', Buffer.from(SECRET, 'hex')).update('answers').digest()
  const decipher = createDecipheriv('aes-256-ecb', key, null).setAutoPadding(false)
  return ids.map((id) => decipher.update(id, 'hex', 'hex'))
}
