import { expect } from 'chai'
import { aHouse, type House } from '../../fixtures/house.ts'
import { answer, BASE, begin } from './walk.ts'

describe('the quick exit', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  it('stands on the parts that may wake something up, and on no other', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const pages = await Promise.all([1, 2, 3, 4].map((n) => visitor.get(`${BASE}/del/${n}`)))
    for (const { html, words } of pages) {
      expect(html.includes(`href="${BASE}/lamna"`), words).to.equal(words.includes('ring 112'))
    }
    expect(pages.some(({ words }) => words.includes('Lämna sidan snabbt'))).to.equal(true)
  })

  it('leads elsewhere at once, and nothing that was answered can be seen on the device afterwards', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    expect(visitor.cookie('utkast')).to.be.a('string')
    const gone = await visitor.once('GET', `${BASE}/lamna`)
    expect(gone.status).to.equal(303)
    expect(gone.headers.get('location')).to.equal('https://www.smhi.se/')
    expect(gone.headers.get('cache-control')).to.equal('no-store')
    expect(visitor.cookie('utkast')).to.equal(undefined)
    expect((await visitor.get(`${BASE}/granska`)).words).to.not.include('Mer ljus vid stationen')
  })

  it('is no way for another site to make somebody lose an answer under way', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const refused = await visitor.once('GET', `${BASE}/lamna`, undefined, { 'sec-fetch-site': 'cross-site' })
    expect(refused.headers.get('location')).to.equal(BASE)
    expect((await visitor.get(`${BASE}/granska`)).words).to.include('Mer ljus vid stationen')
  })
})
