import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { windowOf } from './open.ts'
import { LOOKS } from './pages.ts'

describe('erasing a text, in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  it('goes from the round to the search and past the question, with no fault in any look', async () => {
    const page = await (await windowOf(browser, house, 'sara', { look: LOOKS[0] })).newPage()
    await page.goto('/omgangar/r2026')
    await page.getByRole('link', { name: 'Radera något som skrivits med egna ord' }).click()
    await page.getByLabel('Ord i texten').fill('lj')
    await page.getByRole('button', { name: 'Sök' }).click()
    await faultlessInEveryLook(page, 'a refused search')
    await page.getByLabel('Ord i texten').fill('mer LJUS')
    await page.getByRole('button', { name: 'Sök' }).click()
    await faultlessInEveryLook(page, 'texts found')
    const found = await page.locator('.card').count()
    await page.getByRole('link', { name: 'Radera texten' }).first().click()
    await faultlessInEveryLook(page, 'the question')
    await page.getByRole('button', { name: 'Radera texten' }).click()
    expect(await page.getByRole('status').innerText()).to.equal('Texten är raderad.')
    await page.getByLabel('Ord i texten').fill('mer LJUS')
    await page.getByRole('button', { name: 'Sök' }).click()
    expect(await page.locator('.card').count()).to.equal(found - 1)
    await page.context().close()
  })
})
