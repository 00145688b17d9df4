import { expect } from 'chai'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { jobsEnded } from '../fixtures/jobs-ended.ts'

const EDITION = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', kommunpolis: 'Petra Polis', telefon: '114 14', epost: '' }

describe('The language that a resident has chosen', () => {
  let house: House
  let addresses: readonly string[]
  before(async () => {
    house = await aCountedHouse()
    await (await house.as('sara')).post('/omgangar/r2026/publicering', EDITION)
    await jobsEnded(house)
    house.clock.now = '2026-10-15T10:00:00Z' // while the survey is open
    addresses = [...(await everyAddress(house.visitor())), '/finns-inte']
  })
  after(() => house.close())

  it('is told to whoever keeps pages for others, on every page that it changes and they may keep', async () => {
    const english = house.visitor()
    english.forge('sprak', 'en')
    const changed: string[] = []
    for (const address of addresses) {
      const [one, other] = [await house.visitor().once('GET', address), await english.once('GET', address)]
      if ((await one.text()) === (await other.text())) continue
      changed.push(address)
      for (const { headers } of [one, other])
        if (headers.get('cache-control') !== 'no-store')
          expect(listed(headers.get('vary')), address).to.include.members(['Cookie', 'Accept-Encoding'])
    }
    expect(changed).to.include.members([
      '/',
      '/sma-grupper',
      '/lillkoping/lagesbild',
      '/ni-sa-vi-gor/lillkoping',
      '/enkat/lillkoping/2026',
      '/tips/lillkoping',
      '/finns-inte',
    ])
  })

  it('leaves the pages of an edition as they are, which one copy serves', async () => {
    const { headers } = await house.visitor().once('GET', '/lillkoping/lagesbild/2026')
    expect(headers.get('cache-control')).to.equal('public, no-cache')
    expect(listed(headers.get('vary'))).to.deep.equal(['Accept-Encoding'])
  })
})

const listed = (header: string | null): readonly string[] => (header ?? '').split(/,\s*/)

/** Everything that links lead a visitor to from the front page, Swedish as it is met first. */
async function everyAddress(visitor: Client): Promise<readonly string[]> {
  const known = new Set(['/'])
  for (const address of known) {
    const { html } = await visitor.get(address)
    for (const [, link = ''] of html.matchAll(/href="(\/(?!static)[^"#]*)/g))
      if (!/[?&]sprak=/.test(link)) known.add(link.replaceAll('&amp;', '&'))
  }
  return [...known]
}
