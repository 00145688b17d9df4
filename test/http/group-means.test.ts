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
})
