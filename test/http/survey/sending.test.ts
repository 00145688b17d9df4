import { expect } from 'chai'
import { aHouse, type House } from '../../fixtures/house.ts'
import { answer, BASE, begin, DOCUMENT, inUrn, PARTS } from './walk.ts'

describe('sending an answer', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('many times at once gives one answer, and everybody the receipt', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const pages = await Promise.all(Array.from({ length: 10 }, () => visitor.post(`${BASE}/svar`)))
    for (const { address, status } of pages) expect({ address, status }).to.deep.equal({ address: `${BASE}/kvitto`, status: 200 })
    expect(await inUrn(house)).to.deep.equal([DOCUMENT])
  })

  it('again later, from the same window or another, shows the receipt and changes nothing', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const window = visitor.copy()
    await visitor.post(`${BASE}/svar`)
    expect((await window.post(`${BASE}/svar`)).address).to.equal(`${BASE}/kvitto`)
    expect((await visitor.post(`${BASE}/svar`)).address).to.equal(`${BASE}/kvitto`)
    expect(await inUrn(house)).to.deep.equal([DOCUMENT])
  })

  it('and then going back shows the receipt on every page, and takes no more answers', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    for (const page of ['/omrade', '/del/1', '/granska', '/svar']) {
      expect((await visitor.get(`${BASE}${page}`)).address, page).to.equal(`${BASE}/kvitto`)
    }
    expect((await visitor.post(`${BASE}/del/1`, { nedskrapning: '1' })).address).to.equal(`${BASE}/kvitto`)
    expect(await inUrn(house)).to.deep.equal([DOCUMENT])
  })

  it('lets the next in the household begin from an empty page', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    expect((await visitor.get(BASE)).words).to.include('Fler i hushållet kan svara.')
    const part = await begin(visitor)
    expect(part.html).not.to.include(' checked')
    await visitor.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.have.length(2)
  })

  it('from two windows that saved different parts sends both', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const window = visitor.copy()
    await Promise.all([visitor.post(`${BASE}/del/1`, PARTS[0]), window.post(`${BASE}/del/4`, PARTS[3])])
    await visitor.post(`${BASE}/svar`)
    const [document] = await inUrn(house)
    expect(document?.answers).to.include({ nedskrapning: '2', kon: 'kvinna' })
  })

  it('by thirty-two people at once puts thirty-two answers in the urn', async () => {
    const visitors = Array.from({ length: 32 }, () => house.visitor())
    await Promise.all(
      visitors.map(async (visitor, index) => {
        await answer(visitor, BASE, [...PARTS.slice(0, 2), { forslag: `Förslag ${index}` }, PARTS[3] ?? {}])
        await visitor.post(`${BASE}/svar`)
      }),
    )
    const words = (await inUrn(house)).map(({ texts }) => texts.forslag)
    expect(words.sort()).to.deep.equal(visitors.map((_, index) => `Förslag ${index}`).sort())
  })

  it('leaves nothing that ties an answer to anybody: no key in the table, no address, no time, and no secret in an address', async () => {
    const visitor = house.visitor()
    const addresses = []
    addresses.push((await answer(visitor)).address, (await visitor.post(`${BASE}/svar`)).address)
    const key = visitor.cookie('utkast') ?? ''
    expect(key).to.have.length(43)
    for (const address of addresses) expect(address).not.to.include(key)
    const rows = JSON.stringify([
      await house.deps.db.selectFrom('urn').selectAll().execute(),
      await house.deps.db.selectFrom('drafts').select(['id', 'sent', 'expires_on', 'round_id']).execute(),
    ])
    for (const trace of [key, '127.0.0.1', 'node', '2026-09-15', '10:00']) expect(rows).not.to.include(trace)
  })

  it('keeps the key where no script, other site or other survey reads it, and never in a browser’s store', async () => {
    const visitor = house.visitor()
    const response = await visitor.once('POST', BASE, new URLSearchParams({ vag: 'oppen' }))
    const [cookie = ''] = response.headers.getSetCookie()
    expect(cookie).to.match(/^utkast=[\w-]{43};/)
    expect(cookie).to.include('HttpOnly').and.to.include('SameSite=Lax').and.to.include(`Path=${BASE};`)
    expect(response.headers.get('cache-control')).to.equal('no-store')
  })
})
