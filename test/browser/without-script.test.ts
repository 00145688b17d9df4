import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import * as dialogues from '../../server/store/dialogues.ts'
import * as urn from '../../server/store/urn.ts'
import { aHouse, type House, PASSWORD, ROUND_2026 } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'
import { toNext, walkSurvey } from './walk.ts'

describe('a browser that runs no script', () => {
  let browser: Browser
  let house: House

  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  it('answers the whole survey, refused pages included', async () => {
    const page = await (await windowOf(browser, house, 'visitor', { script: false, look: { width: 320, theme: 'light' } })).newPage()
    const stops: string[] = []
    await walkSurvey(page, '/enkat/lillkoping/2026', async (name) => {
      stops.push(name)
      if (name.startsWith('refused')) expect(await page.title()).to.match(/^Fel:/)
      if (name === 'granska') expect(await page.getByText('Mer <b>ljus</b> vid "stationen" & parken').count()).to.equal(1)
    })
    expect(stops.at(-1)).to.equal('kvitto')
    expect(await urn.count(house.deps.db, ROUND_2026.id)).to.equal(1)
    await page.context().close()
  })

  it('chooses an area on the map', async () => {
    const page = await (await windowOf(browser, house, 'visitor', { script: false })).newPage()
    await page.goto('/enkat/lillkoping/2026')
    await toNext(page, () => page.locator('button[value="oppen"]').click())
    await toNext(page, () => page.locator('svg a').first().click())
    expect(await page.locator('input[name="omrade"]:checked').count()).to.equal(1)
    await page.context().close()
  })

  it('leaves a tip and points out a place on the map, at 320 px, and follows it by its number', async () => {
    const page = await (await windowOf(browser, house, 'visitor', { script: false, look: { width: 320, theme: 'light' } })).newPage()
    await page.goto('/tips/lillkoping')
    await toNext(page, () => page.getByRole('link', { name: 'Peka ut en trygg eller otrygg plats' }).click())
    await toNext(page, () => page.getByRole('button', { name: 'Skicka' }).click())
    expect(await page.title()).to.match(/^Fel:/)
    await page.getByLabel('Hur känns platsen?').selectOption({ label: 'Lite otrygg' })
    await page.getByLabel('Vilket område gäller det?').selectOption({ label: 'Norr' })
    await page.getByLabel('Var är platsen?').fill('Bron')
    await toNext(page, () => page.getByRole('button', { name: 'Peka på en karta' }).click())
    await toNext(page, () => page.locator('input[name="peka"]').click({ position: { x: 140, y: 100 } }))
    expect(await page.getByText('Platsen är utmärkt på kartan.').count()).to.equal(1)
    await toNext(page, () => page.getByRole('button', { name: 'Skicka' }).click())
    const number = (await page.locator('.receipt').innerText()).trim()
    await toNext(page, () => page.getByRole('link', { name: 'Följ det du har skickat' }).click())
    await page.getByLabel('Numret på kvittot').fill(number.toLowerCase().replaceAll('-', ' '))
    await toNext(page, () => page.getByRole('button', { name: 'Visa' }).click())
    expect(await page.getByRole('heading', { name: 'Det är mottaget men inte läst än' }).count()).to.equal(1)
    const [tip] = await house.deps.db.selectFrom('tips').select(['longitude', 'latitude', 'feeling']).execute()
    expect(tip?.feeling).to.equal(1)
    // The middle of Norr, which is 0.2 by 0.1 degrees from 12.0, 57.1; a border of a pixel is nothing.
    expect(tip?.longitude).to.be.closeTo(12.1, 0.005)
    expect(tip?.latitude).to.be.within(57.1, 57.2)
    await page.context().close()
  })

  it('signs in, writes down a dialogue with two observations, and signs out', async () => {
    const page = await (await windowOf(browser, house, 'visitor', { script: false })).newPage()
    await page.goto('/dialoger/ny?form=medborgardialog&kommun=lillkoping')
    await page.locator('input[name="epost"]').fill('sara@exempel.se')
    await page.locator('input[name="losenord"]').fill(PASSWORD)
    await toNext(page, () => page.locator('main button').last().click())
    expect(new URL(page.url()).pathname).to.equal('/dialoger/ny')
    await writeDown(page)
    const [written, ...others] = await dialogues.list(house.deps.db, { kommunIds: ['9901'] })
    expect(others).to.deep.equal([])
    expect(written).to.include({ place: 'Torget', people: 12, observations: 2 })
    await toNext(page, () => page.getByRole('button', { name: /Logga ut/ }).click())
    expect(await page.getByRole('link', { name: 'För personal' }).count()).to.equal(1)
    await page.context().close()
  })
})

/** Fills in the form of a dialogue with two observations, the second in a row asked for. */
async function writeDown(page: Page): Promise<void> {
  await page.locator('input[name="datum"]').fill('2026-09-10')
  await page.locator('select[name="omrade"]').selectOption({ label: 'Norr' })
  await page.locator('input[name="plats"]').fill('Torget')
  await page.locator('input[name="deltog"]').fill('Boende')
  await page.locator('input[name="antal"]').fill('12')
  await page.getByLabel('Hur hölls dialogen?').selectOption({ index: 1 })
  await observe(page, 1, 'Trafik')
  await toNext(page, () => page.locator('button[value="rad"]').click())
  await observe(page, 2, 'Otrygga platser')
  await toNext(page, () => page.locator('button[value="spara"]').click())
}

async function observe(page: Page, row: number, theme: string): Promise<void> {
  await page
    .getByRole('group', { name: `Observation ${row}` })
    .getByLabel(theme, { exact: true })
    .check()
  await page.locator(`select[name="allvar-${row}"]`).selectOption({ index: 2 })
  await page.locator(`textarea[name="sagt-${row}"]`).fill(`Det som sades om ${theme}.`)
}
