import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { written } from '../../server/domain/code.ts'
import { aDraw } from '../fixtures/draws.ts'
import { aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'
import { inUrn } from '../http/survey/walk.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

describe('keying in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  const go = (page: Page) => toNext(page, () => page.locator('main form button').click())

  it('takes a digit a question from the keyboard alone, twice, and shows what differs', async () => {
    const page = await (await windowOf(browser, house, 'sara', { look: LOOKS[0] })).newPage()
    await page.goto('/inskrivning/r2026')
    await faultlessInEveryLook(page, 'head of the form')
    await page.getByLabel('Utan kod: området').selectOption({ index: 1 })
    await go(page)
    await faultlessInEveryLook(page, 'the form')
    await key(page, ['2', '4', '1', '', '3', '1 2', '7', '', '12', '2'])
    await go(page)
    await key(page, ['3', '4', '1', '', '3', '1 2', '7', '', '12', '2'])
    await go(page)
    expect(await page.title()).to.match(/^Fel: /)
    await faultlessInEveryLook(page, 'differences')
    await page.getByRole('link', { name: 'Fråga 1, Nedskräpning' }).click()
    expect(await page.evaluate('document.activeElement.id')).to.equal('f-nedskrapning')
    await go(page)
    expect(await page.locator('[role=status]').innerText()).to.contain('Blanketten är inskriven.')
    const [document] = await inUrn(house)
    expect(document?.answers).to.deep.include({ nedskrapning: '3', fortkorning: '8', platser: ['1', '2'], ar_i_omradet: 12 })
    await page.context().close()
  })

  it('takes a form with a code from the keyboard alone where no script runs, and says so of a slip', async () => {
    const drawn = await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
    const page = await (await windowOf(browser, house, 'sara', { script: false, look: LOOKS[0] })).newPage()
    await page.goto('/inskrivning/r2026')
    await tabTo(page, '#kod')
    await page.keyboard.type(written(drawn.get('2-1') ?? '').toLowerCase())
    await toNext(page, () => page.keyboard.press('Enter'))
    const answers = ['2', '4', '1', '', '3', '1 2', '7', '', '12', '2']
    await tabThrough(page, ['9', ...answers.slice(1)])
    expect(await page.title()).to.match(/^Fel: /)
    await page.locator('#f-nedskrapning').fill('2')
    await go(page)
    await tabThrough(page, answers)
    expect(await page.locator('[role=status]').innerText()).to.contain('Blanketten är inskriven.')
    const byCode = (await inUrn(house)).filter(({ source }) => source === 'code') // an urn has no order
    expect(byCode.map(({ areaId }) => areaId)).to.include('9901S')
    await page.context().close()
  })
})

/** Keys a form with Tab from field to field, and sends it. */
async function tabThrough(page: Page, answers: readonly string[]): Promise<void> {
  await tabTo(page, '#f-nedskrapning')
  for (const answer of answers) {
    await page.keyboard.type(answer)
    await page.keyboard.press('Tab')
  }
  await tabTo(page, 'main form button')
  await toNext(page, () => page.keyboard.press('Enter'))
}

// A digit leads on by itself where one box is ticked; a list, a number and a question left blank take Enter, words take Tab.
async function key(page: Page, answers: readonly string[]): Promise<void> {
  expect(await page.evaluate('document.activeElement.id')).to.equal('f-nedskrapning')
  for (const answer of answers) {
    const before = await page.evaluate<string>('document.activeElement.id')
    await page.keyboard.type(answer)
    if ((await page.evaluate<string>('document.activeElement.id')) === before)
      await page.keyboard.press((await page.evaluate('document.activeElement.localName')) === 'textarea' ? 'Tab' : 'Enter')
  }
}
