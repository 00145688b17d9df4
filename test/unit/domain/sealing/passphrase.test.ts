import { expect } from 'chai'
import { asItCounts, invent, strength, weakness } from '../../../../server/domain/sealing/passphrase.ts'

const KNOWN = ['Lillköping', '2026']

describe('a passphrase', () => {
  it('is refused with the reason when it can be guessed', () => {
    expect(weakness('', KNOWN)).to.equal('Skriv en lösenfras. Minst 20 tecken behövs, till exempel fem ord.')
    expect(weakness('kort fras', KNOWN)).to.equal('Lösenfrasen är för kort: 9 tecken. Minst 20 behövs, till exempel fem ord.')
    expect(weakness('abcabcabcabcabcabcabcabc', KNOWN)).to.include('för få olika tecken')
    expect(weakness('Lillköping Lillköping 2026', KNOWN)).to.include('kommunens namn')
  })

  it('of five words will do, and of more is strong', () => {
    expect(weakness('abborre lampa kudde fiol ost', KNOWN)).to.equal(undefined)
    expect(strength('abborre lampa kudde fiol ost')).to.equal('godtagbar: fler ord gör den starkare')
    expect(strength('abborre lampa kudde fiol ost rabarber')).to.equal('stark')
  })

  it('counts the same however its letters and spaces were typed', () => {
    expect(asItCounts('  a\u030a  fiol ')).to.equal('å fiol')
    expect(asItCounts('Fiol')).to.not.equal(asItCounts('fiol'))
  })

  it('that is invented is strong enough', () => {
    const invented = invent((limit) => limit - 1)
    expect(
      weakness(invented, KNOWN) ??
        weakness(
          invent(() => 5),
          KNOWN,
        ),
    ).to.include('för få olika') // one word seven times: chance does not
    let next = 0
    expect(
      weakness(
        invent(() => next++ * 100),
        KNOWN,
      ),
    ).to.equal(undefined)
  })
})
