import { expect } from 'chai'
import * as jobs from '../../server/store/jobs.ts'
import * as rounds from '../../server/store/rounds.ts'
import type { Client, Page } from '../fixtures/client.ts'
import { code } from '../fixtures/codes.ts'
import { answer } from '../fixtures/counted-house.ts'
import { aHouse, type House, type Person } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'

describe('the rounds', () => {
  let house: House
  const open = async (person: Person, path: string) => (await house.as(person)).get(path)
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('are listed, newest first, with how many have answered and whether they are counted', async () => {
    await answer(house, 'r2026', PERSONS.slice(0, 7))
    const { words } = await open('arvid', '/omgangar')
    expect(words).to.match(
      /Lillköping 2026 Öppen till och med 31 oktober 2026 7 Inte räknad Lillköping 2025 Stängd sedan 31 oktober 2025 0 Inte räknad/,
    )
    expect(words).not.to.contain('Granby')
  })

  it('say what to wait for where there are none', async () => {
    expect((await open('greta', '/omgangar')).words).to.contain('Här finns ingen omgång än. Börja med att lägga upp en.')
  })

  it('tell their dates, who may answer, and the ways to the survey', async () => {
    const { words, html } = await open('klara', '/omgangar/r2026')
    expect(words).to.contain('1 september 2026 till och med 31 oktober 2026. Öppen till och med 31 oktober 2026.')
    expect(words).to.contain('Vem kan svara Alla, utan kod').and.contain('Resultatet utlovas 15 januari 2027')
    expect(html).to.contain('href="/enkat/lillkoping/2026"').and.contain('href="/provsvar/lillkoping/2026"')
  })

  it('show their codes to the samordnare and the administratör, and to nobody else', async () => {
    await rounds.addAreaCode(house.deps.db, 'r2026', { areaId: '9901N', code: code(1) })
    const printed = `${code(1).slice(0, 4)}-${code(1).slice(4)}`
    for (const person of ['sara', 'ada'] as const) expect((await open(person, '/omgangar/r2026')).words).to.contain(`Norr ${printed}`)
    for (const person of ['klara', 'arvid'] as const) {
      const { words } = await open(person, '/omgangar/r2026')
      expect(words).not.to.contain(printed).and.not.to.contain('Områdenas koder')
      expect(words).to.contain('Alla, med områdets kod eller utan.')
    }
  })

  it('of another kommun look as if they were not there', async () => {
    const [missing, foreign] = [await open('greta', '/omgangar/r9999'), await open('greta', '/omgangar/r2026')]
    expect([missing.status, foreign.status]).to.deep.equal([404, 404])
    expect(foreign.words).to.equal(missing.words)
  })
})

