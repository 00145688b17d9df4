import { expect } from 'chai'
import { invent, weakness } from '../../../server/domain/password.ts'

describe('a password', () => {
  it('is weak under twelve signs, however they are written', () => {
    expect(weakness('')).to.equal('Skriv ett lösenord. Minst 12 tecken behövs.')
    expect(weakness('elva tecken')).to.equal('Lösenordet är för kort: 11 tecken. Minst 12 behövs.')
    expect(weakness('🙂'.repeat(6))).to.match(/6 tecken/)
    expect(weakness('tolv tecken!')).to.equal(undefined)
  })

  it('is weak when it is the same few signs over and over', () => {
    expect(weakness('abababababababab')).to.equal('Lösenordet består av för få olika tecken. Minst 5 olika behövs.')
  })

  it('that is invented is four groups of five signs that cannot be mistaken for each other, and strong', () => {
    let turn = 0
    const password = invent((below) => (turn++ * 11) % below)
    expect(password).to.match(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/)
    expect(weakness(password)).to.equal(undefined)
  })
})
