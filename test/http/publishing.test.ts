import { expect } from 'chai'
import * as audit from '../../server/store/audit.ts'
import * as editions from '../../server/store/editions.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { jobsEnded } from '../fixtures/jobs-ended.ts'

const PAGE = '/omgangar/r2026/publicering'
const FORM = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', kommunpolis: 'Petra Polis', telefon: '114 14', epost: '' }

/** What only the publishing itself can tell. */
const ATTACKED = / Innan utgåvan publicerades angreps \d+ tal [^.]*\. Inget av dem gick att räkna ut\./

/** A preview has no files yet: nor the space of lines around where they are listed. */
const FILES = /<p class="unprinted"><a href="\/problemindex\.csv[\s\S]*?<\/p>/
const BLANK_LINES = /\n\s*\n/g

/** Every kind of page that an edition has, below its home. */
const PAGES = ['', '/grupper', '/metod', '/problemindex', '/problemindex/9901N', '/omrade/9901N', '/fraga/fortkorning']

describe('Publishing a lägesbild', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
  })
  after(() => house.close())

  it('is offered on the round’s page, and first shows what becomes public', async () => {
    expect((await sara.get('/omgangar/r2026')).html).to.contain(`href="${PAGE}"`)
    const { status, words } = await sara.get(PAGE)
    expect(status).to.equal(200)
    expect(words)
      .to.contain('Det här blir offentligt')
      .and.match(/Hela kommunen [1-9]\d* \d+/)
      .and.match(/Ön 0 \d+/)
    expect((await (await house.as('klara')).get(PAGE)).status).to.equal(404)
    expect((await (await house.as('greta')).get(PAGE)).status).to.equal(404)
  })

  it('shows every page as it would be published, to those alone who may publish it, with nothing that everybody would not see', async () => {
    const home = `${PAGE}/forhandsgranskning`
    expect((await sara.get(PAGE)).html).to.contain(`href="${home}"`)
    for (const page of PAGES) {
      const { status, words, html } = await sara.get(home + page)
      expect(status, page).to.equal(200)
      expect(words, page).to.contain('Förhandsgranskning.').and.contain('Här står kommunpolisen som du skriver in')
      expect(words, page).not.to.match(/Utgåva [0-9a-f]{12}/)
      const inside = [...html.matchAll(/href="(\/lagesbild\/[^"]*|\/lillkoping\/[^"]*)"/g)].map(([, href]) => href)
      expect(inside, page).to.deep.equal([])
    }
    expect((await sara.once('GET', home)).headers.get('cache-control')).to.contain('no-store')
    for (const somebody of [await house.as('klara'), await house.as('greta')]) expect((await somebody.get(home)).status).to.equal(404)
    expect((await house.visitor().once('GET', home)).status).to.equal(303)
    expect(await editions.ofKommun(house.deps.db, '9901')).to.deep.equal([])
  })

  it('draws no map where no area has an outline, names those that lack one where others have, and lists them all either way', async () => {
    const { db } = house.deps
    const home = `${PAGE}/forhandsgranskning`
    const outlines = await db.selectFrom('areas').select(['id', 'outline']).where('outline', 'is not', null).execute()
    const drawn = await sara.get(home)
    expect(drawn.html).to.contain('<figure class="map">')
    expect(drawn.words).to.match(/Ritas inte, för gränsen saknas: Ön ?\./)
    expect((await sara.get(`${home}/omrade/9901N`)).html).to.contain('aria-label="Karta: Norr bland områdena"')
    expect((await sara.get(`${home}/omrade/9901O`)).html).not.to.contain('<figure class="map">')
    await db.updateTable('areas').set({ outline: null }).execute()
    expect((await sara.get(home)).html, 'made for the page before').to.contain('<figure class="map">')
    house.clock.now = new Date(house.deps.now().getTime() + 60_000).toISOString()
    for (const page of ['', '/omrade/9901N', '/fraga/fortkorning']) {
      const { html } = await sara.get(home + page)
      expect(html, page).not.to.match(/<figure class="map">|class="with-map"|Ritas inte/)
    }
    for (const area of ['9901N', '9901S', '9901O']) expect((await sara.get(home)).html).to.contain(`href="${home}/omrade/${area}"`)
    for (const { id, outline } of outlines) await db.updateTable('areas').set({ outline }).where('id', '=', id).execute()
    house.clock.now = new Date(house.deps.now().getTime() + 60_000).toISOString()
  })

  it('asks for the kommunpolis and how to reach them, and loses nothing that was typed', async () => {
    const page = await sara.post(PAGE, { ...FORM, telefon: '', epost: 'inte en adress' })
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('E-postadressen ser inte rätt ut.')
    expect(page.html).to.contain('value="Petra Polis"').and.contain('value="inte en adress"')
    expect((await sara.post(PAGE, {})).words)
      .to.contain('Skriv vem som är kommunpolis.')
      .and.contain('Skriv ett telefonnummer eller en e-postadress')
  })

  it('publishes once, though the form is sent twice, and tells of it in the trail', async () => {
    await Promise.all([sara.post(PAGE, FORM), sara.post(PAGE, FORM)])
    await jobsEnded(house)
    const all = await editions.ofKommun(house.deps.db, '9901')
    expect(all).to.have.lengthOf(1)
    const { words, html } = await sara.get(PAGE)
    expect(words).to.contain(`som utgåva ${all[0]?.hash.slice(0, 12)}`)
    expect(html).to.contain('href="/lillkoping/lagesbild/2026"')
    const everybody = (await house.visitor().get('/lillkoping/lagesbild/2026')).words
    expect(everybody).to.contain('Kommunpolis: Petra Polis')
    const shown = (html: string, home: string) =>
      html
        .slice(html.indexOf('</h1>'), html.lastIndexOf('<h2>Kontakt'))
        .replaceAll(home, '')
        .replace(ATTACKED, '')
        .replace(FILES, '')
        .replace(BLANK_LINES, '\n')
    for (const page of PAGES) {
      const before = (await sara.get(`${PAGE}/forhandsgranskning${page}`)).html
      const after = (await house.visitor().get(`/lillkoping/lagesbild/2026${page}`)).html
      expect(shown(before, `${PAGE}/forhandsgranskning`), page)
        .to.equal(shown(after, '/lillkoping/lagesbild/2026'))
        .and.have.length.above(500)
    }
    const trail = await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: false, whats: ['published lagesbild'] }, 5)
    expect(trail.map(({ event }) => event.details)).to.deep.equal([{ year: 2026, edition: all[0]?.hash }])
    expect((await sara.post(PAGE, FORM)).status).to.equal(200)
    expect(await editions.ofKommun(house.deps.db, '9901')).to.have.lengthOf(1)
  })

  it('corrects what is published only with a reason, which everybody then reads', async () => {
    const id = '1f8fad5b-d9cb-469f-a165-70867728950e'
    expect((await sara.post(PAGE, { ...FORM, id })).words).to.contain('Skriv varför utgåvan rättas. Skälet publiceras.')
    await sara.post(PAGE, { ...FORM, id, kommunpolis: 'Per Polis', skal: 'Ny kommunpolis.' })
    await jobsEnded(house)
    const { words } = await house.visitor().get('/lillkoping/lagesbild/2026')
    expect(words).to.contain('Kommunpolis: Per Polis').and.contain('Det här är en rättad utgåva. Skälet: Ny kommunpolis.')
  })

  it('is not there before the round is counted', async () => {
    const empty = await aHouse({ now: '2026-11-15T10:00:00Z' })
    try {
      const page = await (await empty.as('sara')).get(PAGE)
      expect([page.status, page.words.includes('Svaren är inte räknade än.')]).to.deep.equal([404, true])
    } finally {
      await empty.close()
    }
  })
})
