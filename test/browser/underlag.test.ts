import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'

describe('the underlag in a browser', () => {
  let browser: Browser
  let house: House
  let page: Page

  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
    page = await (await windowOf(browser, house, 'klara', { look: { width: 320, theme: 'light' }, script: false })).newPage()
    await page.goto('/underlag/lillkoping/2026')
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  const inNorr = () => page.getByText('Norr: oftast nämnt i dialogerna').isVisible()

  it('is folded by area on the screen, and opens without any script', async () => {
    expect(await inNorr()).to.equal(false)
    await page.locator('#omrade-9901N').click()
    expect(await inNorr()).to.equal(true)
    await page.locator('#omrade-9901N').click()
    expect(await inNorr()).to.equal(false)
  })

  it('stands in the open on paper, every area of it', async () => {
    await page.emulateMedia({ media: 'print' })
    expect(await inNorr()).to.equal(true)
    await page.emulateMedia({ media: 'screen' })
  })
})
