import { expect } from 'chai'
import * as dialogues from '../../server/store/dialogues.ts'
import * as readings from '../../server/store/readings.ts'
import * as roundChanges from '../../server/store/round-changes.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as texts from '../../server/store/texts.ts'
import * as tips from '../../server/store/tips.ts'
import { answer, count } from '../fixtures/counted-house.ts'
import { aDialogue } from '../fixtures/dialogues.ts'
import { aHouse, type House, type Person, ROUND_2026 } from '../fixtures/house.ts'
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
    const { words, html } = await startOf('greta')
    expect(words).to.contain('Granby Nästa steg: Lägg upp en enkät').and.contain('Nu 1 Enkäten Ingen enkät är upplagd.')
    expect(words).to.contain('Väntar 2 Svaren').and.contain('Nu 3 Dialogerna Inga dialoger från 2026 är inskrivna än.')
    expect(words).to.contain('Lagens klocka har inte startat')
    expect(html).to.contain('href="/omgangar/ny?kommun=granby"')
  })

  it('counts the answers of an open round, and asks for dialogues meanwhile', async () => {
    await answer(house, 'r2026', PERSONS.slice(0, 3))
    const { words, html } = await startOf('sara')
    expect(words).to.contain('Nu 2 Svaren 3 svar har kommit. Sista svarsdag är 31 oktober 2026.')
    expect(words).to.contain('Nästa steg: Skriv in dialoger Senast 15 januari 2027.')
    expect(html).to.contain('href="/omgangar/r2026"').and.contain('href="/dialoger/ny?kommun=lillkoping"')
  })

  it('says when a coming round opens', async () => {
    house.clock.now = '2026-08-20T10:00:00Z'
    const { words } = await startOf('sara')
    expect(words).to.contain('Enkäten 2026 öppnar 1 september 2026.').and.contain('Nästa steg: Se över omgången Senast 1 september 2026.')
    expect((await startOf('arvid')).words).to.contain('Nästa steg: Vänta på att enkäten öppnar.')
  })

  it('leads those who may read them to the texts that wait, queue by queue', async () => {
    expect((await startOf('sara')).words).to.not.contain('väntar på att läsas')
    await readings.add(house.deps.db, tips.queueOf('9901'), [
      { id: 'c'.repeat(32), areaId: null, subject: 'otrygga_platser', words: 'Mörkt.' },
      { id: 'd'.repeat(32), areaId: null, subject: 'otrygga_platser', words: 'Halt.' },
    ])
    await texts.add(house.deps.db, 'r2026', [{ id: 'a'.repeat(32), areaId: '9901N', question: 'forslag', words: 'Mer ljus.' }])
    const { words, html } = await startOf('sara')
    expect(words).to.contain('En text väntar på att läsas: Enkäten 2026').and.contain('2 texter väntar på att läsas: Tips')
    expect(html).to.contain('href="/lasning/lillkoping/enkat-2026"').and.contain('href="/lasning/lillkoping/tips"')
    expect((await startOf('klara')).words).to.not.contain('väntar på att läsas')
  })

  it('leads to the dialogues of the year, and to those alone', async () => {
    await dialogues.add(house.deps.db, aDialogue({ id: 'a', heldOn: '2026-05-01' }))
    await dialogues.add(house.deps.db, aDialogue({ id: 'b', heldOn: '2025-05-01' }))
    const { words, html } = await startOf('sara')
    expect(words).to.contain('En dialog från 2026 är inskriven.')
    expect(html).to.contain('href="/dialoger?kommun=lillkoping&amp;fran=2026-01-01&amp;till=2026-12-31"')
  })

  it('tells those who may to count a closed round, and others to wait', async () => {
    house.clock.now = '2026-11-15T10:00:00Z'
    await answer(house, 'r2026', PERSONS)
    expect((await startOf('sara')).words)
      .to.contain('Enkäten 2026 stängde 31 oktober 2026.')
      .and.contain('91 svar har kommit.')
      .and.contain('Nästa steg: Räkna svaren Senast 15 januari 2027.')
    expect((await startOf('klara')).words).to.contain('Nästa steg: Vänta på att samordnaren räknar svaren.')
  })

  it('leads to the lägesbild and the underlag when a round is counted', async () => {
    house.clock.now = '2026-11-15T10:00:00Z'
    await answer(house, 'r2026', PERSONS)
    await count(house, 'r2026')
    const { words, html } = await startOf('klara')
    expect(words)
      .to.contain('91 svar har kommit.')
      .and.contain('Klart 4 Lägesbilden Lägesbilden 2026 bygger på 91 svar, räknade 15 november 2026.')
    expect(words).to.contain('Nästa steg: Läs lägesbilden 2026')
    expect(html).to.contain('href="/lagesbild/lillkoping/2026"').and.contain('href="/underlag/lillkoping/2026"')
    await answer(house, 'r2026', PERSONS.slice(0, 3))
    const later = (await startOf('klara')).words
    expect(later)
      .to.contain('91 svar har kommit. Fler har kommit sedan de räknades.')
      .and.not.match(/\b94\b/)
  })

  it("shows last year's lägesbild while this year's survey is open", async () => {
    await answer(house, 'r2025', PERSONS)
    await count(house, 'r2025')
    const { words, html } = await startOf('arvid')
    expect(words).to.contain('Inga svar har kommit. Sista svarsdag är 31 oktober 2026.').and.contain('Lägesbilden 2025')
    expect(words).to.contain('Nästa steg: Vänta på att enkäten stänger.')
    expect(html).to.contain('href="/lagesbild/lillkoping/2025"')
  })

  it('says when what was promised for a day is late', async () => {
    house.clock.now = '2027-01-16T10:00:00Z'
    const { words } = await startOf('sara')
    expect(words).to.contain('Försenat 4 Lägesbilden Svaren är inte räknade än. Skulle ha varit klart 15 januari 2027.')
    expect(words).to.contain('Nästa steg: Räkna svaren Skulle ha varit klart 15 januari 2027.')
  })

  it('turns to next year in time, and winds the law’s clock by real answers alone', async () => {
    house.clock.now = '2026-11-15T10:00:00Z'
    await answer(house, 'r2026', PERSONS)
    await count(house, 'r2026')
    house.clock.now = '2027-06-01T10:00:00Z'
    const { words } = await startOf('sara')
    expect(words).to.contain('Nästa steg: Lägg upp nästa enkät Senast 1 september 2027.')
    expect(words).to.contain('Lagens klocka: nästa lägesbild senast 15 november 2028').and.contain('uppdaterades senast 15 november 2026.')
    expect((await startOf('klara')).words).to.contain('Nästa steg: Läs lägesbilden 2026')
    house.clock.now = '2028-06-01T10:00:00Z'
    expect((await startOf('sara')).words).to.contain('Det är dags att lägga upp en enkät')
    house.clock.now = '2028-11-16T10:00:00Z'
    expect((await startOf('sara')).words).to.contain('Lagens tid gick ut 15 november 2028')
    await house.deps.db.updateTable('rounds').set({ rehearsal: 1 }).execute()
    expect((await startOf('sara')).words)
      .to.contain('Lagens klocka har inte startat')
      .and.contain('En övning räknas inte')
  })

  it('begins anew after a cancelled round, and with the areas where there are none', async () => {
    await roundChanges.cancel(house.deps.db, ROUND_2026, '2026-09-15')
    expect((await startOf('sara')).words)
      .to.contain('Nu 1 Enkäten Enkäten 2026 ställdes in.')
      .and.contain('Nästa steg: Lägg upp en enkät')
    expect((await startOf('klara')).words).to.contain('Nästa steg: Vänta på att samordnaren lägger upp en enkät.')
    await house.deps.db.deleteFrom('areas').where('parent_id', '=', '9902').execute()
    expect((await startOf('greta')).words).to.contain(
      'Nästa steg: Börja med områdena i Granby. Utan områden går det inte att ställa enkäten.',
    )
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
