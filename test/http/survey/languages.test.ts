import { expect } from 'chai'
import { aHouse, type House } from '../../fixtures/house.ts'
import { answer, BASE, begin, PARTS } from './walk.ts'

describe('the language of the survey', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  it('is Swedish until another is chosen, and then kept from page to page', async () => {
    const visitor = house.visitor()
    expect((await visitor.get(BASE)).html).to.include('<html lang="sv"')
    const start = await visitor.get(`${BASE}?sprak=en`)
    expect(start.html).to.include('<html lang="en"')
    expect(start.words)
      .to.include('The small safety survey 2026 – Lillköping')
      .and.to.include('Start answering')
      .and.to.include('15 or older')
    const part = await begin(visitor)
    expect(part.html).to.include('<html lang="en"')
    expect(part.words).to.include('Part 1 of 4').and.to.include('Is littering a problem where you live?')
    expect((await visitor.get('/')).words).to.include('How safe is it where you live?')
  })

  it('can be chosen on every page, and the page stays the same', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    for (const page of ['', '/omrade', '/omrade?valt=9901S', '/del/1', '/del/2?ater=granska', '/granska']) {
      const { html } = await visitor.get(`${BASE}${page}`)
      const link = /href="([^"]*sprak=en)" lang="en" hreflang="en"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
      expect(link, page).to.equal(`${BASE}${page}${page.includes('?') ? '&' : '?'}sprak=en`)
    }
  })

  it('changes the words and not the answers, also in the middle', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    const review = await visitor.get(`${BASE}/granska?sprak=en`)
    expect(review.words).to.include('You have answered 12 of 12 questions.').and.to.include('In the park, At the station')
    const refused = await visitor.post(`${BASE}/del/4`, { ...PARTS[3], ar_i_omradet: '999' })
    expect(refused.html).to.include('<title>Error: About you')
    expect(refused.words).to.include('Years in the area: Write a number from 0 to 110.')
    expect((await visitor.get(`${BASE}/granska?sprak=sv`)).words).to.include('I parken, Vid stationen')
  })

  it('is also that of a closed survey and of the receipt', async () => {
    const visitor = house.visitor()
    const closed = await visitor.get('/enkat/lillkoping/2025?sprak=en')
    expect(closed.words).to.include('The survey is closed').and.to.include('31 October 2025')
    await answer(visitor)
    expect((await visitor.post(`${BASE}/svar`)).words).to.include('Thank you, we have received your answers')
  })

  it('is also that of refusals', async () => {
    const visitor = house.visitor()
    await visitor.get(`${BASE}?sprak=en`)
    const missing = await visitor.get('/enkat/ingenstans/2026')
    expect(missing.status).to.equal(404)
    expect(missing.html).to.include('<html lang="en"')
    expect(missing.words).to.include('There is no such survey.').and.to.include('To the first page')
    const large = await visitor.post(`${BASE}/del/3`, { forslag: 'x'.repeat(2_000_000) })
    expect(large.status).to.equal(413)
    expect(large.words).to.include('What you sent is too large.')
  })
})
