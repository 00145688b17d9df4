import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultless } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

const TOKEN = 'abcde-fghij-kmnpq-rstuv'

describe('the first account in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse({ firstRun: TOKEN })])
  })
  after(async () => {
    await Promise.all([browser?.close(), house?.close()])
  })

  for (const look of LOOKS) {
    it(`is asked for without a fault at ${look.width} px in ${look.theme}, refused too`, async () => {
      const context = await windowOf(browser, house, 'visitor', { look })
      const page = await context.newPage()
      await page.goto('/logga-in')
      await faultless(page, 'signing in, before anybody can')
      await page.getByRole('link', { name: 'Skapa det första' }).click()
      await faultless(page, 'asked')
      await page.getByRole('button', { name: 'Skapa kontot' }).click()
      expect(await page.title()).to.match(/^Fel: /)
      await faultless(page, 'refused')
      await context.close()
    })
  }

  it('is made with the keyboard alone, and signs in', async () => {
    const context = await windowOf(browser, house, 'visitor', { look: { width: 320, theme: 'light' } })
    const page = await context.newPage()
    await page.goto('/forsta-gangen')
    for (const [field, words] of Object.entries({ kod: TOKEN, namn: 'Anna Berg', epost: 'anna@exempel.se', losenord: PASSWORD })) {
      await tabTo(page, `#${field}`)
      await page.keyboard.type(words)
    }
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await page.locator('[role=status]').innerText())
      .to.contain('Kontot är klart. Logga in.')
      .and.contain('sidan Konton')
    await tabTo(page, '#epost')
    await page.keyboard.type('anna@exempel.se')
    await tabTo(page, '#losenord')
    await page.keyboard.type(PASSWORD)
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(new URL(page.url()).pathname).to.equal('/start')
    await context.close()
  })
})
