import { expect } from 'chai'
import * as accounts from '../../server/store/accounts.ts'
import type { Client } from '../fixtures/client.ts'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'
import { toldOf } from '../fixtures/told.ts'

const ADDRESS = '/konto/losenord'
const NEW = 'tulpaner i april varje år'
const FORM = { nuvarande: PASSWORD, nytt: NEW, igen: NEW }

describe("changing one's own password", () => {
  let house: House
  let klara: Client
  beforeEach(async () => {
    house = await aHouse()
    klara = await house.as('klara')
  })
  afterEach(() => house.close())

  const signIn = (losenord: string) => house.visitor().post('/logga-in', { epost: 'klara@exempel.se', losenord })
  const kept = () => accounts.keptPassword(house.deps.db, 'klara')

  it('is found beside signing out, whatever the role', async () => {
    for (const person of ['klara', 'arvid'] as const)
      expect((await (await house.as(person)).get('/start')).html).to.contain(`href="${ADDRESS}"`)
  })

  it('takes the old one and a new one: the new opens, the old does not', async () => {
    const page = await klara.post(ADDRESS, FORM)
    expect(page.address).to.equal(`${ADDRESS}?bytt=1`)
    expect(page.words).to.contain('Lösenordet är bytt.')
    expect((await signIn(PASSWORD)).status).to.equal(422)
    expect((await signIn(NEW)).address).to.equal('/start')
    expect(await toldOf(house, 'changed password')).to.deep.equal([{ by: 'klara', kommunId: null, what: 'changed password' }])
  })

  it('ends every other session of theirs, a copy of this one too, and nobody else’s', async () => {
    const [phone, copy, sara] = [await house.as('klara'), klara.copy(), await house.as('sara')]
    await klara.post(ADDRESS, FORM)
    expect((await klara.get('/start')).address).to.equal('/start')
    expect((await sara.get('/start')).address).to.equal('/start')
    for (const other of [phone, copy]) expect((await other.get('/start')).address).to.match(/^\/logga-in/)
  })

  it('tells every fault at once, and gives no password back', async () => {
    const page = await klara.post(ADDRESS, { nuvarande: 'fel lösenord igen', nytt: 'kort' })
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('Det nuvarande lösenordet stämmer inte.').and.contain('Lösenordet är för kort: 4 tecken.')
    expect(page.html).to.not.contain('fel lösenord igen').and.not.contain('value="kort"')
    const blank = await klara.post(ADDRESS)
    expect(blank.words).to.contain('Skriv ditt nuvarande lösenord.').and.contain('Skriv ett lösenord.')
  })

  const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
    ['two new ones that differ', { ...FORM, igen: 'tulpaner i maj varje år' }, 'De två nya lösenorden är inte likadana.'],
    ['the old one once more', { nuvarande: PASSWORD, nytt: PASSWORD, igen: PASSWORD }, 'samma som det nuvarande'],
    ['too few signs', { ...FORM, nytt: 'aaaaaaaaaaaaaa', igen: 'aaaaaaaaaaaaaa' }, 'för få olika tecken'],
  ]
  for (const [what, form, sentence] of refused) {
    it(`refuses ${what}, and the old one stays`, async () => {
      const before = await kept()
      const page = await klara.post(ADDRESS, form)
      expect(page.status).to.equal(422)
      expect(page.words).to.contain(sentence)
      expect(await kept()).to.equal(before)
    })
  }

  it('counts a wrong old one as signing in does: after five the account is locked, for the right one too, and the trail tells', async () => {
    for (let times = 0; times < 5; times++) await klara.post(ADDRESS, { ...FORM, nuvarande: 'fel lösenord igen' })
    expect((await klara.post(ADDRESS, FORM)).words).to.contain('Det nuvarande lösenordet stämmer inte.')
    expect((await signIn(PASSWORD)).status).to.equal(422)
    const told = await toldOf(house, 'password refused', 'account locked')
    expect(told.map(({ by, what }) => `${by} ${what}`)).to.deep.equal([
      ...Array.from({ length: 5 }, () => 'klara password refused'),
      'klara account locked',
      'klara password refused',
    ])
    house.clock.now = '2026-09-15T10:15:00Z'
    expect((await klara.post(ADDRESS, FORM)).words).to.contain('Lösenordet är bytt.')
  })

  it('forgets the failures when the right one comes', async () => {
    for (let times = 0; times < 4; times++) await klara.post(ADDRESS, { ...FORM, nuvarande: 'fel lösenord igen' })
    await klara.post(ADDRESS, { ...FORM, nytt: 'kort' })
    for (let times = 0; times < 4; times++) await klara.post(ADDRESS, { ...FORM, nuvarande: 'fel lösenord igen' })
    expect((await klara.post(ADDRESS, FORM)).words).to.contain('Lösenordet är bytt.')
  })

  it('by two clicks is done once, and the second does no harm, however close it comes', async () => {
    const other = klara.copy()
    const pages = await Promise.all([klara.post(ADDRESS, FORM), other.post(ADDRESS, FORM)])
    expect(pages.filter(({ address }) => address === `${ADDRESS}?bytt=1`)).to.have.length(1)
    for (const { status } of pages) expect(status).to.be.oneOf([200, 409, 422])
    expect(await toldOf(house, 'changed password')).to.have.length(1)
    expect((await signIn(NEW)).address).to.equal('/start')
  })

  it('is slowed down for one network after twenty refusals', async () => {
    for (let times = 0; times < 20; times++) await klara.post(ADDRESS) // blank: refused without a costly derivation
    expect((await klara.post(ADDRESS, FORM)).status).to.equal(429)
  })
})
