import { expect } from 'chai'
import * as roundChanges from '../../../server/store/round-changes.ts'
import * as rounds from '../../../server/store/rounds.ts'
import type { Client } from '../../fixtures/client.ts'
import { code } from '../../fixtures/codes.ts'
import { aHouse, type House, ROUND_2025, ROUND_2026 } from '../../fixtures/house.ts'
import { toldOf } from '../../fixtures/told.ts'

const NEXT = {
  kommun: 'lillkoping',
  enkat: 'lilla-2026',
  oppnar: '2026-10-01',
  stanger: '2026-11-30',
  resultat: '2027-01-31',
  koder: 'ja',
  forseglad: 'ja',
}

describe('making a round in the browser', () => {
  let house: House
  let sara: Client
  const made = () => rounds.ofKommunAndYear(house.deps.db, '9901', 2026)
  beforeEach(async () => {
    house = await aHouse({ now: '2026-08-01T10:00:00Z' })
    await roundChanges.remove(house.deps.db, ROUND_2026)
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it('begins from last year’s: the next survey, the same days a year later, the same ways to answer', async () => {
    await rounds.addAreaCode(house.deps.db, ROUND_2025.id, { areaId: '9901N', code: code(1) })
    const page = await sara.get('/omgangar/ny')
    expect(page.words).to.contain('Ny omgång i Lillköping').and.contain('Förslaget är gjort efter omgången 2025')
    expect(page.html).to.match(/<option value="lilla-2026" selected>/)
    for (const [field, value] of Object.entries({ oppnar: '2026-09-01', stanger: '2026-10-31', resultat: '2028-01-15' }))
      expect(page.html).to.match(new RegExp(`name="${field}" type="date" value="${value}"`))
    expect(page.html)
      .to.match(/name="koder" value="ja" checked/)
      .and.match(/name="oppen" value="ja" checked/)
    expect(page.html).to.match(/name="ovning" value="ja" aria/)
  })

  it('gives every area a new code, tells of it, and leads to what to look over', async () => {
    const page = await sara.post('/omgangar/ny', NEXT)
    const round = await made()
    expect(page.address).to.equal(`/omgangar/${round?.id}?ny=1`)
    expect(page.words).to.contain('Omgången är upplagd.').and.contain('Innan omgången öppnar')
    expect(round).to.deep.include({
      opensOn: '2026-10-01',
      closesOn: '2026-11-30',
      resultsOn: '2027-01-31',
      openLink: false,
      rehearsal: false,
    })
    const codes = await rounds.areaCodes(house.deps.db, round?.id ?? '')
    expect(codes.map(({ areaId }) => areaId)).to.have.members(['9901N', '9901S', '9901O'])
    expect(await toldOf(house, 'added round')).to.deep.equal([{ by: 'sara', kommunId: '9901', what: 'added round', year: 2026 }])
  })

  it('says everything that is wrong at once, each fault a way to its field, and keeps what was typed', async () => {
    const page = await sara.post('/omgangar/ny', {
      kommun: 'lillkoping',
      enkat: '',
      oppnar: '2026-13-01',
      stanger: '2026-07-01',
      resultat: '',
      ovning: 'ja',
    })
    expect(page.status).to.equal(422)
    for (const [field, sentence] of [
      ['enkat', 'Välj vilken enkät omgången ska ställa.'],
      ['oppnar', '”2026-13-01” är inte ett datum för första dagen. Skriv ÅÅÅÅ-MM-DD.'],
      ['resultat', 'Skriv resultatdagen, till exempel 2026-09-01.'],
      ['oppen', 'Välj urval, områdeskoder eller öppen länk: annars kan ingen svara.'],
      ['stanger', 'Sista dagen har redan varit. Välj i dag eller en senare dag.'],
    ]) {
      expect(page.html).to.contain(`<li><a href="#${field}">${sentence}</a></li>`).and.contain(`id="${field}"`)
    }
    expect(page.html).to.contain('value="2026-13-01"').and.contain('value="2026-07-01"')
    expect(page.html).to.match(/name="ovning" value="ja" checked/)
    expect(await made()).to.equal(undefined)
  })

  it('tells the second of two who make the same round, who keeps what was typed', async () => {
    await sara.post('/omgangar/ny', NEXT)
    const page = await (await house.as('ada')).post('/omgangar/ny', { ...NEXT, stanger: '2026-12-24' })
    expect(page.status).to.equal(409)
    expect(page.html).to.contain('<li><a href="#enkat">Kommunen har redan en omgång det året.</a></li>').and.contain('value="2026-12-24"')
    expect(page.html).to.match(/<option value="lilla-2026" selected>/)
    expect((await made())?.closesOn).to.equal('2026-11-30')
  })

  it('makes one round when the button is pressed twice', async () => {
    const pages = await Promise.all([sara.post('/omgangar/ny', NEXT), sara.post('/omgangar/ny', NEXT)])
    expect(pages.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    expect((await rounds.ofKommun(house.deps.db, '9901')).map(({ year }) => year)).to.deep.equal([2026, 2025])
  })

  it('takes the place of a cancelled round of the same year', async () => {
    await sara.post('/omgangar/ny', NEXT)
    const first = await made()
    if (first) await roundChanges.cancel(house.deps.db, first, '2026-08-01')
    expect((await sara.post('/omgangar/ny', { ...NEXT, stanger: '2026-12-01' })).status).to.equal(200)
    expect(await made()).to.deep.include({ closesOn: '2026-12-01', cancelledOn: null })
  })

  it('says what is missing when every survey has its round, and when there are no areas', async () => {
    await rounds.add(house.deps.db, ROUND_2026)
    expect((await sara.get('/omgangar/ny')).words)
      .to.contain('Det finns ingen ny enkät att ställa.')
      .and.contain('en fil i mappen surveys')
    await house.deps.db.deleteFrom('areas').where('parent_id', '=', '9902').execute()
    const page = await (await house.as('greta')).post('/omgangar/ny', { ...NEXT, kommun: 'granby' })
    expect(page.status).to.equal(422)
    expect(page.words).to.contain('Granby har inga områden 2026. Läs in dem först.')
  })

  it('asks in which kommun, of those who serve several', async () => {
    const page = await (await house.as('ada')).get('/omgangar/ny')
    expect(page.html).to.contain('href="/omgangar/ny?kommun=granby"').and.contain('href="/omgangar/ny?kommun=lillkoping"')
  })

  it('is for the samordnare and the administratör of the kommun alone', async () => {
    for (const person of ['klara', 'arvid', 'greta'] as const) {
      const client = await house.as(person)
      expect((await client.get('/omgangar/ny?kommun=lillkoping')).status, person).to.equal(404)
      expect((await client.post('/omgangar/ny', NEXT)).status, person).to.equal(404)
    }
    expect((await (await house.as('klara')).get('/omgangar')).html).to.not.contain('/omgangar/ny')
    expect(await made()).to.equal(undefined)
  })
})
