import { expect } from 'chai'
import * as areas from '../../../server/store/areas.ts'
import { AREAS, aHouse, type House } from '../../fixtures/house.ts'
import { answer, BASE, begin, PARTS } from './walk.ts'

/** Some pages are made once and shown to everybody who meets them: whatever sets two visitors apart must set their pages apart. */
describe('a page that others have opened before', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('is the same for the next who has answered nothing on it', async () => {
    for (const page of ['', '/omrade']) {
      const [first, second] = [house.visitor(), house.visitor()]
      for (const visitor of [first, second]) if (page !== '') await visitor.post(BASE, { vag: 'oppen' })
      expect((await second.get(`${BASE}${page}`)).html, page).to.equal((await first.get(`${BASE}${page}`)).html)
    }
    expect((await begin(house.visitor())).html).to.equal((await begin(house.visitor())).html)
    const receipts = [house.visitor(), house.visitor()].map(async (visitor) => {
      await answer(visitor)
      return (await visitor.post(`${BASE}/svar`)).html
    })
    const [one, other] = await Promise.all(receipts)
    expect(one).to.include('Tack, ditt svar är mottaget').and.to.equal(other)
  })

  it('never shows what somebody else answered, nor hides what one answered oneself', async () => {
    const [anna, bo] = [house.visitor(), house.visitor()]
    await begin(bo)
    await answer(anna)
    for (const part of [1, 2, 3, 4]) {
      const before = await bo.get(`${BASE}/del/${part}`)
      const hers = await anna.get(`${BASE}/del/${part}`)
      expect(before.html, `${part}`).to.not.match(/ checked|Mer ljus|value="12"/)
      expect(hers.html, `${part}`).to.match(/ checked|Mer ljus|value="12"/)
      expect((await bo.get(`${BASE}/del/${part}`)).html, `${part}`).to.equal(before.html)
    }
    expect((await anna.get(BASE)).words)
      .to.include('påbörjat')
      .and.to.not.equal((await house.visitor().get(BASE)).words)
    expect((await anna.get(`${BASE}/omrade`)).html).to.match(/value="9901N"[^>]* checked/)
    expect((await house.visitor().get(`${BASE}?utkast=borta`)).words).to.not.equal((await house.visitor().get(BASE)).words)
  })

  it('asks each what their own answers lead to', async () => {
    const [stolen, spared] = [house.visitor(), house.visitor()]
    for (const visitor of [stolen, spared]) await begin(visitor)
    expect((await stolen.post(`${BASE}/del/1`, { utsatt_stold: '2' })).html).to.include('name="anmalt"')
    expect((await spared.post(`${BASE}/del/1`, { utsatt_stold: '1' })).html).to.not.include('name="anmalt"')
  })

  it('is in the language of who asks, and leads where its own address does', async () => {
    const [swede, briton] = [house.visitor(), house.visitor()]
    await begin(swede)
    await briton.get(`${BASE}?sprak=en`)
    expect((await begin(briton)).words).to.include('Part 1 of 4')
    expect((await swede.get(`${BASE}/del/1`)).words).to.include('Del 1 av 4')
    expect((await swede.get(`${BASE}/del/1?ater=granska`)).html).to.include(`${BASE}/del/1?ater=granska`)
    expect((await swede.get(`${BASE}/del/1`)).html).to.not.include('ater=granska')
  })

  it('is made anew when the round or its areas have changed', async () => {
    const visitor = house.visitor()
    await visitor.post(BASE, { vag: 'oppen' })
    expect((await visitor.get(`${BASE}/omrade`)).words).to.include('Norr')
    await areas.write(
      house.deps.db,
      AREAS.map((area) => (area.id === '9901N' ? { ...area, name: 'Norra backen' } : area)),
    )
    house.clock.now = '2026-09-15T10:00:06Z'
    expect((await visitor.get(`${BASE}/omrade`)).words).to.include('Norra backen')
  })

  it('is whole for a browser that takes nothing compressed', async () => {
    const plain = async () => {
      const response = await house.visitor().once('GET', BASE, undefined, { 'accept-encoding': 'identity' })
      return { coding: response.headers.get('content-encoding'), html: await response.text() }
    }
    const { html, headers } = await house.visitor().get(BASE)
    expect(await plain()).to.deep.equal({ coding: null, html })
    expect(headers.get('content-encoding')).to.equal('gzip')
    expect(headers.get('vary')).to.equal('Cookie, Accept-Encoding')
    expect(headers.get('cache-control')).to.equal('no-store')
  })

  it('is refused as before when it was filled in wrongly', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const refused = await visitor.post(`${BASE}/del/4`, { ...PARTS[3], ar_i_omradet: '999' })
    expect(refused.status).to.equal(422)
    expect(refused.html).to.include('value="999"')
  })
})
