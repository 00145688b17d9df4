import { expect } from 'chai'
import type * as password from '../../../server/store/password.ts'
import * as staff from '../../../server/store/staff.ts'
import type { Client, Page } from '../../fixtures/client.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { toldOf } from '../../fixtures/told.ts'

describe('The page of who has access', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it("lists everybody who serves one's kommun, in Swedish order, and nobody else", async () => {
    const kept = 'a hash' as password.PasswordHash // nobody signs in with it
    const orjan = { id: 'orjan', name: 'Örjan', email: 'orjan@exempel.se', role: 'analytiker', kommunIds: ['9901'] } as const
    await staff.add(house.deps.db, orjan, kept)
    await staff.add(house.deps.db, { ...orjan, id: 'osten', email: 'osten@exempel.se', name: 'Åsten' }, kept)
    const page = await sara.get('/konton')
    expect(namesOn(page)).to.deep.equal(['Ada Administratör', 'Arvid Analytiker', 'Klara Kommunpolis', 'Sara Samordnare', 'Åsten', 'Örjan'])
  })

  it('says role, own rights, kommuner and when somebody last signed in', async () => {
    await staff.grant(house.deps.db, 'arvid', 'export uncoarsened')
    const { words } = await sara.get('/konton')
    expect(words).to.contain('Sara Samordnare Samordnare Lillköping 15 september 2026 sara@exempel.se')
    expect(words).to.contain('Arvid Analytiker Analytiker. Får också hämta oförgrovade mikrodata Lillköping aldrig')
    expect(words).to.contain('Ada Administratör Administratör Lillköping, en kommun till aldrig')
  })

  it('names the kommuner of somebody who serves several to whoever serves them too', async () => {
    expect((await (await house.as('ada')).get('/konton')).words).to.contain('Ada Administratör Administratör Granby, Lillköping')
  })

  it('does not take an account that was never used for one that was', async () => {
    await staff.sweep(house.deps.db, '2024-09-15', '2026-09-15')
    expect((await sara.get('/konton')).words).to.contain('Klara Kommunpolis Kommunpolis Lillköping aldrig')
  })

  it('says until when an account is locked, and no longer than it is', async () => {
    for (let times = 0; times < 5; times++) await staff.attempt(house.deps.db, 'klara@exempel.se', house.deps.now())
    expect((await sara.get('/konton')).words).to.contain('Låst till 15 september 2026 kl. 12:15')
    house.clock.now = '2026-09-15T10:15:00Z'
    expect((await sara.get('/konton')).words).to.not.contain('Låst')
  })

  it('says what each role may do, thing by thing', async () => {
    const { words } = await sara.get('/konton')
    expect(words).to.contain('Läsa lägesbilden ja ja ja ja').and.contain('Hämta mikrodata ja nej nej ja')
    expect(words).to.not.contain('Hämta oförgrovade mikrodata ja')
  })

  it('stands in the menu of those who may read it, and of nobody else', async () => {
    expect((await sara.get('/start')).html).to.contain('href="/konton"')
    const arvid = await house.as('arvid')
    expect((await arvid.get('/start')).html).to.not.contain('href="/konton"')
    expect((await arvid.get('/konton')).status).to.equal(404)
  })

  it('is told in the audit trail', async () => {
    await sara.get('/konton')
    expect(await toldOf(house, 'saw accounts')).to.deep.equal([{ by: 'sara', kommunId: null, what: 'saw accounts' }])
  })
})

/** The names in the list, from the top. */
const namesOn = ({ html }: Page) =>
  [...(/<tbody>([\s\S]*?)<\/tbody>/.exec(html)?.[1] ?? '').matchAll(/<th scope="row">([^<]+)/g)].map(([, name]) => name)
