import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import * as readings from '../../server/store/readings.ts'
import * as texts from '../../server/store/texts.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

const AT = '/lasning/lillkoping/enkat-2026'
const QUEUE = texts.queueOf('r2026')

describe('reading texts, in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
    await house.deps.db.deleteFrom('texts').execute()
    const words = ['Grannen Åke på Ekgatan 4 säljer till tvillingarna.', 'Ring Eva Lind på 070-174 06 35.', 'Nej.']
    await texts.add(
      house.deps.db,
      'r2026',
      words.map((said, n) => ({ id: String(n).repeat(32), areaId: '9901N', question: 'forslag', words: said })),
    )
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })
  const stored = async (n: number) => (await readings.byId(house.deps.db, QUEUE, String(n).repeat(32)))?.words

  it('goes with a keyboard alone, from the list to a text shown, another not, and taken back', async () => {
    const page = await (await windowOf(browser, house, 'sara')).newPage()
    await page.goto('/lasning')
    await tabTo(page, `main a[href="${AT}"]`)
    await toNext(page, () => page.keyboard.press('Enter'))
    await page.goto(`${AT}?efter=${'0'.repeat(32)}`)
    await tabTo(page, 'main input[type="checkbox"]')
    await page.keyboard.press('Space') // Eva Lind is to stand
    await tabTo(page, 'button[value="visa"]')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await stored(1)).to.equal('Ring Eva Lind på [telefonnummer].')
    await tabTo(page, 'form[action$="/angra"] button')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await page.locator('.passage').innerText()).to.contain('Eva Lind')
    await tabTo(page, 'button[value="inte:points out"]')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect((await readings.byId(house.deps.db, QUEUE, '1'.repeat(32)))?.state).to.equal('withheld')
    await page.context().close()
  })

  it('goes without script, refused forms and words of one’s own among it', async () => {
    const page = await (await windowOf(browser, house, 'sara', { script: false, look: LOOKS[0] })).newPage()
    await page.goto(`${AT}?text=${'0'.repeat(32)}`)
    await page.locator('summary', { hasText: 'Dölj något mer' }).click()
    await page.getByLabel('Ord 1', { exact: true }).fill('trillingarna')
    await toNext(page, () => page.locator('button[value="visa"]').click())
    expect(await page.title()).to.match(/^Fel:/)
    await page.getByLabel('Ord 1', { exact: true }).fill('tvillingarna')
    await page.getByLabel('Vad är ord 1?').selectOption('name')
    await toNext(page, () => page.locator('button[value="visa"]').click())
    expect(await stored(0)).to.equal('Grannen [namn] på [adress] säljer till [namn].')
    await page.context().close()
  })

  it('has no fault in any look where a form is refused, after a decision, and when all is read', async () => {
    const page = await (await windowOf(browser, house, 'sara', { look: LOOKS[0] })).newPage()
    await page.goto(AT)
    await page.locator('summary', { hasText: 'Dölj något mer' }).click()
    await page.getByLabel('Ord 1', { exact: true }).fill('finns inte')
    await toNext(page, () => page.locator('button[value="visa"]').click())
    await faultlessInEveryLook(page, 'a refused form')
    await page.goto(AT)
    await toNext(page, () => page.locator('button[value="inte:empty"]').click())
    expect(await page.locator('main').innerText()).to.contain('Ingen text väntar.')
    await faultlessInEveryLook(page, 'all read')
    await page.goto('/lagesbild/lillkoping/2026/egna-ord')
    expect(await page.locator('.card').count()).to.equal(1)
    await faultlessInEveryLook(page, 'in own words')
    await page.context().close()
  })
})
