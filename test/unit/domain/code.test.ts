import { expect } from 'chai'
import * as code from '../../../server/domain/code.ts'
import { random } from '../../../server/domain/rehearsal/random.ts'

const SIGNS = '234679ACDEFGHJKMPRTVWXY'

describe('area codes', () => {
  const chance = random(2026)
  const draw = (below: number) => Math.floor(chance() * below)
  const codes = Array.from({ length: 200 }, () => code.make(draw))

  it('are eight signs that cannot be taken for one another', () => {
    for (const one of codes) expect(one).to.match(/^[234679ACDEFGHJKMPRTVWXY]{8}$/)
  })

  it('are read however they are typed', () => {
    for (const one of codes) {
      const typed = ` ${one.slice(0, 4).toLowerCase()} – ${one.slice(4, 6)}.${one.slice(6).toLowerCase()}\t`
      expect(code.read(typed)).to.equal(one)
      expect(code.read(code.written(one))).to.equal(one)
    }
  })

  it('are refused with any one sign wrong', () => {
    for (const one of codes.slice(0, 20)) {
      for (let place = 0; place < 8; place++) {
        for (const sign of SIGNS) {
          if (sign !== one[place]) expect(code.read(one.slice(0, place) + sign + one.slice(place + 1)), one).to.equal(undefined)
        }
      }
    }
  })

  it('are refused with any two neighbours in each other’s place', () => {
    for (const one of codes) {
      for (let place = 0; place < 7; place++) {
        const [a, b] = [one[place], one[place + 1]]
        if (a !== b) expect(code.read(one.slice(0, place) + b + a + one.slice(place + 2)), one).to.equal(undefined)
      }
    }
  })

  it('are refused when too short, too long, empty, or in other signs', () => {
    const [one = ''] = codes
    for (const wrong of ['', one.slice(1), `${one}2`, '00000000', 'ÅÄÖÅÄÖÅÄ', '________', '💥💥💥💥'])
      expect(code.read(wrong)).to.equal(undefined)
  })

  it('are written in two groups of four', () => {
    expect(code.written('K7MA3XRT')).to.equal('K7MA-3XRT')
  })
})

describe('personal codes', () => {
  const chance = random(2027)
  const codes = Array.from({ length: 200 }, () => code.personal(Math.floor(chance() * code.PERSONAL_CODES)))

  it('are twelve signs in three groups of four, read however they are typed', () => {
    for (const one of codes) {
      expect(code.written(one)).to.match(/^[234679ACDEFGHJKMPRTVWXY]{4}(-[234679ACDEFGHJKMPRTVWXY]{4}){2}$/)
      expect(code.read(` ${code.written(one).toLowerCase()}.`)).to.equal(one)
    }
  })

  it('are told from area codes by their length', () => {
    expect(codes.map(code.kindOf)).to.include.members(['personal']).and.not.include('area')
    expect(code.kindOf(code.make(() => 0))).to.equal('area')
  })

  it('are one for every number, the first and the last among them', () => {
    const { PERSONAL_CODES } = code
    expect(PERSONAL_CODES).to.be.below(Number.MAX_SAFE_INTEGER)
    const few = [0, 1, 22, 23, 529, PERSONAL_CODES - 2, PERSONAL_CODES - 1]
    expect(new Set(few.map(code.personal)).size).to.equal(few.length)
    expect(code.personal(PERSONAL_CODES - 1)).to.match(/^Y{11}/)
  })

  it('are refused with any one sign wrong, and with any two neighbours in each other’s place', () => {
    for (const one of codes.slice(0, 20)) {
      for (let place = 0; place < 12; place++) {
        const swapped = one.slice(0, place) + (one[place + 1] ?? '') + one[place] + one.slice(place + 2)
        if (swapped !== one) expect(code.read(swapped), one).to.equal(undefined)
        for (const sign of SIGNS) {
          if (sign !== one[place]) expect(code.read(one.slice(0, place) + sign + one.slice(place + 1)), one).to.equal(undefined)
        }
      }
    }
  })
})
