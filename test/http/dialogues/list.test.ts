import { expect } from 'chai'
import * as dialogues from '../../../server/store/dialogues.ts'
import type { Client } from '../../fixtures/client.ts'
import { aDialogue, anObservation } from '../../fixtures/dialogues.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { ID } from './filled.ts'

describe('who may see and write dialogues', () => {
  let house: House
  before(async () => {
    house = await aHouse()
    await dialogues.add(house.deps.db, aDialogue({ id: ID, place: 'Lillköpings hemlighet' }))
  })
  after(() => house.close())

  it('an analytiker reads but is shown no way to write', async () => {
    const arvid = await house.as('arvid')
    const page = await arvid.get(`/dialoger/${ID}`)
    expect(page.status).to.equal(200)
    expect(page.html + (await arvid.get('/dialoger')).html).to.not.match(/\/andra|\/ta-bort|\/dialoger\/ny/)
  })

  it('a neighbour kommun sees nothing of it, not even that it is there', async () => {
    const greta = await house.as('greta')
    const missing = await greta.get('/dialoger/00000000-0000-4000-8000-000000000000')
    for (const path of [`/dialoger/${ID}`, `/dialoger/${ID}/andra`, `/dialoger/${ID}/ta-bort`]) {
      const page = await greta.get(path)
      expect(page.status).to.equal(404)
      expect(page.words).to.equal(missing.words)
    }
    expect((await greta.post(`/dialoger/${ID}/ta-bort`)).status).to.equal(404)
    expect((await greta.get('/dialoger?kommun=lillkoping')).words).to.not.contain('hemlighet')
    expect((await greta.get('/dialoger?omrade=9901N')).words).to.not.contain('hemlighet')
    expect(await dialogues.get(house.deps.db, ID)).to.not.equal(undefined)
  })
})

describe('the list of dialogues', () => {
  let house: House
  let ada: Client
  const places = async (query: string) => {
    const { html } = await ada.get(`/dialoger${query}`)
    return [...html.matchAll(/<td>([^,<]+), [^<]*<\/td>/g)].map((match) => match[1])
  }
  before(async () => {
    house = await aHouse()
    ada = await house.as('ada')
    const add = (n: number, given: Parameters<typeof aDialogue>[0]) =>
      dialogues.add(house.deps.db, aDialogue({ id: ID.replace(/^./, String(n)), ...given }))
    await add(1, { place: 'Torget', heldOn: '2026-05-01', people: 3, observations: [anObservation({ themes: ['stold'], severity: 3 })] })
    await add(2, { place: 'Skolan', heldOn: '2026-06-01', people: 9, form: 'intervju', areaId: null, details: {} })
    await add(3, {
      place: 'Parken',
      heldOn: '2025-06-01',
      people: 5,
      kommunId: '9902',
      areaId: '9902A',
      observations: [anObservation({ severity: 1 })],
    })
  })
  after(() => house.close())

  it('shows every dialogue in scope, latest first, each with a link', async () => {
    expect(await places('')).to.deep.equal(['Skolan', 'Torget', 'Parken'])
    const page = await ada.get('/dialoger')
    expect(page.words)
      .to.contain('3 dialoger')
      .and.contain('Intervju 1 juni 2026')
      .and.contain('hela Lillköping')
      .and.contain('Granby tätort, Granby')
    expect(page.html).to.contain(`href="/dialoger/${ID.replace(/^./, '1')}"`)
  })

  const queries: readonly (readonly [string, readonly string[]])[] = [
    ['?kommun=granby', ['Parken']],
    ['?form=intervju', ['Skolan']],
    ['?omrade=hela', ['Skolan']],
    ['?omrade=9901N', ['Torget']],
    ['?tema=stold', ['Torget']],
    ['?fran=2026-01-01&till=2026-05-31', ['Torget']],
    ['?sortera=aldsta', ['Parken', 'Torget', 'Skolan']],
    ['?sortera=allvar', ['Torget', 'Parken', 'Skolan']],
    ['?sortera=deltagare', ['Skolan', 'Parken', 'Torget']],
    ['?form=nej&tema=nej&omrade=nej&kommun=nej&fran=nej&sortera=nej', ['Skolan', 'Torget', 'Parken']],
  ]
  for (const [query, expected] of queries) {
    it(`shows ${expected.join(', ')} for ${query}, and the choice in its form`, async () => {
      expect(await places(query)).to.deep.equal(expected)
      const chosen = [...new URLSearchParams(query)].filter(([, value]) => value !== 'nej')
      const { html } = await ada.get(`/dialoger${query}`)
      for (const [, value] of chosen) expect(html).to.match(new RegExp(`value="${value}"( selected)?>`))
    })
  }

  it('says so when nothing matches, and when nothing has been written at all', async () => {
    expect((await ada.get('/dialoger?form=tips')).words).to.contain('Inga dialoger stämmer med det du har valt.')
    await house.deps.db.deleteFrom('dialogues').execute()
    const empty = await (await house.as('sara')).get('/dialoger')
    expect(empty.words).to.contain('Inga dialoger är inskrivna än.').and.contain('Skriv in en dialog')
  })
})
