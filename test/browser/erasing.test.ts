import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultless } from './faultless.ts'
import { windowOf } from './open.ts'
import { LOOKS } from './pages.ts'

describe('erasing a text, in a browser', function () {
  this.timeout(120_000)
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  for (const look of LOOKS) {
    it(`goes from the round to the search and past the question, with no fault at ${look.width} px in ${look.theme}`, async () => {
      const page = await (await windowOf(browser, house, 'sara', { look })).newPage()
      await page.goto('/omgangar/r2026')
      await page.getByRole('link', { name: 'Radera något som skrivits med egna ord' }).click()
      await page.getByLabel('Ord i texten').fill('lj')
      await page.getByRole('button', { name: 'Sök' }).click()
      await faultless(page, 'a refused search')
      await page.getByLabel('Ord i texten').fill('mer LJUS')
      await page.getByRole('button', { name: 'Sök' }).click()
      await faultless(page, 'texts found')
      const found = await page.locator('.card').count()
      await page.getByRole('link', { name: 'Radera texten' }).first().click()
      await faultless(page, 'the question')
      await page.getByRole('button', { name: 'Radera texten' }).click()
      expect(await page.getByRole('status').innerText()).to.equal('Texten är raderad.')
      await page.getByLabel('Ord i texten').fill('mer LJUS')
      await page.getByRole('button', { name: 'Sök' }).click()
      expect(await page.locator('.card').count()).to.equal(found - 1)
      await page.context().close()
    })
  }
})
