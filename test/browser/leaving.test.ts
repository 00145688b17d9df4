import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { aHouse, type House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'
import { toNext } from './walk.ts'

describe('the quick exit in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  for (const script of [true, false]) {
    it(`leads elsewhere, and back from there nothing that was answered is seen: ${script ? 'with our script' : 'without any'}`, async () => {
      const page = await answering(script)
      const part = page.url()
      const before = script ? await page.evaluate<number>('history.length') : 0
      await toNext(page, () => page.getByRole('link', { name: 'Lämna sidan snabbt' }).click())
      expect(await page.locator('main').innerText()).to.equal('https://www.smhi.se/')
      if (script) expect(await page.evaluate('history.length'), 'the page is not left in the history').to.equal(before)
      await page.goBack()
      expect(page.url()).to.not.equal(part)
      expect(await page.locator('input:checked').count()).to.equal(0)
      expect(await page.locator('main').innerText()).to.not.include('Ja, en gång')
      expect((await page.context().cookies(house.url)).map(({ name }) => name)).to.not.include('utkast')
      await page.context().close()
    })
  }

  it('is reached with the keyboard before any question', async () => {
    const page = await answering(true)
    for (let stop = ''; stop !== 'Lämna sidan snabbt'; ) {
      await page.keyboard.press('Tab')
      const [words, isInForm] = await page.evaluate<[string, boolean]>(
        '[document.activeElement.innerText, document.activeElement.closest("form") !== null]',
      )
      expect(isInForm, `met a question before the exit: ${words}`).to.equal(false)
      stop = words
    }
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await page.locator('main').innerText()).to.equal('https://www.smhi.se/')
    await page.context().close()
  })

  /** Somebody who has come to a part that may wake something up, and has answered it. */
  async function answering(script: boolean): Promise<Page> {
    const context = await windowOf(browser, house, 'visitor', { script })
    // What the server answers, but for the other site: no test reaches out of the house.
    await context.route('**/lamna', async (route) => {
      const left = await route.fetch({ maxRedirects: 0 })
      const { location = '', 'set-cookie': cookie = '' } = left.headers()
      await route.fulfill({
        contentType: 'text/html',
        headers: { 'set-cookie': cookie },
        body: `<title>Väder</title><main>${location}</main>`,
      })
    })
    const page = await context.newPage()
    await page.goto('/enkat/lillkoping/2026')
    await toNext(page, () => page.locator('button[value="oppen"]').click())
    await page.locator('input[name="omrade"]').first().check()
    await onward(page)
    await page.getByLabel('Ja, en gång').check()
    while ((await page.getByRole('link', { name: 'Lämna sidan snabbt' }).count()) === 0) await onward(page)
    return page
  }

  const onward = (page: Page) => toNext(page, () => page.locator('main form button:not(.second)').last().click())
})
