import { expect } from 'chai'
import * as draws from '../../server/store/draws.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, answer, count } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'
import { rowCalled } from '../fixtures/row.ts'

const HOME = '/lagesbild/lillkoping/2026'

describe('The method page', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aCountedHouse()
    klara = await house.as('klara')
  })
  after(() => house.close())

  const rowIn = async (label: string) => rowCalled(label, (await klara.get(`${HOME}/metod`)).html)

  it('says how answers were weighted, to which register, and what that takes for granted', async () => {
    const { status, words } = await klara.get(`${HOME}/metod`)
    expect(status).to.equal(200)
    expect(words).to.contain(
      'Svaren med kod är viktade till befolkningen den 31 december 2025, efter område, kön och ålder (efterstratifiering).',
    )
    expect(words).to.contain('antas de som inte svarat tycka som de som svarat')
  })

  it('sets answers against residents, by area and by sex and age, and never tells of fewer than ten', async () => {
    expect(await rowIn('Kvinnor 15–44 år')).to.match(/^Kvinnor 15–44 år 1 516 10 0,7 % 20 % 20 %$/)
    const { html } = await klara.get(`${HOME}/metod`)
    const areas = html.slice(html.indexOf('Svar med kod efter område'))
    expect(rowCalled('Norr', areas)).to.equal('Norr 6 000 40 0,7 %')
    expect(rowCalled('Ön', areas)).to.equal('Ön 80 för få svar –')
  })

  it('says how much unequal weights cost, and nothing of where the answers are hidden', async () => {
    const { html } = await klara.get(`${HOME}/metod`)
    const weights = html.slice(html.indexOf('id="vikter"'))
    expect(rowCalled('Norr', weights)).to.equal('Norr 40 1,1 36')
    for (const hidden of ['Ön', 'Söder']) expect(rowCalled(hidden, weights)).to.equal(`${hidden} för få svar – –`)
    expect(weights.slice(0, weights.indexOf('</table>'))).not.to.contain('Hela kommunen')
  })

  it('says by what rule groups are weighted as one, not which were, and what was tested', async () => {
    const { words } = await klara.get(`${HOME}/metod`)
    expect(words).to.contain('viktas ihop med en närliggande åldersgrupp').and.contain('Vilka grupper och områden det gäller visas inte')
    expect(words).not.to.match(/Norr: kvinnor/)
    expect(words).to.contain('För områdena är ingen enskild fråga prövad, eftersom inga fokusfrågor valdes innan enkäten öppnade.')
    expect(words).to.contain('Gruppmedlen prövas alltid, i kommunen och i områdena')
  })

  it('says how small groups are protected, and that nothing hidden can be worked out', async () => {
    const { words } = await klara.get(`${HOME}/metod`)
    expect(words).to.match(/Av \d+ rader är [1-9]\d* dolda för att svaren är för få och [1-9]\d* för att skydda dem\./)
    expect(words).to.contain('inget dolt tal gick att räkna ut närmare än vad reglerna tillåter')
  })

  it('gives the response rate by area, and by sex and age, once it is known who was sent a letter', async () => {
    const lone = await aCountedHouse()
    const { db } = lone.deps
    const ages = [['15-29', '30-44'], ['45-64'], ['65-79', '80+']] as const
    const cells = ages.flatMap((ages, at) =>
      (['kvinna', 'man'] as const).map((sex, of) => ({ cell: 2 * at + of, areaId: '9901N', sex, ages, population: 100, drawn: 40 })),
    )
    await draws.begin(db, { roundId: 'r2026', method: 'register', seed: 's', drawnOn: '2026-08-01', keyMark: 'm', report: {} }, cells)
    await draws.finish(db, 'r2026')
    const { html, words } = await (await lone.as('klara')).get(`${HOME}/metod`)
    expect(words).to.contain('Svarsfrekvensen är svaren i procent av breven')
    expect(rowCalled('Kvinnor 15–44 år', html)).to.match(/^Kvinnor 15–44 år 1 516 40 10 25,0 % 0,7 %/)
    expect(rowCalled('Norr', html.slice(html.indexOf('Svar med kod efter område')))).to.equal('Norr 6 000 240 40 16,7 % 0,7 %')
    await lone.close()
  })

  it('says whether the method keeps what it promises, and how far chance may have taken each outcome', async () => {
    const { html } = await klara.get(`${HOME}/metod`)
    const outcomes = html.slice(html.indexOf('id="simulering"'))
    expect(rowCalled('Andelar, hela kommunen', outcomes)).to.match(/^Andelar, hela kommunen \d\d,\d % \(som minst \d\d,\d %\) ±\d,\d ja$/)
    expect(outcomes).to.contain('i 95 fall av 100, för att försöken inte är fler')
  })

  it('tells the open link apart', async () => {
    expect((await klara.get(`${HOME}/metod`)).words).to.match(/14 svar har kommit via öppen länk\. De ingår inte i vikter/)
  })

  it('is linked from every page of the lägesbild, and from the underlag', async () => {
    for (const path of [HOME, `${HOME}/grupper`, `${HOME}/omrade/9901N`, `${HOME}/fraga/fortkorning`, '/underlag/lillkoping/2026']) {
      expect((await klara.get(path)).html, path).to.contain(`href="${HOME}/metod"`)
    }
  })

  it('says why nothing is weighted when the register is missing, and every page then says that its shares are not', async () => {
    const bare = await aHouse({ now: '2026-11-15T10:00:00Z' })
    try {
      await answer(bare, 'r2026', PERSONS)
      await count(bare, 'r2026')
      const reader = await bare.as('klara')
      const { words } = await reader.get(`${HOME}/metod`)
      expect(words).to.contain('Svaren är inte viktade. Andelarna gäller bara dem som svarat.')
      expect(words).to.contain('Folkmängd saknas för alla områden i kommunen. Läs in folkmängden och räkna igen.')
      for (const path of [HOME, `${HOME}/grupper`, `${HOME}/omrade/9901N`, `${HOME}/fraga/fortkorning`]) {
        const page = await reader.get(path)
        expect(page.words, path).to.contain('Andelar och medel är oviktade: de gäller dem som svarat med kod').and.not.contain('är viktade')
        expect(page.html, path).not.to.contain('Visa oviktade andelar')
      }
      expect(rowCalled('Bilar kör för fort', (await reader.get(HOME)).html)).to.contain('oviktad')
    } finally {
      await bare.close()
    }
  })
})
