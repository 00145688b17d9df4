import { expect } from 'chai'
import * as rounds from '../../../server/store/rounds.ts'
import { code } from '../../fixtures/codes.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { answer, BASE, begin, DOCUMENT, inUrn, PARTS } from './walk.ts'

describe('a resident', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('reads first who asks, how long it takes and what happens with the answers', async () => {
    const { words, status, html } = await house.visitor().get(BASE)
    expect(status).to.equal(200)
    expect(words).to.include('Kommunen och polisen i Lillköping frågar.')
    expect(words).to.include('Det tar ungefär 3 minuter.')
    expect(words).to.include('15 år eller äldre')
    expect(words).to.include('till och med 31 oktober 2026')
    expect(words).to.include('Svaren sparas utan namn, adress och tidpunkt')
    expect(html).to.include('href="/sa-skyddas-svaren"')
  })

  it('answers from the first page to the receipt, and the answer lies in the urn', async () => {
    const visitor = house.visitor()
    const review = await answer(visitor)
    expect(review.address).to.equal(`${BASE}/granska`)
    expect(review.words).to.include('Du har svarat på 12 av 12 frågor.')
    for (const words of ['Norr', 'Ett litet problem', 'I parken, Vid stationen', '12 år', 'Mer ljus vid stationen']) {
      expect(review.words).to.include(words)
    }
    const receipt = await visitor.post(`${BASE}/svar`)
    expect(receipt.address).to.equal(`${BASE}/kvitto`)
    expect(receipt.words).to.include('Tack, ditt svar är mottaget')
    expect(receipt.html).to.include('De publiceras här: <a href="/lillkoping/lagesbild">')
    expect(receipt.words).to.include('Resultaten ska vara klara 15 januari 2027.')
    expect(await inUrn(house)).to.deep.equal([DOCUMENT])
  })

  it('is told which part of how many it is', async () => {
    const page = await begin(house.visitor())
    expect(page.words).to.include('Del 1 av 4')
    expect(page.html).to.include('<title>Där du bor (del 1 av 4)')
  })

  it('chooses the area from a list or a map, and a link in the map ticks the list', async () => {
    const visitor = house.visitor()
    const page = await visitor.post(BASE, { vag: 'oppen' })
    expect(page.address).to.equal(`${BASE}/omrade`)
    expect(page.html).to.include('aria-label="Norr"').and.not.to.include(' checked')
    const linked = await visitor.get(`${BASE}/omrade?valt=9901S`)
    expect(linked.html).to.match(/value="9901S" ?checked/)
  })

  it('goes back from the area without losing it, and without having to say it', async () => {
    const visitor = house.visitor()
    await visitor.post(BASE, { vag: 'oppen' })
    expect((await visitor.post(`${BASE}/omrade`, { _till: 'tillbaka' })).address).to.equal(BASE)
    expect((await visitor.post(`${BASE}/omrade`, { omrade: '9901S', _till: 'tillbaka' })).address).to.equal(BASE)
    expect((await visitor.get(`${BASE}/omrade`)).html).to.match(/value="9901S" ?checked/)
  })

  it('may leave every question blank, but must say where they live', async () => {
    const visitor = house.visitor()
    await visitor.post(BASE, { vag: 'oppen' })
    expect((await visitor.get(`${BASE}/del/1`)).address, 'without an area').to.equal(`${BASE}/omrade`)
    expect((await visitor.post(`${BASE}/svar`)).address, 'without an area').to.equal(`${BASE}/omrade`)
    expect(await inUrn(house)).to.deep.equal([])
    const review = await answer(visitor, BASE, [{}, {}, {}, {}])
    expect(review.words).to.include('Du har svarat på 0 av 11 frågor.')
    await visitor.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.deep.equal([{ source: 'open', areaId: '9901N', answers: {}, texts: {} }])
  })

  it('goes back without losing what was just filled in', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    await visitor.post(`${BASE}/del/1`, PARTS[0])
    const first = await visitor.post(`${BASE}/del/2`, { ...PARTS[1], _till: 'tillbaka' })
    expect(first.address).to.equal(`${BASE}/del/1`)
    expect(first.html).to.match(/name="nedskrapning" value="2"[^>]* checked/)
    const second = await visitor.get(`${BASE}/del/2`)
    expect(second.html).to.match(/name="tillit" value="7" checked/)
    expect(second.html).to.match(/name="platser" value="1"[^>]* checked/)
  })

  it('changes one answer from the review and comes back to it', async () => {
    const visitor = house.visitor()
    const review = await answer(visitor)
    expect(review.html).to.include(`href="${BASE}/del/4?ater=granska#fraga-kon"`)
    const part = await visitor.get(`${BASE}/del/4?ater=granska`)
    expect(part.html).to.include(`action="${BASE}/del/4?ater=granska"`).and.to.include('id="fraga-kon"')
    const again = await visitor.post(`${BASE}/del/4?ater=granska`, { ...PARTS[3], kon: 'man' })
    expect(again.address).to.equal(`${BASE}/granska`)
    expect(again.words).to.include('Är du kvinna eller man? Man')
  })

  it('is asked only what the earlier answers lead to, and gets a changed mind back unharmed', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    await visitor.post(`${BASE}/del/1`, { ...PARTS[0], utsatt_stold: '1' })
    expect((await visitor.get(`${BASE}/del/2`)).words).not.to.include('Anmälde du stölden')
    expect((await visitor.get(`${BASE}/granska`)).words).not.to.include('Anmälde du stölden')
    await visitor.post(`${BASE}/svar`)
    const { anmalt: _, ...answers } = DOCUMENT.answers
    expect(await inUrn(house)).to.deep.equal([{ ...DOCUMENT, answers: { ...answers, utsatt_stold: '1' } }])
  })

  it('with a code from the kommun is not asked for the area, and cannot change it', async () => {
    await rounds.addAreaCode(house.deps.db, 'r2026', { code: code(1), areaId: '9901S' })
    const visitor = house.visitor()
    const part = await visitor.post(BASE, { vag: 'kod', kod: ` ${code(1).slice(0, 4).toLowerCase()}-${code(1).slice(4)} ` })
    expect(part.address).to.equal(`${BASE}/del/1`)
    expect((await visitor.post(`${BASE}/omrade`, { omrade: '9901N' })).address).to.equal(`${BASE}/del/1`)
    const review = await visitor.get(`${BASE}/granska`)
    expect(review.words).to.include('Söder')
    await visitor.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.deep.equal([{ source: 'code', areaId: '9901S', answers: {}, texts: {} }])
  })

  it('finds the way back to an answer begun earlier, on the same device', async () => {
    const visitor = house.visitor()
    await begin(visitor)
    await visitor.post(`${BASE}/del/1`, PARTS[0])
    const start = await visitor.get(BASE)
    expect(start.words).to.include('Du har ett påbörjat svar på den här enheten. Fortsätt där du var')
    expect(start.html).to.include(`href="${BASE}/del/2"`)
    expect((await visitor.get(`${BASE}/granska`)).words).to.include('Du har svarat på 3 av 12 frågor.')
    expect((await house.visitor().get(BASE)).words).not.to.include('påbörjat')
  })

  it('who comes too late, or from nowhere, is led to the beginning and told why', async () => {
    const visitor = house.visitor()
    const page = await visitor.post(`${BASE}/del/2`, PARTS[1])
    expect(page.address).to.equal(`${BASE}?utkast=borta`)
    expect(page.words).to.include('Ditt påbörjade svar finns inte kvar.')
    expect((await visitor.get(`${BASE}/kvitto`)).address).to.equal(BASE)
  })
})
