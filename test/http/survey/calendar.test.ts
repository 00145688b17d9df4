import { expect } from 'chai'
import * as roundChanges from '../../../server/store/round-changes.ts'
import { aHouse, type House, ROUND_2026 } from '../../fixtures/house.ts'
import { answer, BASE, inUrn, PARTS } from './walk.ts'

describe('the calendar of a round', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('says kindly before it opens when it does, and takes nothing', async () => {
    house.clock.now = '2026-08-31T21:59:00Z' // one minute before midnight in Sweden
    const visitor = house.visitor()
    const page = await visitor.get(BASE)
    expect(page.status).to.equal(200)
    expect(page.words).to.include('Enkäten har inte öppnat än')
    expect(page.words).to.include('från och med 1 september 2026 till och med 31 oktober 2026')
    const refused = await visitor.post(BASE, { vag: 'oppen' })
    expect(refused.status).to.equal(409)
    expect(refused.words).to.include('1 september 2026').and.to.include('togs därför inte emot')
    expect(visitor.cookie('utkast')).to.equal(undefined)
  })

  it('is open from the first moment of the first day to the last of the last, Swedish time', async () => {
    for (const now of ['2026-08-31T22:00:00Z', '2026-10-31T22:59:00Z']) {
      house.clock.now = now
      expect((await house.visitor().get(BASE)).words, now).to.include('Börja svara')
    }
  })

  it('says after it has closed when it did and when results come, and takes nothing', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    house.clock.now = '2026-10-31T23:00:00Z' // midnight in Sweden, winter time since a week
    for (const page of ['', '/del/1', '/granska', '/omrade']) {
      const { status, words, html } = await visitor.get(`${BASE}${page}`)
      expect(status, page).to.equal(200)
      expect(html).to.include('<a href="/lillkoping/lagesbild">Lägesbilder för Lillköping</a>')
      expect(words).to.include('Enkäten är stängd').and.to.include('31 oktober 2026').and.to.include('15 januari 2027')
    }
    for (const [page, fields] of [
      ['/svar', {}],
      ['/del/1', PARTS[0] ?? {}],
      ['/omrade', { omrade: '9901N' }],
      ['', { vag: 'oppen' }],
    ] as const) {
      const refused = await visitor.post(`${BASE}${page}`, fields)
      expect(refused.status, page).to.equal(409)
      expect(refused.words).to.include('togs därför inte emot')
    }
    expect(await inUrn(house)).to.deep.equal([])
  })

  it('says when the kommun has cancelled it, that answers are gone, and takes nothing more', async () => {
    const [early, late] = [house.visitor(), house.visitor()]
    await answer(early)
    await answer(late)
    await early.post(`${BASE}/svar`)
    await roundChanges.cancel(house.deps.db, ROUND_2026, '2026-09-15')
    const atOnce = await house.visitor().post(BASE, { vag: 'oppen' })
    expect(atOnce.status).to.equal(409)
    expect(atOnce.words).to.include('Kommunen har ställt in enkäten.')
    house.clock.now = '2026-09-15T10:01:00Z' // a change of a round may take a few seconds to be seen
    for (const [visitor, page] of [
      [house.visitor(), ''],
      [late, '/granska'],
      [late, '/del/1'],
    ] as const) {
      const { status, words } = await visitor.get(`${BASE}${page}`)
      expect(status, page).to.equal(200)
      expect(words)
        .to.include('Enkäten är inställd')
        .and.to.include('Kommunen ställde in den 15 september 2026. De svar som hade lämnats är')
    }
    const refused = await late.post(`${BASE}/svar`)
    expect(refused.status).to.equal(409)
    expect(refused.words).to.include('Enkäten är inställd').and.to.include('togs därför inte emot')
    expect((await late.get(`${BASE}?sprak=en`)).words).to.include('The survey has been cancelled')
    expect(await inUrn(house)).to.deep.equal([])
    expect((await house.visitor().get('/')).html).to.not.include(`href="${BASE}"`)
  })

  it('still shows the receipt after closing to who sent in time', async () => {
    const visitor = house.visitor()
    await answer(visitor)
    await visitor.post(`${BASE}/svar`)
    house.clock.now = '2026-11-05T12:00:00Z'
    expect((await visitor.get(`${BASE}/kvitto`)).words).to.include('Tack, ditt svar är mottaget')
  })

  it('does not promise results for a day that has passed', async () => {
    house.clock.now = '2027-02-01T12:00:00Z'
    expect((await house.visitor().get(BASE)).words).to.include('Resultaten skulle vara klara 15 januari 2027.')
  })
})
