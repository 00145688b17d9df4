import { expect } from 'chai'
import * as accounts from '../../server/store/accounts.ts'
import type { Client } from '../fixtures/client.ts'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'

const COOKIE = 'personal'
const SARA = { epost: 'sara@exempel.se', losenord: PASSWORD }
const WRONG = { ...SARA, losenord: 'fel lösenord igen' }
const REFUSAL = 'Fel e-postadress eller lösenord.'

describe('signing in', () => {
  let house: House
  let visitor: Client
  beforeEach(async () => {
    house = await aHouse()
    visitor = house.visitor()
  })
  afterEach(() => house.close())

  it('leads to the start page, which knows the name', async () => {
    const page = await visitor.post('/logga-in', SARA)
    expect(page.address).to.equal('/start')
    expect(page.words).to.contain('Logga ut Sara Samordnare')
  })

  it('takes the address in capitals and with a stray space', async () => {
    expect((await visitor.post('/logga-in', { ...SARA, epost: ' Sara@Exempel.SE ' })).address).to.equal('/start')
  })

  it('is asked for by every staff page, and leads back to it', async () => {
    const asked = await visitor.get('/dialoger?form=tips')
    expect(asked.address).to.equal('/logga-in?till=%2Fdialoger%3Fform%3Dtips')
    expect(asked.html).to.contain('name="till" value="/dialoger?form=tips"')
    expect((await visitor.post('/logga-in', { ...SARA, till: '/dialoger?form=tips' })).address).to.equal('/dialoger?form=tips')
  })

  it('never leads to another site', async () => {
    const response = await visitor.once('POST', '/logga-in', new URLSearchParams({ ...SARA, till: '//ond.se/' }))
    expect(response.headers.get('location')).to.equal('/start')
  })

  it('refuses a wrong password with 422 and keeps the address but not the password', async () => {
    const page = await visitor.post('/logga-in', WRONG)
    expect(page.status).to.equal(422)
    expect(page.words).to.contain(REFUSAL)
    expect(page.html).to.contain('<title>Fel: Logga in').and.contain('href="#epost"').and.contain('value="sara@exempel.se"')
    expect(page.html).to.not.contain(WRONG.losenord)
  })

  it('says the same of an address nobody has as of a wrong password', async () => {
    const known = await visitor.post('/logga-in', WRONG)
    const unknown = await visitor.post('/logga-in', { ...WRONG, epost: 'ingen@exempel.se' })
    expect(unknown.status).to.equal(known.status)
    expect(unknown.html.replace('ingen@', 'sara@')).to.equal(known.html)
  })

  it('tells both blank fields at once', async () => {
    const page = await visitor.post('/logga-in')
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('Skriv din e-postadress.').and.contain('Skriv ditt lösenord.')
  })

  it('takes no password for fifteen minutes after five wrong ones, in the same words, and then takes the right one', async () => {
    for (let times = 0; times < 5; times++) await visitor.post('/logga-in', WRONG)
    const locked = await visitor.post('/logga-in', SARA)
    expect(locked.status).to.equal(422)
    expect(locked.words).to.contain(REFUSAL)
    house.clock.now = '2026-09-15T10:15:00Z'
    expect((await visitor.post('/logga-in', SARA)).address).to.equal('/start')
  })

  it('counts the failures in the database, so a restarted server remembers them', async () => {
    for (let times = 0; times < 5; times++) await visitor.post('/logga-in', WRONG)
    const row = await house.deps.db.selectFrom('staff').select(['failures', 'locked_until']).where('id', '=', 'sara').executeTakeFirst()
    expect(row).to.deep.equal({ failures: 5, locked_until: '2026-09-15T10:15:00.000Z' })
  })

  it('is slowed down for one network after twenty refusals, whichever accounts they were for', async () => {
    for (let times = 0; times < 20; times++) await visitor.post('/logga-in') // blank: refused without a costly derivation
    const page = await house.visitor().post('/logga-in', SARA)
    expect(page.status).to.equal(429)
    expect(page.words).to.contain('För många försök på kort tid.')
  })

  it('is not slowed down by colleagues who sign in rightly', async () => {
    for (let times = 0; times < 18; times++) await visitor.post('/logga-in')
    for (const person of ['klara', 'arvid', 'ada'] as const) await house.as(person)
    expect((await visitor.post('/logga-in', SARA)).address).to.equal('/start')
  })

  it('gives a new session: one planted beforehand stays signed out', async () => {
    await visitor.post('/logga-in', SARA)
    const before = visitor.cookie(COOKIE)
    const thief = visitor.copy()
    await visitor.post('/logga-in', { epost: 'klara@exempel.se', losenord: PASSWORD })
    expect(visitor.cookie(COOKIE)).to.be.a('string').and.not.equal(before)
    expect((await thief.get('/start')).address).to.match(/^\/logga-in/)
  })

  it('does not believe a cookie somebody made up', async () => {
    visitor.forge(COOKIE, 's%3Apaahittat.signatur')
    expect((await visitor.get('/start')).address).to.match(/^\/logga-in/)
    await visitor.post('/logga-in', SARA)
    expect(visitor.cookie(COOKIE)).to.not.contain('paahittat')
  })

  it('sets one cookie that scripts cannot read and other sites cannot send, and none before', async () => {
    expect((await visitor.get('/logga-in')).headers.getSetCookie()).to.deep.equal([])
    const response = await visitor.once('POST', '/logga-in', new URLSearchParams(SARA))
    expect(response.headers.getSetCookie()).to.have.length(1)
    expect(response.headers.getSetCookie()[0]).to.match(/^personal=.*; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('goes past the form for somebody signed in', async () => {
    await visitor.post('/logga-in', SARA)
    expect((await visitor.get('/logga-in?till=/dialoger')).address).to.equal('/dialoger')
  })
})

describe('a session', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it('ends when signed out, also for a copy of its cookie', async () => {
    const copy = sara.copy()
    const page = await sara.post('/logga-ut')
    expect(page.words).to.contain('Du är utloggad.')
    expect((await copy.get('/start')).address).to.match(/^\/logga-in/)
  })

  it('is not ended by a link: signing out is a form of our own', async () => {
    expect((await sara.get('/logga-ut')).status).to.equal(404)
    expect((await sara.once('POST', '/logga-ut', '', { 'sec-fetch-site': 'cross-site' })).status).to.equal(403)
    expect((await sara.get('/start')).address).to.equal('/start')
  })

  it('ends after twelve hours without use, and lasts while used', async () => {
    for (const now of ['2026-09-15T18:00:00Z', '2026-09-16T05:00:00Z']) {
      house.clock.now = now
      expect((await sara.get('/start')).address, now).to.equal('/start')
    }
    house.clock.now = '2026-09-16T17:00:00Z'
    expect((await sara.get('/start')).address).to.match(/^\/logga-in/)
  })

  it('ends with the account', async () => {
    await accounts.close(house.deps.db, 'sara', 'command line', '2026-09-15')
    expect((await sara.get('/start')).address).to.match(/^\/logga-in/)
  })

  it('feels a changed role and a lost kommun at the very next page', async () => {
    const { db } = house.deps
    await db.updateTable('staff').set({ role: 'analytiker' }).where('id', '=', 'sara').execute()
    expect((await sara.get('/dialoger/ny')).status).to.equal(404)
    expect((await sara.get('/dialoger')).status).to.equal(200)
    await db.deleteFrom('staff_kommuner').where('staff_id', '=', 'sara').execute()
    expect((await sara.get('/dialoger')).status).to.equal(404)
    expect((await sara.get('/start')).words).to.contain('Ditt konto hör inte till någon kommun än.')
  })

  it("keeps staff pages out of the browser's cache", async () => {
    expect((await sara.get('/start')).headers.get('cache-control')).to.equal('no-store')
  })

  it('is not asked for, set or read by the pages residents answer on', async () => {
    const page = await sara.get('/enkat/lillkoping/2026')
    expect(page.status).to.equal(200)
    expect(page.words).to.not.contain('Sara')
    const plain = await house.visitor().get('/enkat/lillkoping/2026')
    expect(plain.headers.getSetCookie().join()).to.not.contain('personal')
  })
})

describe('behind https', () => {
  it('the cookie is bound to this host and to https', async () => {
    const house = await aHouse({ baseUrl: 'https://trygghet.exempel.se' })
    try {
      const body = new URLSearchParams(SARA)
      const response = await house.visitor().once('POST', '/logga-in', body, { 'x-forwarded-proto': 'https' })
      expect(response.headers.getSetCookie()[0]).to.match(/^__Host-personal=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
      expect(response.headers.get('strict-transport-security')).to.match(/max-age=\d+/)
    } finally {
      await house.close()
    }
  })
})

describe('the limit per network', () => {
  /** Twenty refusals from one address, and then what happens to another: 422 is refused for blanks, 429 for the network's sake. */
  const afterTwenty = async (trustProxy: number, first: string, second: string) => {
    const house = await aHouse({ trustProxy })
    try {
      const send = (from: string) => house.visitor().once('POST', '/logga-in', '', { 'x-forwarded-for': from })
      for (let times = 0; times < 20; times++) await send(first)
      return (await send(second)).status
    } finally {
      await house.close()
    }
  }

  it('takes a whole IPv6 /64 for one', async () => {
    expect(await afterTwenty(1, '2001:db8:1:2::3', '2001:db8:1:2:ffff::9')).to.equal(429)
    expect(await afterTwenty(1, '2001:db8:1:2::3', '2001:db8:1:3::3')).to.equal(422)
  })

  it('tells visitors behind our proxy apart', async () => {
    expect(await afterTwenty(1, '192.0.2.1', '192.0.2.2')).to.equal(422)
  })

  it('does not believe an address a visitor writes in when there is no proxy', async () => {
    expect(await afterTwenty(0, '192.0.2.1', '192.0.2.2')).to.equal(429)
  })
})
