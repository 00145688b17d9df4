import { expect } from 'chai'
import * as population from '../../server/store/population.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { inhabitants, LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { rowCalled } from '../fixtures/row.ts'

describe('planning a survey', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aHouse()
    sara = await house.as('sara')
  })
  after(() => house.close())

  const plain = (words: string) => words.replaceAll(/[\u00a0\u202f]/g, ' ')

  /** The page at an address: its status and words. */
  async function plan(query = '') {
    const { status, words, html } = await sara.get(`/planering/lillkoping${query}`)
    return { status, html, words: plain(words) }
  }

  /** A row of the table as its cells. */
  function row(html: string, name: string): readonly string[] {
    const found = new RegExp(`<tr><th scope="row">${name}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? ''
    return [...found.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => plain(cell))
  }

  it('is found from the rounds', async () => {
    expect((await sara.get('/omgangar')).html).to.contain('href="/planering/lillkoping"')
  })

  it('says what to do first where no register figures have been read', async () => {
    const { status, words, html } = await plan()
    expect(status).to.equal(200)
    expect(words).to.contain('Folkmängden i Lillköping är inte inläst.')
    expect(html).not.to.contain('<table')
  })

  describe('in a kommun with register figures', () => {
    before(() => population.write(house.deps.db, [...LILLKOPING_PEOPLE, ...inhabitants('9901N', 10, 2024)]))

    it('gives letters, answers, margin and smallest change for every area and the kommun, from the newest figures', async () => {
      const { status, html, words } = await plan()
      expect(status).to.equal(200)
      expect(row(html, 'Norr')).to.deep.equal(['6 000', '326', '114', '±10 procentenheter', '18 procentenheter', ''])
      expect(row(html, 'Söder').slice(0, 3)).to.deep.equal(['1 500', '309', '108'])
      expect(row(html, 'Hela kommunen').slice(0, 3)).to.deep.equal(['7 580', '715', '250'])
      expect(words).to.contain('folkbokförda den 31 december 2025')
    })

    it('says in words how many answers the wanted change needs, and where they suffice', async () => {
      const { words } = await plan('?halvbredd=5&svarsandel=35&fran=30&till=20&loften=1')
      expect(words).to.contain('För att kunna se att andelen otrygga minskat från 30 till 20 % behövs cirka 380 svar per år.')
      expect(words).to.contain('I hela kommunen syns minskningen från 30 till 20 %.')
      expect(words).to.contain('Med ett års svar syns den i Norr och Söder.')
      expect(words).to.contain('I Ön räcker inte ens två års svar. Slå ihop områden, eller följ upp löftet för hela kommunen.')
    })

    it('says of a small area that everybody is asked, and when it should be merged', async () => {
      expect(row((await plan('?halvbredd=10&svarsandel=40&fran=30&till=20&loften=1')).html, 'Ön').at(-1)).to.equal('Alla får brev.')
      const { html } = await plan('?halvbredd=10&svarsandel=35&fran=30&till=20&loften=1')
      expect(row(html, 'Ön').at(-1)).to.equal('Färre än 30 svar. Slå ihop med ett grannområde.')
    })

    it('counts several pledges, and follows a rise as well as a fall', async () => {
      const { html, words } = await plan('?halvbredd=10&svarsandel=35&fran=60&till=80&loften=4')
      expect(words).to.contain('andelen trygga ökat från 60 till 80 %').and.contain('när 4 löften följs upp')
      expect(words).to.contain('Minsta ökning från 60 % som syns')
      expect(row(html, 'Norr')[4]).to.equal('23 procentenheter')
    })

    it('says of which areas the figures are missing', async () => {
      await house.deps.db.deleteFrom('population').where('area_id', '=', '9901O').execute()
      const { words, html } = await plan()
      expect(words).to.contain('Folkmängd saknas för Ön, som därför inte är med.')
      expect(row(html, 'Ön')).to.deep.equal([])
    })

    it('refuses with every fault at once, keeps what was typed, and points at each field', async () => {
      const { status, html, words } = await plan('?halvbredd=0&svarsandel=&fran=30&till=30&loften=m%C3%A5nga%22%3E')
      expect(status).to.equal(422)
      expect(html).to.contain('<title>Fel: Planera enkäten i Lillköping')
      for (const field of ['halvbredd', 'svarsandel', 'till', 'loften']) expect(html).to.contain(`<a href="#${field}">`)
      expect(words).to.contain('Skriv felmarginalen i procentenheter, ett helt tal från 1 till 30.')
      expect(html).to.contain('value="många&#34;&gt;"').and.not.contain('<table')
    })
  })

  it('is not there for another kommun, nor for one that does not exist', async () => {
    for (const path of ['/planering/granby', '/planering/ingenstans']) expect((await sara.get(path)).status, path).to.equal(404)
  })

  it('shows what the answers can tell of group means, judged by how the last ones were spread', async () => {
    const counted = await aCountedHouse()
    const { html, status } = await (await counted.as('sara')).get('/planering/lillkoping')
    expect(status).to.equal(200)
    expect(rowCalled('Problem i utemiljön, medel 0–6', html)).to.match(/medel 0–6 \d,\d \d,\d poäng \d,\d poäng$/)
    expect(html).to.contain('I ett område med 114 svar')
    await counted.close()
  })
})
