import { expect } from 'chai'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { rowCalled } from '../fixtures/row.ts'

const HOME = '/lagesbild/lillkoping/2026'

describe('The page of one question', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aCountedHouse()
    klara = await house.as('klara')
  })
  after(() => house.close())

  const rowIn = async (path: string, label: string) => rowCalled(label, (await klara.get(path)).html)

  it('sets areas and both years side by side, worst first, the kommun last', async () => {
    const { html } = await klara.get(`${HOME}/fraga/fortkorning`)
    const names = [...html.matchAll(/data-label="([^"]+)"/g)].map(([, name]) => name)
    expect(names.slice(-2)).to.deep.equal(['Ön', 'Hela kommunen'])
    expect(await rowIn(`${HOME}/fraga/fortkorning`, 'Norr')).to.match(
      /^Norr \d+ % \d+–\d+ % [^\d]+ 40 \d+ % \d+–\d+ % [^\d]+ 40 inte prövad$/,
    )
    expect(await rowIn(`${HOME}/fraga/fortkorning`, 'Hela kommunen')).to.match(
      /^Hela kommunen \d+ % \d+–\d+ % stor osäkerhet 77 \d+ % \d+–\d+ % stor osäkerhet 77 ingen säkerställd skillnad /,
    )
    expect(await rowIn(`${HOME}/fraga/fortkorning`, 'Ön')).to.equal('Ön för få svar för få svar inte prövad')
  })

  it('orders by name when asked to, and by value when asked for something else', async () => {
    const order = async (query: string) =>
      [...(await klara.get(`${HOME}/fraga/fortkorning${query}`)).html.matchAll(/data-label="([^"]+)"/g)].map(([, name]) => name)
    expect(await order('?ordna=namn')).to.deep.equal(['Norr', 'Söder', 'Ön', 'Hela kommunen'])
    expect(await order('?ordna=klokskap')).to.deep.equal(await order(''))
  })

  it('tells both wordings of a question that was reworded, and why care is needed', async () => {
    const { words } = await klara.get(`${HOME}/fraga/nedskrapning`)
    expect(words).to.contain('Jämförelsen med 2025: begränsat jämförbar. Frågan är omformulerad.')
    expect(words).to.contain('”Är nedskräpning ett problem där du bor?”').and.contain('”Är skräp utomhus ett problem där du bor?”')
  })

  it('never joins years that cannot be compared: last year has its own page', async () => {
    const { html, words } = await klara.get(`${HOME}/fraga/tillit`)
    expect(words).to.contain('Skalan är ändrad från 1–5 till 0–10.')
    expect(html).not.to.contain('data-series="before"')
    expect(words).not.to.match(/står bredvid|Ring: 2025/)
    expect(html).to.contain('<a href="/lagesbild/lillkoping/2025/fraga/tillit">')
    expect((await klara.get('/lagesbild/lillkoping/2025/fraga/tillit')).status).to.equal(200)
  })

  it('explains a figure that is computed from several questions', async () => {
    const { words } = await klara.get(`${HOME}/fraga/utsatt_nagot`)
    expect(words).to.contain('Utsatt för stöld: ”Ja, en gång” eller ”Ja, flera gånger”')
  })

  it('says when only some were asked', async () => {
    const { words } = await klara.get(`${HOME}/fraga/anmalt`)
    expect(words).to.contain('Bara de som gett ett visst svar tidigare i enkäten fick frågan.')
  })

  it('shows the answers of a question that has no share', async () => {
    const { status, words, html } = await klara.get(`${HOME}/fraga/boendeform`)
    expect(status).to.equal(200)
    expect(words).to.match(/Lägenhet \d+ % \d+–\d+ % 51/)
    expect(html).not.to.contain('data-axis-end')
  })

  it('hides the few by the open link too', async () => {
    const { words } = await klara.get(`${HOME}/fraga/fortkorning`)
    const open = words.slice(words.indexOf('Visa svaren via öppen länk'))
    expect(open).to.match(/Norr \d+ % 14 Söder för få svar Ön för få svar Hela kommunen \d+ % 14/)
  })
})
