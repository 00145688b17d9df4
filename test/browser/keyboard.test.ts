import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import * as urn from '../../server/store/urn.ts'
import { aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { tabTo, windowOf } from './open.ts'
import { toNext } from './walk.ts'

const ONWARD = 'main form button:not(.second)'

describe('someone with only a keyboard', () => {
  let browser: Browser
  let house: House
  let page: Page

  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
    page = await (await windowOf(browser, house, 'visitor')).newPage()
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  it('answers the survey from the front page to the receipt', async () => {
    await page.goto('/')
    await tabTo(page, 'a[href="/enkat/lillkoping/2026"]')
    await toNext(page, () => page.keyboard.press('Enter'))
    await send(page, 'button[value="oppen"]')
    await press(page, 'input[name="omrade"]', 'Space')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('input[name="omrade"]:checked').count()).to.equal(1)
    await send(page, ONWARD)
    for (let part = 1; part <= 4; part++) {
      expect(page.url()).to.match(new RegExp(`/del/${part}$`))
      await press(page, 'main input, main textarea', part === 3 ? 'a' : 'Space')
      await send(page, ONWARD)
    }
    expect(page.url()).to.match(/\/granska$/)
    await send(page, ONWARD)
    expect(page.url()).to.match(/\/kvitto$/)
    expect(await urn.count(house.deps.db, ROUND_2026.id)).to.equal(1)
  })

  it('jumps past the frame with the first press', async () => {
    await page.goto('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.innerText')).to.equal('Hoppa till innehållet')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).to.equal('innehall')
  })

  it('is taken to the list of faults when a form is refused, and from there to the field', async () => {
    await page.goto('/enkat/lillkoping/2026')
    await send(page, 'button[value="oppen"]')
    await send(page, ONWARD)
    expect(await page.title()).to.match(/^Fel:/)
    expect(await page.evaluate('document.activeElement.closest(".faults") !== null')).to.equal(true)
    await press(page, '.faults a', 'Enter')
    expect(await page.evaluate('document.activeElement.name')).to.equal('omrade')
  })

  it('sees where focus is, on every stop of a staff page', async () => {
    const context = await windowOf(browser, house, 'sara')
    const desk = await context.newPage()
    await desk.goto('/dialoger/ny?form=medborgardialog&kommun=lillkoping')
    const stops = new Set<string>()
    for (let presses = 0; presses < 25; presses++) {
      await desk.keyboard.press('Tab')
      const [what, outline] = await desk.evaluate<[string, string]>(FOCUS)
      stops.add(what)
      expect(outline, `the focus mark of ${what}`).to.not.equal('0px none')
    }
    expect(stops.size).to.be.greaterThan(10)
    await context.close()
  })
})

// What has focus, and the outline that shows it: its own, or its label's for a radio or a box drawn inside one.
const FOCUS = `(() => {
  const focused = document.activeElement, choice = focused.closest('.choice') ?? focused
  const { outlineWidth, outlineStyle } = getComputedStyle(choice)
  return [focused.outerHTML.slice(0, 80), outlineStyle === 'none' ? '0px none' : outlineWidth + ' ' + outlineStyle]
})()`

/** Tabs to a button and presses it, and waits for the page that comes. */
async function send(page: Page, button: string): Promise<void> {
  await tabTo(page, button)
  await toNext(page, () => page.keyboard.press('Enter'))
}

/** Tabs to something and presses a key on it. */
async function press(page: Page, wanted: string, key: string): Promise<void> {
  await tabTo(page, wanted)
  await page.keyboard.press(key)
}
