import { expect } from 'chai'
import * as rounds from '../../../server/store/rounds.ts'
import { code } from '../../fixtures/codes.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { BASE, begin, inUrn } from './walk.ts'

describe('a form that is not right', () => {
  let house: House
  before(async () => {
    house = await aHouse()
    await rounds.addAreaCode(house.deps.db, 'r2026', { code: code(1), areaId: '9901N' })
  })
  after(() => house.close())

  it('comes back with every fault at once, links to the fields, and everything that was typed', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const page = await visitor.post(`${BASE}/del/4`, {
      ar_i_omradet: 'nästan tio',
      kon: ['man', 'kvinna'],
      alder: '15-29',
      boendeform: 'slott',
    })
    expect(page.status).to.equal(422)
    expect(page.html).to.include('<title>Fel: Om dig')
    expect(page.words).to.include('Rätta det här')
    expect(page.words).to.include('År i området: Skriv ett helt tal med siffror.')
    expect(page.words).to.include('Kön: Välj bara ett svar.')
    expect(page.words).to.include('Boendeform: Svaret finns inte bland alternativen.')
    for (const field of ['svar-ar_i_omradet', 'svar-kon', 'svar-boendeform']) {
      expect(page.html).to.include(`href="#${field}"`).and.to.include(`id="${field}"`)
    }
    expect(page.html)
      .to.include('value="nästan tio"')
      .and.to.match(/value="15-29"[^>]* checked/)
    expect(page.html).to.match(/aria-describedby="om-ar_i_omradet fel-ar_i_omradet" aria-invalid="true"/)
  })

  it('keeps the answers of it that were right, but not those that were wrong', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    await visitor.post(`${BASE}/del/4`, { ar_i_omradet: '5', kon: 'man' })
    await visitor.post(`${BASE}/del/4`, { ar_i_omradet: '500', kon: 'kvinna' })
    const page = await visitor.get(`${BASE}/del/4`)
    expect(page.html)
      .to.include('value="5"')
      .and.to.match(/value="kvinna"[^>]* checked/)
  })

  it('is not passed by going back: nothing typed is lost', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const page = await visitor.post(`${BASE}/del/4`, { ar_i_omradet: '500', _till: 'tillbaka' })
    expect(page.status).to.equal(422)
    expect(page.html).to.include('value="500"')
  })

  it('says how much too long a text is, and keeps all of it', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const page = await visitor.post(`${BASE}/del/3`, { forslag: 'å'.repeat(2003) })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Texten är 3 tecken för lång. Den får vara högst 2000 tecken.')
    expect(page.html).to.include('å'.repeat(2003))
  })

  it('says that "inget av dessa" stands alone', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    const page = await visitor.post(`${BASE}/del/2`, { platser: ['1', '0'] })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Otrygga platser: Du har valt ett svar som bara kan stå ensamt.')
    expect(page.html).to.match(/name="platser" value="0" checked/)
  })

  it('asks for the area when none is chosen, and for one that exists', async () => {
    const visitor = house.visitor()
    await visitor.post(BASE, { vag: 'oppen' })
    const missing = await visitor.post(`${BASE}/omrade`)
    expect(missing.status).to.equal(422)
    expect(missing.words).to.include('Fel: Välj det område där du bor.')
    for (const area of ['9902A', '9901', 'x', '__proto__']) {
      const unknown = await visitor.post(`${BASE}/omrade`, { omrade: area })
      expect(unknown.status, area).to.equal(422)
      expect(unknown.words).to.include('Området finns inte i den här enkäten.')
    }
    const linked = await visitor.get(`${BASE}/omrade?valt=9902A`)
    expect(linked.status).to.equal(404)
    expect(linked.words).to.include('Området finns inte i den här enkäten.')
  })

  it('says kindly on the same page that a code is wrong, and shows what was typed', async () => {
    const visitor = house.visitor()
    for (const wrong of ['K7MA-3XRX', code(2), 'hej', '<script>', '💥'.repeat(200)]) {
      const page = await visitor.post(BASE, { vag: 'kod', kod: wrong })
      expect(page.status, wrong).to.equal(422)
      const sentence = wrong === code(2) ? 'Koden hör inte till den här enkäten.' : 'Koden är inte rätt skriven.'
      expect(page.words).to.include(sentence).and.to.include('Du kan också börja utan kod.')
      expect(page.html).to.include('<title>Fel: ').and.to.include('href="#kod"').and.not.to.include('<script>')
    }
    const empty = await visitor.post(BASE, { vag: 'kod', kod: ' ' })
    expect(empty.status).to.equal(422)
    expect(empty.words).to.include('Skriv koden du har fått. Du kan också börja utan kod.')
  })

  it('leaves the urn empty', async () => {
    expect(await inUrn(house)).to.deep.equal([])
  })
})

describe('a round that is answered by code alone', () => {
  let house: House
  before(async () => {
    house = await aHouse()
    await house.deps.db.updateTable('rounds').set({ open_link: 0 }).where('id', '=', 'r2026').execute()
    await rounds.addAreaCode(house.deps.db, 'r2026', { code: code(1), areaId: '9901N' })
  })
  after(() => house.close())

  it('shows no way in without a code, and lets nobody make one', async () => {
    const visitor = house.visitor()
    const start = await visitor.get(BASE)
    expect(start.words).to.include('För att svara behöver du en kod från kommunen.')
    expect(start.html).not.to.include('value="oppen"')
    const forced = await visitor.post(BASE, { vag: 'oppen' })
    expect(forced.status).to.equal(422)
    expect(forced.words).to.include('Skriv koden du har fått.')
    expect(visitor.cookie('utkast')).to.equal(undefined)
  })
})