describe('counting a round in the browser', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aHouse()
    sara = await house.as('sara')
    await answer(house, 'r2025', PERSONS)
  })
  afterEach(() => house.close())

  it('says what will happen, does it, and leads to the lägesbild', async () => {
    const before = await sara.get('/omgangar/r2025')
    expect(before.words).to.contain('Svar i urnan som inte är räknade: 91.').and.contain('Det går inte att ångra.')

    const after = await ended(sara, await sara.post('/omgangar/r2025/rakning'))
    expect(after.words).to.contain('Räkningen är klar').and.contain('Räknade svar: 91.')
    expect(after.html).to.contain('href="/lagesbild/lillkoping/2025"')

    const { words, html } = await sara.get('/omgangar/r2025')
    expect(words).to.contain('Räknad 15 september 2026: 91 svar.').and.contain('Alla svar som har kommit är räknade.')
    expect(html).not.to.contain('action="/omgangar/r2025/rakning"')
  })

  it('says that answers came later, how they wait and why, and never how few; and lets them wait', async () => {
    await ended(sara, await sara.post('/omgangar/r2025/rakning'))
    await answer(house, 'r2025', PERSONS.slice(0, 3))
    const { words } = await sara.get('/omgangar/r2025')
    expect(words).to.contain('Svar hittills 91 räknade, färre än 10 väntar')
    expect(words).to.contain('Svar som har kommit sedan dess: färre än 10. De räknas med först när varje grupp som har fått nya svar')
    expect((await sara.get('/omgangar')).words)
      .to.contain('91 räknade, färre än 10 väntar')
      .and.not.match(/\b94\b/)
    const after = await ended(sara, await sara.post('/omgangar/r2025/rakning'))
    expect(after.words).to.contain('sedan dess har någon grupp fått färre än 10 nya svar').and.contain('Därför gäller den förra räkningen.')
    const left = await sara.get('/omgangar/r2025')
    expect(left.words)
      .to.contain('Räknad 15 september 2026: 91 svar.')
      .and.contain('färre än 10 väntar')
      .and.not.match(/\b(3|94) svar/)
    expect((await sara.get('/inskrivning/r2025')).words).to.contain('är redan räknad')
  })

  it('leads everybody who presses the button to the same work', async () => {
    const ada = await house.as('ada')
    const [hers, theirs] = await Promise.all([sara.post('/omgangar/r2025/rakning'), ada.post('/omgangar/r2025/rakning')])
    expect(theirs.address).to.equal(hers.address)
    await ended(sara, hers)
    expect((await sara.get('/omgangar')).words).to.match(/Lillköping 2025 Stängd sedan 31 oktober 2025 91 Räknad/)
  })

  it('can be seen by the others of the kommun while it goes on, and by nobody else', async () => {
    const id = await jobs.request(house.deps.db, 'count', 'r2025', new Date(house.clock.now))
    const running = await jobs.take(house.deps.db, id, 's')
    if (running) await jobs.advance(house.deps.db, running, { step: 'Räknar svaren', done: 40, total: 91 })
    const { words, html } = await (await house.as('klara')).get(`/jobb/${id}`)
    expect(words).to.contain('Räkningen pågår').and.contain('Räknar svaren 40 av 91').and.contain('Du kan lämna sidan')
    expect(html).to.contain('<progress aria-labelledby="hunnet" value="40" max="91">')
    expect((await (await house.as('klara')).get('/omgangar/r2025')).html).to.contain(`href="/jobb/${id}"`)
    expect((await (await house.as('greta')).get(`/jobb/${id}`)).status).to.equal(404)
    expect((await house.visitor().get(`/jobb/${id}`)).words).to.contain('Logga in')
  })

  it('says in words why it stopped, and goes on when asked', async () => {
    const id = await jobs.request(house.deps.db, 'count', 'r2025', new Date(house.clock.now))
    const broken = await jobs.take(house.deps.db, id, '00'.repeat(32))
    if (broken) await jobs.fail(house.deps.db, broken, 'Disken är full.')
    expect((await sara.get(`/jobb/${id}`)).words).to.contain('Räkningen stannade. Disken är full. Fortsätt räkningen')
    expect((await (await house.as('klara')).get(`/jobb/${id}`)).words)
      .to.contain('Disken är full.')
      .and.not.contain('Fortsätt räkningen')
    expect((await sara.get('/omgangar/r2025')).words).to.contain('Räkningen stannade. Disken är full.')
    const after = await ended(sara, await sara.post('/omgangar/r2025/rakning'))
    expect(after.address).to.equal(`/jobb/${id}`)
    expect(after.words).to.contain('Räknade svar: 91.')
  })

  it('is refused while the survey is open, in words and without a button', async () => {
    const { words, html } = await sara.get('/omgangar/r2026')
    expect(words).to.contain('Medan enkäten är öppen läser ingen svaren.')
    expect(html).not.to.contain('/rakning')
    const refused = await sara.post('/omgangar/r2026/rakning')
    expect(refused.status).to.equal(409)
    expect(refused.words).to.contain('Omgången har inte stängt.')
  })

  it('is offered to the samordnare and the administratör alone', async () => {
    const klara = await house.as('klara')
    expect((await klara.get('/omgangar/r2025')).words).to.contain('Samordnaren eller administratören räknar svaren.')
    expect((await klara.post('/omgangar/r2025/rakning')).status).to.equal(404)
  })

  it('of a rehearsal may be done while it is open, and says that its answers are invented', async () => {
    await house.deps.db.updateTable('rounds').set({ rehearsal: 1 }).where('id', '=', 'r2026').execute()
    await answer(house, 'r2026', PERSONS.slice(0, 12))
    const { words } = await sara.get('/omgangar/r2026')
    expect(words).to.contain('Påhittade svar – övning').and.contain('Den får räknas när som helst')
    const after = await ended(sara, await sara.post('/omgangar/r2026/rakning'))
    expect(after.words).to.contain('Påhittade svar – övning').and.contain('Räknade svar: 12.')
  })
})

/** The page of the work when it has ended. */
async function ended(client: Client, page: Page): Promise<Page> {
  let now = page
  while (/Räkningen (väntar|pågår)/.test(now.words)) now = await client.get(page.address)
  return now
}
