import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import * as editions from '../../server/store/editions.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { jobsEnded } from '../fixtures/jobs-ended.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

const PAGE = '/omgangar/r2026/publicering'
const HOME = '/lillkoping/lagesbild/2026'

describe('publishing a lägesbild and reading it, in a browser', function () {
  this.timeout(600_000)
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  const published = () => editions.ofKommun(house.deps.db, '9901')
  /** Tabs to a way to another page and takes it. */
  const follow = async (page: Page, way: string) => {
    await tabTo(page, way)
    await toNext(page, () => page.keyboard.press('Enter'))
  }
  const heading = (page: Page) => page.locator('h1').innerText()

  it('goes with a keyboard alone, from the round over the preview to what everybody reads', async () => {
    const page = await (await windowOf(browser, house, 'sara')).newPage()
    await page.goto('/omgangar/r2026')
    await follow(page, `a[href="${PAGE}"]`)
    await follow(page, `a[href="${PAGE}/forhandsgranskning"]`)
    expect(await page.getByText('Förhandsgranskning.').count()).to.equal(1)
    await follow(page, `main a[href="${PAGE}"]`)
    await tabTo(page, '#kommunpolis')
    await page.keyboard.type('Petra Polis')
    await tabTo(page, '#telefon')
    await page.keyboard.type('114 14')
    await follow(page, 'main form button')
    await jobsEnded(house)
    expect(await published()).to.have.lengthOf(1)
    await page.goto(PAGE)
    await follow(page, `a[href="${HOME}"]`)
    expect(await heading(page)).to.equal('Lägesbild för Lillköping 2026')
    await tabTo(page, '#fraga')
    await follow(page, 'main form button')
    await follow(page, `svg a[href="${HOME}/omrade/9901N"]`)
    expect(await heading(page)).to.equal('Norr 2026')
    await follow(page, `table a[href^="${HOME}/fraga/"]`)
    await follow(page, 'a[href$="ordna=namn#omraden"]')
    expect(await page.locator('[aria-sort="ascending"]').count()).to.equal(1)
    await tabTo(page, 'a[href="tel:11414"]')
    await tabTo(page, `a[href="${HOME}/resultat.csv?dialekt=excel"]`)
    await page.context().close()
  })

  it('goes without script on a phone: a refused correction, the work waited for, and every kind of page read', async () => {
    const staff = await (await windowOf(browser, house, 'sara', { script: false, look: LOOKS[0] })).newPage()
    await staff.goto(PAGE)
    await toNext(staff, () => staff.getByRole('button', { name: 'Publicera rättelsen' }).click())
    expect(await staff.title()).to.match(/^Fel:/)
    expect(await staff.locator('.faults a').count()).to.equal(1)
    await staff.getByLabel('Varför rättas utgåvan?').fill('Ny kommunpolis.')
    await staff.getByLabel('Namn').fill('Per Polis')
    await toNext(staff, () => staff.getByRole('button', { name: 'Publicera rättelsen' }).click())
    await jobsEnded(house)
    const reader = await (await windowOf(browser, house, 'visitor', { script: false, look: LOOKS[0] })).newPage()
    await reader.goto('/')
    await toNext(reader, () => reader.locator(`a[href="${HOME}"]`).click())
    expect(await reader.getByText('Det här är en rättad utgåva. Skälet: Ny kommunpolis.').count()).to.equal(1)
    await reader.getByLabel('Visa en annan fråga').selectOption({ label: 'Nedskräpning' })
    await toNext(reader, () => reader.getByRole('button', { name: 'Visa' }).click())
    expect(await reader.getByRole('heading', { name: 'Område för område: Nedskräpning' }).count()).to.equal(1)
    await toNext(reader, () => reader.getByRole('link', { name: 'Problemindex', exact: true }).click())
    await toNext(reader, () => reader.locator('table a', { hasText: 'Söder' }).first().click())
    expect(await heading(reader)).to.equal('Problemindex i Söder 2026')
    await toNext(reader, () => reader.getByRole('link', { name: 'Utgåvans fasta adress' }).click())
    const [now] = await published()
    expect(new URL(reader.url()).pathname).to.equal(`${HOME}/utgava/${now?.hash}`)
    await toNext(reader, () => reader.getByRole('link', { name: 'Den tidigare utgåvan finns kvar' }).click())
    expect(await reader.getByText('Den här utgåvan är ersatt.').count()).to.equal(1)
    await toNext(reader, () => reader.getByRole('link', { name: /^Publicerade lägesbilder/ }).click())
    expect(await reader.locator('main li').count()).to.equal(2)
    for (const page of [staff, reader]) await page.context().close()
  })

  it('prints on every kind of page which edition it is, with its whole hash, and whom to reach; and neither menu nor files', async () => {
    const page = await (await windowOf(browser, house, 'visitor')).newPage()
    await page.emulateMedia({ media: 'print' })
    const [now] = await published()
    for (const path of ['', '/grupper', '/metod', '/problemindex', '/omrade/9901N', '/fraga/fortkorning']) {
      await page.goto(HOME + path)
      expect(await page.locator('#utgava').isVisible(), path).to.equal(true)
      expect(await page.locator('#utgava code').innerText(), path).to.equal(now?.hash)
      expect(await page.getByText('Kommunpolis: Per Polis').isVisible(), path).to.equal(true)
      expect(await page.locator('.masthead').isVisible(), path).to.equal(false)
      expect(await page.getByRole('heading', { name: 'Ladda ner' }).isVisible(), path).to.equal(false)
    }
    await page.context().close()
  })

  it('has no fault in any look where a correction is refused, where an edition is superseded, and where editions are listed', async () => {
    const staff = await (await windowOf(browser, house, 'sara', { look: LOOKS[0] })).newPage()
    await staff.goto(PAGE)
    await toNext(staff, () => staff.getByRole('button', { name: 'Publicera rättelsen' }).click())
    await faultlessInEveryLook(staff, 'a refused correction')
    const reader = await (await windowOf(browser, house, 'visitor', { look: LOOKS[0] })).newPage()
    const [now, old] = await published()
    for (const page of [HOME, `${HOME}/utgava/${old?.hash}`, `${HOME}/utgava/${now?.hash}/problemindex`, '/lillkoping/lagesbild']) {
      await reader.goto(page)
      await faultlessInEveryLook(reader, page)
    }
    for (const page of [staff, reader]) await page.context().close()
  })
})
