import { expect } from 'chai'
import * as focus from '../../../server/store/focus.ts'
import * as population from '../../../server/store/population.ts'
import { aHouse, type House } from '../../fixtures/house.ts'
import { LILLKOPING_PEOPLE } from '../../fixtures/population.ts'

describe('a round before it opens', () => {
  let house: House
  beforeEach(async () => {
    house = await aHouse({ now: '2026-08-15T10:00:00Z' })
  })
  afterEach(() => house.close())

  it('shows what is in place and what is not, and the ways to look', async () => {
    const sara = await house.as('sara')
    const before = await sara.get('/omgangar/r2026')
    expect(before.words).to.contain('Saknas Folkmängden Folkmängden är inte inläst.').and.contain('Se efter Fokusfrågorna Inga')
    expect(before.words).to.contain('På plats Enkäten').and.contain('På plats Områdena 3 områden är inlästa.')
    expect(before.html)
      .to.contain('href="/omgangar/r2026/fragor">Läs alla frågor')
      .and.contain('href="/provsvar/lillkoping/2026">Provsvara')
    await population.write(house.deps.db, LILLKOPING_PEOPLE)
    await focus.set(house.deps.db, 'r2026', ['tillit'])
    const after = await sara.get('/omgangar/r2026')
    expect(after.words).to.contain('På plats Folkmängden').and.contain('På plats Fokusfrågorna En fokusfråga är vald.')
  })

  it('shows it to those who make rounds, until the round has closed', async () => {
    expect((await (await house.as('klara')).get('/omgangar/r2026')).words).to.not.contain('Innan omgången öppnar')
    expect((await (await house.as('sara')).get('/omgangar/r2025')).words).to.not.contain('Innan omgången öppnar')
  })

  it('has every question on one page, in both languages, with skip rules in words', async () => {
    const { words, html } = await (await house.as('arvid')).get('/omgangar/r2026/fragor')
    expect(words).to.contain('Lilla trygghetsenkäten 2026: 12 frågor').and.contain('på svenska och engelska')
    expect(words).to.contain('4. Anmälde du stölden till polisen? Did you report the theft to the police?')
    expect(words).to.contain('Ställs bara till den som svarade ”Ja, en gång” eller ”Ja, flera gånger” på fråga 3.')
    expect(html).to.contain('<p class="quiet" lang="en">Is littering a problem where you live?</p>')
  })
})
