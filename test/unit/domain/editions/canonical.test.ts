import { expect } from 'chai'
import { canonical, rounded } from '../../../../server/domain/editions/canonical.ts'

describe('A value in its one writing', () => {
  it('is the example of RFC 8785, section 3.2.2, byte for byte', () => {
    const numbers = [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001]
    const given = { numbers, string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] }
    expect(canonical(given)).to.equal(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('orders names by their UTF-16 code units, as RFC 8785, section 3.2.3, not by any language', () => {
    const names = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '\ud83d\ude00': 'Smiley',
      '\u0080': 'Control',
      '\u00f6': 'ö',
    }
    expect(Object.keys(JSON.parse(canonical(names))).filter((name) => name !== '1')).to.deep.equal([
      '\r',
      '\u0080',
      'ö',
      '€',
      '\ud83d\ude00',
      '\ufb33',
    ])
    expect(canonical({ ä: 1, z: 2, å: 3, Z: 4 })).to.equal('{"Z":4,"z":2,"ä":1,"å":3}')
  })

  it('does not hang on the order that a value was made in, and leaves out what is undefined', () => {
    expect(canonical({ b: { d: 1, c: [undefined, 2] }, a: undefined })).to.equal('{"b":{"c":[null,2],"d":1}}')
  })

  it('refuses what JSON cannot hold', () => {
    for (const number of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => canonical([number])).to.throw(RangeError)
    expect(() => canonical({ f: () => 1 })).to.throw(TypeError)
  })
})

describe('A rounded value', () => {
  it('has twelve figures everywhere, and whole numbers as they were', () => {
    expect(rounded({ share: [1 / 3, 0.1 + 0.2], n: 123456789012, text: '0.3333333333333333', no: null })).to.deep.equal({
      share: [0.333333333333, 0.3],
      n: 123456789012,
      text: '0.3333333333333333',
      no: null,
    })
    expect(rounded(1234567890123)).to.equal(1234567890120)
    expect(canonical(rounded(-0))).to.equal('0')
  })
})
