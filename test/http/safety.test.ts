import { expect } from 'chai'
import { aHouse, type House } from '../fixtures/house.ts'

describe('a form', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  /** Sends the sign-in form with just these headers; our own form gets as far as being refused for blanks, 422. */
  const send = async (headers: Record<string, string>) => {
    const response = await fetch(`${house.url}/logga-in`, { method: 'POST', body: new URLSearchParams(), headers })
    return { status: response.status, html: await response.text() }
  }

  const taken: readonly (readonly [string, () => Record<string, string>])[] = [
    ['from this site', () => ({ 'sec-fetch-site': 'same-origin' })],
    ['sent by the person directly', () => ({ 'sec-fetch-site': 'none' })],
    ['from this site in an older browser', () => ({ origin: house.url })],
    ['from this site in the oldest browsers', () => ({ referer: `${house.url}/logga-in` })],
  ]
  for (const [what, headers] of taken) {
    it(`${what} is taken`, async () => {
      expect((await send(headers())).status).to.equal(422)
    })
  }

  const refused: readonly (readonly [string, () => Record<string, string>])[] = [
    ['from another site', () => ({ 'sec-fetch-site': 'cross-site' })],
    ['from a neighbour on the same domain', () => ({ 'sec-fetch-site': 'same-site' })],
    ['from another site that claims our address', () => ({ 'sec-fetch-site': 'cross-site', origin: house.url })],
    ['from another site in an older browser', () => ({ origin: 'https://ond.se' })],
    ['from another site in the oldest browsers', () => ({ referer: 'https://ond.se/logga-in' })],
    ['that hides where it comes from behind our page', () => ({ origin: 'null', referer: `${house.url}/logga-in` })],
    ['from another port of this host', () => ({ origin: 'http://127.0.0.1:1' })],
    ['that hides where it comes from', () => ({ origin: 'null' })],
    ['that says nothing of where it comes from', () => ({})],
  ]
  for (const [what, headers] of refused) {
    it(`${what} is refused with 403 and a sentence`, async () => {
      const { status, html } = await send(headers())
      expect(status).to.equal(403)
      expect(html).to.contain('Formuläret skickades inte från vår webbplats.')
    })
  }

  it('larger than any of ours is refused with 413, also when it is many small fields', async () => {
    const visitor = house.visitor()
    expect((await visitor.once('POST', '/logga-in', `epost=${'x'.repeat(2_000_000)}`, FORM)).status).to.equal(413)
    const fields = Array.from({ length: 1000 }, (_, index) => `f${index}=1`).join('&')
    expect((await visitor.once('POST', '/logga-in', fields, FORM)).status).to.equal(413)
  })

  it('of another kind is read as an empty one', async () => {
    const visitor = house.visitor()
    const json = await visitor.once('POST', '/logga-in', '{"epost":{"$ne":""}}', { 'content-type': 'application/json' })
    expect(json.status).to.equal(422)
    const twice = await visitor.once('POST', '/logga-in', 'epost=a@b.se&epost=c@d.se&losenord=', FORM)
    expect(await twice.text()).to.contain('value="a@b.se"')
  })
})

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

describe('every page', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  it('takes everything from this host, nothing inline, and lets nobody frame it', async () => {
    const { headers } = await house.visitor().get('/logga-in')
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split(';').map((part) => {
        const [name = '', ...values] = part.trim().split(' ')
        return [name, values.join(' ')]
      }),
    )
    expect(policy).to.deep.equal({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'connect-src': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    })
    expect(headers.get('x-content-type-options')).to.equal('nosniff')
    expect(headers.get('referrer-policy')).to.equal('same-origin')
    expect(headers.get('x-frame-options')).to.equal('DENY')
    expect(headers.get('permissions-policy')).to.contain('geolocation=()').and.contain('microphone=()')
    expect(headers.get('x-powered-by')).to.equal(null)
  })

  it('asks search engines to pass by what is invented, and what is for staff', async () => {
    const noindex = '<meta name="robots" content="noindex">'
    expect((await house.visitor().get('/')).html).not.to.contain(noindex)
    expect((await (await house.as('sara')).get('/start')).html).to.contain(noindex)
    expect((await (await house.as('sara')).get('/provsvar/lillkoping/2026')).html).to.contain(noindex)
  })

  it('says so when it is not there, in the language of the visitor, and leads everybody home', async () => {
    const nobody = await house.visitor().get('/finns-inte')
    expect(nobody.words).to.contain('Vi hittar inte sidan Sidan finns inte').and.not.contain('Det gick inte')
    expect(nobody.html).to.contain('<a href="/">Till startsidan</a>')
    expect((await (await house.as('sara')).get('/finns-inte')).html).to.contain('<a href="/start">Till startsidan</a>')
    const english = house.visitor()
    await english.get('/?sprak=en')
    expect((await english.get('/finns-inte')).words).to.contain('We cannot find the page')
  })

  it('has the same headers when it refuses or is missing', async () => {
    for (const path of ['/finns-inte', '/start/%ff']) {
      expect((await house.visitor().get(path)).headers.get('content-security-policy'), path).to.contain("default-src 'none'")
    }
  })

  it('has no inline script, style or handler', async () => {
    const sara = await house.as('sara')
    for (const path of ['/logga-in', '/start', '/dialoger', '/dialoger/ny?kommun=lillkoping&form=tips', '/finns-inte']) {
      const { html } = await sara.get(path)
      expect(html, path).to.not.match(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=|javascript:/i)
    }
  })
})
