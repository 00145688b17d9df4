import { expect } from 'chai'
import * as dialogues from '../../server/store/dialogues.ts'
import * as rounds from '../../server/store/rounds.ts'
import { answer, count } from '../fixtures/counted-house.ts'
import { aDialogue } from '../fixtures/dialogues.ts'
import { aHouse, type House, type Person } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'
import { aRound } from '../fixtures/rounds.ts'

describe('the start page of staff', () => {
  let house: House
  const startOf = async (person: Person) => (await house.as(person)).get('/start')
  beforeEach(async () => {
    house = await aHouse()
  })
  afterEach(() => house.close())

  it('says what is missing where nothing has begun', async () => {
    const { words } = await startOf('greta')
    expect(words).to.contain('Granby').and.contain('Ingen enkätomgång är upplagd.')
    expect(words).to.contain('Inga är inskrivna än.').and.contain('Nästa steg: Skriv in dialoger')
  })

  it('counts the answers of an open round, and asks for dialogues meanwhile', async () => {
    await answer(house, 'r2026', PERSONS.slice(0, 3))
    const { words, html } = await startOf('sara')
    expect(words).to.contain('Öppen till och med 31 oktober 2026. 3 svar har kommit.')
    expect(html).to.contain('href="/omgangar/r2026"').and.contain('href="/dialoger/ny?kommun=lillkoping"')
  })

  it('says when a coming round opens', async () => {
    house.clock.now = '2026-08-20T10:00:00Z'
    expect((await startOf('sara')).words).to.contain('Öppnar 1 september 2026.')
  })

  it('leads to the dialogues of the year, and to those alone', async () => {
    await dialogues.add(house.deps.db, aDialogue({ id: 'a', heldOn: '2026-05-01' }))
    await dialogues.add(house.deps.db, aDialogue({ id: 'b', heldOn: '2025-05-01' }))
    const { words, html } = await startOf('sara')
    expect(words).to.contain('Dialoger 2026 En är inskriven.')
    expect(html).to.contain('href="/dialoger?kommun=lillkoping&amp;fran=2026-01-01&amp;till=2026-12-31"')
  })

  it('tells those who may to count a closed round, and others to wait', async () => {
    house.clock.now = '2026-11-15T10:00:00Z'
    await answer(house, 'r2026', PERSONS)
    expect((await startOf('sara')).words)
      .to.contain('Stängd sedan 31 oktober 2026. 91 svar har kommit.')
      .and.contain('Nästa steg: Räkna svaren')
    expect((await startOf('klara')).words).to.contain('Nästa steg: Vänta på att samordnaren räknar svaren.')
  })

  it('leads to the lägesbild and the underlag when a round is counted', async () => {
    house.clock.now = '2026-11-15T10:00:00Z'
    await answer(house, 'r2026', PERSONS)
    await count(house, 'r2026')
    const { words, html } = await startOf('klara')
    expect(words).to.contain('91 svar har kommit.').and.contain('Enkäten 2026 räknades 15 november 2026: 91 svar.')
    expect(words).to.contain('Nästa steg: Läs lägesbilden 2026')
    expect(html).to.contain('href="/lagesbild/lillkoping/2026"').and.contain('href="/underlag/lillkoping/2026"')
  })

  it("shows last year's lägesbild while this year's survey is open", async () => {
    await answer(house, 'r2025', PERSONS)
    await count(house, 'r2025')
    const { words, html } = await startOf('arvid')
    expect(words).to.contain('Öppen till och med 31 oktober 2026. Inga svar har kommit.').and.contain('Lägesbild 2025')
    expect(words).to.contain('Nästa steg: Vänta på att enkäten stänger.')
    expect(html).to.contain('href="/lagesbild/lillkoping/2025"')
  })

  it('shows every kommun somebody serves in order of name, and says when one rehearses', async () => {
    await rounds.add(house.deps.db, aRound({ id: 'g', kommunId: '9902', rehearsal: true }))
    const { words } = await startOf('ada')
    expect(words).to.match(/Påhittade svar – övning.*Granby.*Lillköping/)
    expect((await startOf('sara')).words)
      .to.not.contain('Påhittade')
      .and.not.contain('Granby')
  })
})
