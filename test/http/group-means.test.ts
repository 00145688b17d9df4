import { expect } from 'chai'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { rowCalled } from '../fixtures/row.ts'

describe('The group means of a lägesbild', () => {
  let house: House
  before(async () => {
    house = await aCountedHouse()
  })
  after(() => house.close())

  const rowAt = async (path: string) => {
    const klara = await house.as('klara')
    const { status, html } = await klara.get(path)
    expect(status, path).to.equal(200)
    return rowCalled('Problem i utemiljön, medel 0–6', html)
  }

  it('stand on the kommun’s page with interval and answers, beside last year’s and why the two are not tested', async () => {
    expect(await rowAt('/lagesbild/lillkoping/2026')).to.match(
      /medel 0–6 \d,\d \d,\d–\d,\d( stor osäkerhet)? \d+ \d,\d inte prövad, begränsat jämförbar Frågan om nedskräpning/,
    )
  })

  it('stand on an area’s page beside the kommun’s, and against its rest', async () => {
    const norr = await rowAt('/lagesbild/lillkoping/2026/omrade/9901N')
    expect(norr).to.match(/medel 0–6 \d,\d \d,\d–\d,\d .*\d+ \d,\d inte prövad.* \d,\d (säkerställt|ingen säkerställd)/)
    expect(await rowAt('/lagesbild/lillkoping/2026/omrade/9901O')).to.match(/medel 0–6 för få svar/)
  })

  it('have a page over the areas: interval, answers, possible place, against the rest, last year’s, and a map', async () => {
    const path = '/lagesbild/lillkoping/2026/fraga/medel_utemiljo'
    const { html, words } = await (await house.as('klara')).get(path)
    expect(words).to.match(
      /Medelpoängen i hela kommunen är \d,\d på en skala från 0 till 6 \(95 % konfidensintervall \d,\d–\d,\d, 77 svar\)\./,
    )
    expect(words).to.contain('Jämförelsen med 2025: begränsat jämförbar.')
    expect(rowCalled('Norr', html)).to.match(
      /^Norr \d,\d \d,\d–\d,\d (stor osäkerhet )?40 ingen säkerställd skillnad [+−]?\d,\d poäng \(.*\) \d,\d .* inte prövad, begränsat jämförbar /,
    )
    expect(rowCalled('Ön', html)).to.match(/^Ön för få svar inte prövad/)
    expect(rowCalled('Hela kommunen', html)).to.match(/^Hela kommunen \d,\d \d,\d–\d,\d 77 –/)
    expect(html)
      .to.match(/data-points-to="6"/)
      .and.match(/aria-label="Norr: \d,\d poäng \(\d,\d–\d,\d\), 40 svar/)
    expect(words).to.contain('Nedskräpning: ”Inget problem” 0')
    expect(rowCalled('Norr', html.slice(html.indexOf('Oviktat: medelpoäng')))).to.match(/^Norr \d,\d$/)
    expect((await (await house.as('klara')).get(`${path}?ordna=namn`)).html).to.match(
      /data-label="Norr"[\s\S]*data-label="Söder"[\s\S]*data-label="Ön"/,
    )
  })

  it('stand under the shares by sex and by age, each with interval and base', async () => {
    const { words } = await (await house.as('klara')).get('/lagesbild/lillkoping/2026/grupper')
    expect(words).to.match(/Problem i utemiljön, medel 0–6 .*\d,\d \(\d,\d–\d,\d\) \d+ svar/)
  })

  it('stand in the underlag of the kommun and of each area that may be shown, with what was tested', async () => {
    const { html, words } = await (await house.as('klara')).get('/underlag/lillkoping/2026')
    expect(words).to.contain('Norr: gruppmedel, svar med kod').and.not.contain('Ön: gruppmedel')
    expect(rowCalled('Problem i utemiljön, medel 0–6', html)).to.match(
      /\d,\d \d,\d–\d,\d \d+ Sedan sist: inte prövad, begränsat jämförbar\./,
    )
  })
})
