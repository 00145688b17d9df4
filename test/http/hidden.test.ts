import { expect } from 'chai'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'

const QUESTION = '/lagesbild/lillkoping/2026/fraga/fortkorning'

describe('what is hidden', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aCountedHouse()
    klara = await house.as('klara')
  })
  after(() => house.close())

  it('is explained to staff, group by group, from the page of the question', async () => {
    expect((await klara.get(QUESTION)).html).to.contain(`href="${QUESTION}/dolt"`)
    const { words } = await klara.get(`${QUESTION}/dolt`)
    expect(words).to.contain('Ön Färre än 10 svarade.')
    expect(words).to.contain('Söder Döljs för att det som är dolt, här eller i en annan grupp, annars gick att räkna ut.')
    expect(words).to.not.contain('Norr Döljs').and.to.not.contain('Norr Färre')
  })

  it('is not explained to anybody else, nor of a question that is not there', async () => {
    expect((await house.visitor().get(`${QUESTION}/dolt`)).address).to.contain('/logga-in')
    expect((await (await house.as('greta')).get(`${QUESTION}/dolt`)).status).to.equal(404)
    expect((await klara.get('/lagesbild/lillkoping/2026/fraga/finns-inte/dolt')).status).to.equal(404)
  })

  it('is explained to everybody in plain words, in Swedish and English, with the limits that hold', async () => {
    const visitor = house.visitor()
    const page = await visitor.get('/sma-grupper')
    expect(page.words).to.contain('minst 10 svar').and.contain('minst 30').and.contain('färre än 5 personer')
    expect((await visitor.get('/sma-grupper?sprak=en')).words)
      .to.contain('at least 10 answers')
      .and.contain('fewer than 5 people')
    expect((await house.visitor().get('/sa-skyddas-svaren')).html).to.contain('href="/sma-grupper"')
    expect((await klara.get(QUESTION)).html).to.contain('href="/sma-grupper"')
  })
})
