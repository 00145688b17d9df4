import { expect } from 'chai'
import * as codes from '../../../server/store/codes.ts'
import * as mailings from '../../../server/store/mailings.ts'
import { aDraw } from '../../fixtures/draws.ts'
import { aHouse, type House, ROUND_2025, ROUND_2026 } from '../../fixtures/house.ts'

describe('the response monitor', () => {
  let house: House
  let drawn: ReadonlyMap<string, string>
  beforeEach(async () => {
    house = await aHouse()
    drawn = await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
  })
  afterEach(() => house.close())

  const page = async () => (await house.as('klara')).get(`/omgangar/${ROUND_2026.id}/svarslage`)
  const idOf = (reference: string) => house.deps.codeKey.idOf(ROUND_2026.id, drawn.get(reference) ?? '')
  const answer = (reference: string, channel: codes.Channel = 'web', day = '2026-09-10') =>
    codes.spend(house.deps.db, ROUND_2026.id, { id: idOf(reference), channel, day })

  it('tells drawn, returned and answered, per area, group, mailing, channel and day', async () => {
    await mailings.note(house.deps.db, ROUND_2026.id, { number: 1, sentOn: '2026-08-28', sheets: 42 })
    for (const reference of ['0-1', '0-2', '0-3', '2-1', '2-2']) await answer(reference)
    await answer('1-1', 'paper', '2026-09-12')
    await codes.returned(house.deps.db, ROUND_2026.id, [idOf('2-9'), idOf('2-10')])
    const { words, status } = await page()
    expect(status).to.equal(200)
    expect(words).to.include('6 av 42 har svarat med sin kod: 15 % av dem som fått brevet.')
    expect(words).to.include('Norr 22 0 4 18 % 18 %').and.include('Söder 20 2 2 10 % 11 %')
    expect(words).to.include('Kvinnor 30–44 år 12 0 3 25 % 25 %')
    expect(words).to.include('1. brev 28 augusti 2026 42 6 14 % –')
    expect(words).to.include('På webben 5 83 % –').and.include('På papper 1 17 % –')
    expect(words).to.include('10 september 2026 5 0 13 % –').and.include('12 september 2026 0 1 15 % –')
    expect(words).to.include('Gör utskick 2, påminnelsekort')
  })

  it('holds the year against the year before', async () => {
    const before = await aDraw(house.deps.db, ROUND_2025.id, house.deps.codeKey)
    for (const reference of ['2-1', '2-2', '2-3', '2-4'])
      await codes.spend(house.deps.db, ROUND_2025.id, {
        id: house.deps.codeKey.idOf(ROUND_2025.id, before.get(reference) ?? ''),
        channel: 'web',
        day: '2025-09-10',
      })
    await mailings.note(house.deps.db, ROUND_2025.id, { number: 1, sentOn: '2025-09-01', sheets: 42 })
    await mailings.note(house.deps.db, ROUND_2026.id, { number: 1, sentOn: '2026-08-28', sheets: 42 })
    for (const reference of ['2-1', '2-2', '0-1']) await answer(reference)
    const { words } = await page()
    expect(words).to.include('Förra året slutade det på 10 %. Efter lika många dagar hade 10 % svarat då.')
    expect(words).to.include('10 % 20 % (−10')
    expect(words).to.include('1. brev 28 augusti 2026 42 3 7 % 10 %')
    expect(words).to.include('På webben 3 100 % 100 %')
    expect(words).to.include('10 september 2026 3 0 7 % 10 %')
    expect(words).to.include('Förra året hade 100 % av svaren kommit efter lika många dagar.')
    expect(words).to.match(/Söder 20 0 2 10 % 10 % [^±]*±\d+ –/)
  })

  it('says neither code nor reference, and nothing of fewer than ten', async () => {
    await answer('0-4')
    await codes.returned(house.deps.db, ROUND_2026.id, ['0-1', '0-2', '0-3'].map(idOf))
    const { html, words } = await page()
    for (const [reference, code] of drawn) expect(html, reference).to.not.include(code)
    expect(words).to.include('Kvinnor 30–44 år 12 3 för få för få för få')
    expect(words).to.include('Kön eller ålder är inte känd 30 0 för få för få för få') // or what all have answered would tell the rest
    expect(words).to.include('Norr 22 3 1')
  })

  it('stays when the codes have been destroyed', async () => {
    await answer('0-1')
    while ((await codes.destroy(house.deps.db, ROUND_2026.id, 1000)) > 0);
    expect((await page()).words).to.include('1 av 42 har svarat')
  })

  it('offers to draw a sample where there is none, to those who may', async () => {
    const path = `/omgangar/${ROUND_2025.id}/svarslage`
    expect((await (await house.as('sara')).get(path)).words).to.include('Dra ett urval')
    expect((await (await house.as('klara')).get(path)).words).to.not.include('Dra ett urval')
  })
})
