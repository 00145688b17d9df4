import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as jobs from '../../../server/store/jobs.ts'
import * as rounds from '../../../server/store/rounds.ts'
import * as urn from '../../../server/store/urn.ts'
import type { Client } from '../../fixtures/client.ts'
import { answer } from '../../fixtures/counted-house.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { PERSONS } from '../../fixtures/people.ts'
import { toldOf } from '../../fixtures/told.ts'
import { BASE } from '../survey/walk.ts'
import { seenOn } from './seen.ts'

describe('ending a round before its time', () => {
  let house: House
  let sara: Client
  const now = () => rounds.byId(house.deps.db, 'r2026')
  /** Presses the button on the page that asks. */
  const press = async (path: string, typed = {}) => sara.post(path, { sedd: seenOn(await sara.get(path)), ...typed })
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it('closes it at once, keeps the answers, and may be undone', async () => {
    await answer(house, 'r2026', PERSONS.slice(0, 12))
    const asked = await sara.get('/omgangar/r2026/stang')
    expect(asked.words).to.contain('Enkäten slutar genast att ta emot svar.').and.contain('12 svar har kommit in och finns kvar.')
    const page = await press('/omgangar/r2026/stang')
    expect(page.words).to.contain('Sista svarsdag är nu 14 september 2026.').and.contain('Stängd sedan 14 september 2026')
    expect(await urn.count(house.deps.db, 'r2026')).to.equal(12)
    expect((await house.visitor().get(BASE)).words).to.contain('Enkäten är stängd')
    expect(await toldOf(house, 'changed round')).to.deep.include.members([
      {
        by: 'sara',
        kommunId: '9901',
        what: 'changed round',
        year: 2026,
        opensOn: '2026-09-01',
        closesOn: '2026-09-14',
        resultsOn: '2027-01-15',
      },
    ])
    await press('/omgangar/r2026/andra', { stanger: '2026-10-31', resultat: '2027-01-15' })
    expect((await sara.get('/omgangar/r2026')).words).to.contain('Öppen till och med 31 oktober 2026')
  })

  it('closes one that opened today at midnight, and says so', async () => {
    house.clock.now = '2026-09-01T10:00:00Z'
    expect((await sara.get('/omgangar/r2026/stang')).words).to.contain('Enkäten tar därför emot svar till midnatt och inte längre.')
    await press('/omgangar/r2026/stang')
    expect((await now())?.closesOn).to.equal('2026-09-01')
    expect((await sara.get('/omgangar/r2026')).html).to.not.contain('/stang"')
  })

  it('cancels it only when the person has typed which one, and then destroys the answers', async () => {
    await answer(house, 'r2026', PERSONS.slice(0, 12))
    const asked = await sara.get('/omgangar/r2026/stall-in')
    expect(asked.words).to.contain('Alla svar förstörs').and.contain('12 svar har kommit in.').and.contain('Det går inte att ångra.')
    const unsure = await press('/omgangar/r2026/stall-in', { bekrafta: 'Lillköping 2025' })
    expect(unsure.status).to.equal(422)
    expect(unsure.words).to.contain('Skriv Lillköping 2026 för att visa att du menar just den omgången.')
    expect(unsure.html).to.contain('value="Lillköping 2025"').and.contain('<a href="#bekrafta">')
    expect(await urn.count(house.deps.db, 'r2026')).to.equal(12)

    const page = await press('/omgangar/r2026/stall-in', { bekrafta: ' lillköping  2026 ' })
    expect(page.words).to.contain('Omgången är inställd och svaren är förstörda.').and.contain('Inställd 15 september 2026')
    expect(page.words).to.not.contain('Räkningen').and.not.contain('Ändra omgången')
    expect(await urn.count(house.deps.db, 'r2026')).to.equal(0)
    expect(await toldOf(house, 'cancelled round')).to.deep.equal([{ by: 'sara', kommunId: '9901', what: 'cancelled round', year: 2026 }])
    const refused = await sara.post('/omgangar/r2026/rakning')
    expect(refused.status).to.equal(409)
    expect(refused.words).to.contain('Kommunen har ställt in enkäten.')
    expect((await sara.get('/lagesbild')).words).to.contain('Enkäten ställdes in.')
  })

  it('leaves nothing of the answers in the database file or its log', async () => {
    await answer(house, 'r2026', PERSONS.slice(0, 12))
    const bytes = () => [house.file, `${house.file}-wal`].map((file) => readFileSync(file, 'latin1')).join()
    expect(bytes()).to.contain('Mer ljus vid g')
    await press('/omgangar/r2026/stall-in', { bekrafta: 'Lillköping 2026' })
    expect(bytes()).to.not.contain('Mer ljus vid g')
  })

  it('removes one that nobody has answered, and no other', async () => {
    house.clock.now = '2026-08-01T10:00:00Z'
    await answer(house, 'r2025', PERSONS.slice(0, 1))
    expect((await sara.get('/omgangar/r2025/ta-bort')).status).to.equal(409)
    const page = await press('/omgangar/r2026/ta-bort')
    expect(page.address).to.equal('/omgangar?borttagen=1')
    expect(page.words).to.contain('Omgången är borttagen.')
    expect(await now()).to.equal(undefined)
    expect(await toldOf(house, 'removed round')).to.deep.equal([{ by: 'sara', kommunId: '9901', what: 'removed round', year: 2026 }])
  })

  it('is not offered to remove it once somebody has begun to answer', async () => {
    await house.visitor().post(BASE, { vag: 'oppen' })
    const { html } = await sara.get('/omgangar/r2026')
    expect(html).to.contain('/stall-in"')
    expect(html).to.not.contain('/ta-bort"')
    expect((await sara.get('/omgangar/r2026/ta-bort')).status).to.equal(409)
  })

  for (const path of ['stang', 'stall-in', 'ta-bort']) {
    it(`does nothing when the round has changed since the page was opened: ${path}`, async () => {
      const sedd = seenOn(await sara.get(`/omgangar/r2026/${path}`))
      await press('/omgangar/r2026/andra', { stanger: '2026-11-15', resultat: '2027-01-31' })
      const page = await sara.post(`/omgangar/r2026/${path}`, { sedd, bekrafta: 'Lillköping 2026' })
      expect(page.status).to.equal(409)
      expect(page.words).to.contain('Omgången har ändrats sedan du öppnade sidan, så det du ville göra är inte gjort.')
      expect(await now()).to.deep.include({ closesOn: '2026-11-15', cancelledOn: null })
    })

    it(`does nothing once somebody has asked to have the answers counted: ${path}`, async () => {
      const sedd = seenOn(await sara.get(`/omgangar/r2026/${path}`))
      await jobs.request(house.deps.db, 'count', 'r2026', new Date(house.clock.now))
      expect((await sara.get(`/omgangar/r2026/${path}`)).status).to.equal(409)
      expect((await sara.post(`/omgangar/r2026/${path}`, { sedd, bekrafta: 'Lillköping 2026' })).status).to.equal(409)
      expect(await now()).to.deep.include({ closesOn: '2026-10-31', cancelledOn: null })
    })

    it(`is for the samordnare and the administratör of the kommun alone: ${path}`, async () => {
      const sedd = seenOn(await sara.get(`/omgangar/r2026/${path}`))
      for (const person of ['klara', 'arvid', 'greta'] as const) {
        const client = await house.as(person)
        expect((await client.get(`/omgangar/r2026/${path}`)).status, person).to.equal(404)
        expect((await client.post(`/omgangar/r2026/${path}`, { sedd, bekrafta: 'Lillköping 2026' })).status, person).to.equal(404)
      }
      expect(await now()).to.deep.include({ closesOn: '2026-10-31', cancelledOn: null })
    })
  }
})
