import { expect } from 'chai'
import { ownPath } from '../../../server/web/staff/sign-in.ts'

describe('the address to return to after signing in', () => {
  it('is the page somebody came from, with what stood after the question mark', () => {
    expect(ownPath('/dialoger?form=tips&tema=stold')).to.equal('/dialoger?form=tips&tema=stold')
    expect(ownPath('/lagesbild/lillkoping/2026')).to.equal('/lagesbild/lillkoping/2026')
  })

  const elsewhere = [
    '',
    '/',
    'https://ond.se/',
    '//ond.se/',
    '/\\ond.se/',
    '\\\\ond.se',
    '/\t/ond.se/',
    '/.//ond.se/',
    '/a/..//ond.se',
    '/%2e//ond.se',
    'javascript:alert(1)',
    ' /start',
    '/logga-in?till=/start',
    '/logga-ut',
    '/\r\nSet-Cookie: a=b',
  ]
  for (const address of elsewhere) {
    it(`is our start page or stays with us for ${JSON.stringify(address)}`, () => {
      const back = ownPath(address)
      expect(back).to.match(/^\/(?![/\\])/)
      expect(new URL(back, 'http://here').origin).to.equal('http://here')
      expect(back).to.not.match(/[\r\n\t]|^\/logga-/)
    })
  }
})
