import { expect } from 'chai'
import * as jobs from '../../../server/store/jobs.ts'
import * as rounds from '../../../server/store/rounds.ts'
import type { Client } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { toldOf } from '../../fixtures/told.ts'
import { seenOn } from './seen.ts'

const ADDRESS = '/omgangar/r2026/andra'

describe('changing the days of a round', () => {
  let house: House
  let sara: Client
  const now = () => rounds.byId(house.deps.db, 'r2026')
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it('extends an open one, tells of it, and says so', async () => {
    const before = await sara.get(ADDRESS)
    expect(before.words).to.contain('Omgången har öppnat. Därför ändras bara slutet')
    expect(before.html).to.not.contain('name="oppnar"')
    const page = await sara.post(ADDRESS, { sedd: seenOn(before), stanger: '2026-11-15', resultat: '2027-01-31' })
    expect(page.address).to.equal('/omgangar/r2026?andrad=1')
    expect(page.words).to.contain('Omgången är ändrad.').and.contain('Öppen till och med 15 november 2026.')
    expect(await toldOf(house, 'changed round')).to.deep.equal([
      {
        by: 'sara',
        kommunId: '9901',
        what: 'changed round',
        year: 2026,
        opensOn: '2026-09-01',
        closesOn: '2026-11-15',
        resultsOn: '2027-01-31',
      },
    ])
  })

  it('moves all days of one that has not opened, and may shut its open link only when there are codes', async () => {
    house.clock.now = '2026-08-01T10:00:00Z'
    const sedd = seenOn(await sara.get(ADDRESS))
    const days = { sedd, oppnar: '2026-09-15', stanger: '2026-11-15', resultat: '2027-01-31' }
    const refused = await sara.post(ADDRESS, days)
    expect(refused.status).to.equal(422)
    expect(refused.html).to.contain('<a href="#oppen">Välj urval, områdeskoder eller öppen länk: annars kan ingen svara.</a>')
    await sara.post(ADDRESS, { ...days, oppen: 'ja' })
    expect(await now()).to.deep.include({ opensOn: '2026-09-15', closesOn: '2026-11-15', resultsOn: '2027-01-31', openLink: true })
  })

  it('says everything that is wrong at once, and keeps what was typed', async () => {
    house.clock.now = '2026-08-01T10:00:00Z'
    const page = await sara.post(ADDRESS, { sedd: seenOn(await sara.get(ADDRESS)), oppnar: 'i höst', stanger: '', resultat: '2027-01-31' })
    expect(page.status).to.equal(422)
    expect(page.html).to.contain('<a href="#oppnar">').and.contain('<a href="#stanger">').and.contain('<a href="#oppen">')
    expect(page.html).to.contain('value="i höst"').and.contain('value="2027-01-31"')
  })

  it('tells the second of two who change it, who keeps what was typed and may save it knowingly', async () => {
    const sedd = seenOn(await sara.get(ADDRESS))
    await sara.post(ADDRESS, { sedd, stanger: '2026-11-15', resultat: '2027-01-31' })
    const ada = await house.as('ada')
    const page = await ada.post(ADDRESS, { sedd, stanger: '2026-11-20', resultat: '2027-02-15' })
    expect(page.status).to.equal(409)
    expect(page.words)
      .to.contain('Någon annan har ändrat omgången medan du skrev')
      .and.contain('1 september 2026 till och med 15 november 2026')
    expect(page.html).to.contain('value="2026-11-20"').and.contain('value="2027-02-15"')
    expect((await now())?.closesOn).to.equal('2026-11-15')
    await ada.post(ADDRESS, { sedd: seenOn(page), stanger: '2026-11-20', resultat: '2027-02-15' })
    expect((await now())?.closesOn).to.equal('2026-11-20')
  })

  it('gives one of two who press at once the change, and the other a sentence', async () => {
    const sedd = seenOn(await sara.get(ADDRESS))
    const pages = await Promise.all(
      ['2026-11-15', '2026-11-20'].map((stanger) => sara.post(ADDRESS, { sedd, stanger, resultat: '2027-01-31' })),
    )
    expect(pages.map(({ status }) => status).sort()).to.deep.equal([200, 409])
    expect(await toldOf(house, 'changed round')).to.have.length(1)
  })

  it('is over once somebody has asked to have it counted', async () => {
    const sedd = seenOn(await sara.get(ADDRESS))
    await jobs.request(house.deps.db, 'count', 'r2026', new Date(house.clock.now))
    for (const page of [await sara.get(ADDRESS), await sara.post(ADDRESS, { sedd, stanger: '2026-11-15', resultat: '2027-01-31' })]) {
      expect(page.status).to.equal(409)
      expect(page.words).to.contain('Omgången har ändrats sedan du öppnade sidan')
    }
    expect((await now())?.closesOn).to.equal('2026-10-31')
    expect((await sara.get('/omgangar/r2026')).html).to.not.contain('/andra"')
  })

  it('is for the samordnare and the administratör of the kommun alone', async () => {
    for (const person of ['klara', 'arvid', 'greta'] as const) {
      const client = await house.as(person)
      expect((await client.get(ADDRESS)).status, person).to.equal(404)
      expect((await client.post(ADDRESS, { stanger: '2026-11-15' })).status, person).to.equal(404)
    }
    expect((await (await house.as('klara')).get('/omgangar/r2026')).words).to.not.contain('Ändra omgången')
  })
})
