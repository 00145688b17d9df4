import { expect } from 'chai'
import * as password from '../../server/store/password.ts'
import * as staff from '../../server/store/staff.ts'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'
import { toldOf } from '../fixtures/told.ts'

const TOKEN = 'abcde-fghij-kmnpq-rstuv'
const ADDRESS = '/forsta-gangen'
const FORM = { kod: TOKEN, namn: 'Anna Berg', epost: 'Anna@Exempel.se', losenord: PASSWORD }

describe('the first account', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse({ firstRun: TOKEN })
  })
  afterEach(() => house.close())
  const accounts = () => house.deps.db.selectFrom('staff').select(['email', 'name', 'role']).execute()

  it('is found from the page for signing in', async () => {
    expect((await house.visitor().get('/logga-in')).html).to.contain('href="/forsta-gangen"')
  })

  it('is made with the token, is administratör of every kommun, and can sign in at once', async () => {
    const visitor = house.visitor()
    expect((await visitor.get(ADDRESS)).words).to.contain('Du blir administratör i Granby, Lillköping.')
    const page = await visitor.post(ADDRESS, FORM)
    expect(page.words).to.contain('Kontot är klart. Logga in.')
    expect(await accounts()).to.deep.equal([{ email: 'anna@exempel.se', name: 'Anna Berg', role: 'administrator' }])
    const start = await visitor.post('/logga-in', { epost: FORM.epost, losenord: PASSWORD })
    expect(start.words)
      .to.contain('Logga ut Anna Berg')
      .and.match(/Granby.*Lillköping/)
    const [told] = await toldOf(house, 'added account')
    expect(told).to.include({ kommunId: null, role: 'administrator' })
    expect(told?.by).to.equal((await house.deps.db.selectFrom('staff').select('id').executeTakeFirstOrThrow()).id)
  })

  it('is made once: afterwards nothing is there, whatever is sent', async () => {
    await house.visitor().post(ADDRESS, FORM)
    await house.deps.db.deleteFrom('staff').execute() // not even then: a restart makes a new token
    expect((await house.visitor().get(ADDRESS)).status).to.equal(404)
    expect((await house.visitor().post(ADDRESS, FORM)).status).to.equal(404)
    expect(await accounts()).to.deep.equal([])
    expect((await house.visitor().get('/logga-in')).html).to.not.contain(ADDRESS)
  })

  it('is made by one of two who send at the same time', async () => {
    const pages = await Promise.all(['a', 'b'].map((name) => house.visitor().post(ADDRESS, { ...FORM, epost: `${name}@exempel.se` })))
    expect(pages.map(({ status }) => status).sort()).to.deep.equal([200, 404])
    expect(await accounts()).to.have.length(1)
  })

  it('cannot be made once the command line has made one', async () => {
    const person = { id: 'p', email: 'p@exempel.se', name: 'P', role: 'analytiker', kommunIds: ['9901'] } as const
    await staff.add(house.deps.db, person, await password.hash(PASSWORD))
    expect((await house.visitor().get(ADDRESS)).status).to.equal(404)
    expect((await house.visitor().post(ADDRESS, FORM)).status).to.equal(404)
    expect(await accounts()).to.have.length(1)
  })

  it('is refused with every fault at once, and keeps what was typed but the password', async () => {
    const page = await house.visitor().post(ADDRESS, { kod: 'fel', namn: ' ', epost: 'anna', losenord: 'kort' })
    expect(page.status).to.equal(422)
    for (const [field, sentence] of [
      ['kod', 'Engångskoden stämmer inte. Den står i fönstret där servern startades, eller i dess logg.'],
      ['namn', 'Skriv ditt namn.'],
      ['epost', 'Det är inte en e-postadress. Skriv till exempel anna@kommun.se.'],
      ['losenord', 'Lösenordet är för kort: 4 tecken. Minst 12 behövs.'],
    ])
      expect(page.html).to.contain(`<li><a href="#${field}">${sentence}</a></li>`)
    expect(page.html).to.contain('value="anna"').and.contain('value="fel"').and.not.contain('value="kort"')
    expect(await toldOf(house, 'sign-in refused')).to.deep.equal([
      { by: null, kommunId: null, what: 'sign-in refused', because: 'wrong token' },
    ])
    expect(await accounts()).to.deep.equal([])
  })

  it('takes the token as it was read: in capitals, without hyphens', async () => {
    expect((await house.visitor().post(ADDRESS, { ...FORM, kod: ' ABCDE FGHIJ KMNPQRSTUV ' })).words).to.contain('Kontot är klart.')
  })

  it('lets nobody guess for long', async () => {
    const visitor = house.visitor()
    for (let times = 0; times < 20; times++)
      expect((await visitor.post(ADDRESS, { ...FORM, kod: `gissning ${times}` })).status).to.equal(422)
    expect((await visitor.post(ADDRESS, FORM)).status).to.equal(429)
    expect(await accounts()).to.deep.equal([])
  })

  it('waits for the kommuner, and says how to read them', async () => {
    await house.deps.db.deleteFrom('rounds').execute()
    await house.deps.db.deleteFrom('areas').where('level', '=', 'area').execute()
    await house.deps.db.deleteFrom('areas').execute()
    const page = await house.visitor().get(ADDRESS)
    expect(page.words).to.contain('inga kommuner är inlästa').and.contain('npm run cli -- import areas FIL')
    expect(page.html).to.not.contain('<form')
    expect((await house.visitor().post(ADDRESS, FORM)).status).to.equal(422)
    expect(await accounts()).to.deep.equal([])
  })

  it('is not there in an installation that has accounts', async () => {
    const other = await aHouse()
    try {
      expect((await other.visitor().get(ADDRESS)).status).to.equal(404)
    } finally {
      await other.close()
    }
  })
})
