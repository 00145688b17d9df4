import { expect } from 'chai'
import type { Person } from '../../server/domain/counting/tally.ts'
import * as focus from '../../server/store/focus.ts'
import * as population from '../../server/store/population.ts'
import type { Client } from '../fixtures/client.ts'
import { answer, count } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'
import { LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { rowCalled } from '../fixtures/row.ts'

const HOME = '/lagesbild/lillkoping/2026'

/** Lillköping's people and ten more on Ön, so that every area may be shown. */
const EVERYBODY = [...PERSONS, ...PERSONS.slice(0, 10).map((person) => ({ ...person, areaId: '9901O' }))]

/** All of them, of whom those in some areas see no problem with speeding and everybody else a great one. */
const speedingBut = (...calm: readonly string[]): readonly Person[] =>
  EVERYBODY.map((person) => ({ ...person, answers: { ...person.answers, fortkorning: calm.includes(person.areaId) ? '1' : '3' } }))

describe('A change that is established', () => {
  let house: House
  let klara: Client
  before(async () => {
    house = await aHouse({ now: '2026-11-15T10:00:00Z' })
    const { db } = house.deps
    await population.write(db, LILLKOPING_PEOPLE)
    await focus.set(db, 'r2026', ['fortkorning'])
    await answer(house, 'r2025', speedingBut('9901N', '9901S', '9901O'))
    await answer(house, 'r2026', speedingBut('9901S', '9901O'))
    await count(house, 'r2025')
    await count(house, 'r2026')
    klara = await house.as('klara')
  })
  after(() => house.close())

  const rowIn = async (path: string, label: string) => rowCalled(label, (await klara.get(path)).html)

  it('is said in words on the page of the kommun, with its mark and interval in the table', async () => {
    expect((await klara.get(HOME)).words).to.match(
      /Sedan 2025 har en andel säkerställt ökat: Bilar kör för fort \(\+\d+ procentenheter\)\./,
    )
    expect(await rowIn(HOME, 'Bilar kör för fort')).to.match(/▲ säkerställd ökning \+\d+ \(\+\d+ till \+\d+\)/)
    expect(await rowIn(HOME, 'Ute sent på kvällen')).to.contain('ingen säkerställd skillnad')
  })

  it('is said of an area where it was declared to be tested, and so is its difference from the rest', async () => {
    const { words } = await klara.get(`${HOME}/omrade/9901N`)
    expect(words).to.match(/Jämfört med övriga kommunen är en andel säkerställt högre: Bilar kör för fort/)
    expect(words).to.match(/Sedan 2025 har en andel säkerställt ökat: Bilar kör för fort/)
    expect(await rowIn(`${HOME}/omrade/9901N`, 'Ute sent på kvällen')).to.contain('inte prövad')
  })

  it('puts the areas apart on the page of the question, in words, on the map and as their possible place', async () => {
    const { html, words } = await klara.get(`${HOME}/fraga/fortkorning`)
    expect(words).to.match(/Sedan 2025 har andelen säkerställt ökat i hela kommunen: \+\d+ procentenheter/)
    expect(words).to.match(/Bland områdena är andelen säkerställt högst i Norr/)
    expect(rowCalled('Norr', html)).to.match(/ 1 ▲ säkerställt högre \+\d+ .* ▲ säkerställd ökning /)
    expect(rowCalled('Söder', html)).to.match(/ 2–3 ▼ säkerställt lägre −\d+ .*ingen säkerställd skillnad/)
    expect(html)
      .to.match(/class="map-edge higher"/)
      .and.match(/class="map-edge lower"/)
    expect(html).to.match(/aria-label="Norr: [^"]*säkerställt högre än i övriga kommunen"/)
  })

  it('is in the underlag, as page and as JSON, and in the results', async () => {
    expect((await klara.get('/underlag/lillkoping/2026')).words).to.match(
      /Bilar kör för fort: säkerställd ökning sedan 2025, \+\d+ procentenheter/,
    )
    const json = (await (await klara.once('GET', '/underlag/lillkoping/2026.json')).json()) as {
      omraden: { namn: string; mot_ovriga: { fraga: string; sakerstalld: string }[] }[]
    }
    expect(json.omraden.slice(0, 2).map(({ namn, mot_ovriga }) => [namn, mot_ovriga[0]?.sakerstalld])).to.deep.equal([
      ['Norr', 'hogre'],
      ['Söder', 'lagre'],
    ])
    const csv = await (await (await house.as('arvid')).once('GET', `${HOME}/resultat.csv?dialekt=internationell`)).text()
    const [head = '', ...lines] = csv.split('\n')
    const at = head.split(',').indexOf('forandring_sakerstalld')
    const whole = lines.find((line) => line.includes(',kommun,9901,') && line.includes(',kod,fortkorning,') && line.includes(',mått,'))
    expect([at > 0, whole?.includes(',ökning,')]).to.deep.equal([true, true])
  })
})
