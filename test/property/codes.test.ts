import { expect } from 'chai'
import * as code from '../../server/domain/code.ts'
import { oddsAmong, oddsSentences } from '../../server/domain/draw/odds.ts'
import { random } from '../../server/domain/rehearsal/random.ts'

const SIGNS = '234679ACDEFGHJKMPRTVWXY'
const SEED = 20261122

describe(`100 000 personal codes (seed ${SEED})`, () => {
  const chance = random(SEED)
  const codes = Array.from({ length: 100_000 }, () => code.personal(Math.floor(chance() * code.PERSONAL_CODES)))

  it('are right as they are, and never with one sign wrong or two neighbours in each other’s place', () => {
    // A place at a time, another for each code: every place and every wrong sign is tried thousands of times, every swap of every code.
    for (const [index, one] of codes.entries()) {
      if (code.read(one) !== one) throw new Error(`${one} is not read as itself`)
      const place = index % 12
      for (const sign of SIGNS) {
        if (sign !== one[place] && code.read(one.slice(0, place) + sign + one.slice(place + 1)) !== undefined)
          throw new Error(`${one} with ${sign} at ${place}`)
      }
      for (let at = 0; at < 11; at++) {
        const [a = '', b = ''] = [one[at], one[at + 1]]
        if (a !== b && code.read(one.slice(0, at) + b + a + one.slice(at + 2)) !== undefined) throw new Error(`${one} swapped at ${at}`)
      }
    }
  })

  it('are all different', () => {
    expect(new Set(codes).size).to.equal(codes.length)
  })

  it('are hopeless to guess: years for one network that never rests, whatever a kommun draws', () => {
    expect(oddsAmong(1_000_000).oneIn).to.be.above(1e8)
    expect(oddsAmong(1_000_000).years).to.be.above(100)
    expect(oddsAmong(10_000).years).to.be.above(10_000)
    expect(oddsAmong(10_000).yearsOfThousand).to.be.within(100, oddsAmong(10_000).years / 100)
  })
  it('tell the odds in words that a person can take in', () => {
    expect(oddsSentences(10_000).map((sentence) => sentence.replaceAll('\u00a0', ' '))).to.deep.equal([
      'Den som gissar träffar en kod en gång på 95 miljarder, även den som vet hur koderna är gjorda.',
      'Efter 20 fel inom 5 minuter får ett nätverk vänta. Därför tar det 31 000 år av ständiga försök innan chansen att ha träffat är 50 %, och 180 år med tusen nätverk på en gång.',
    ])
  })
})
