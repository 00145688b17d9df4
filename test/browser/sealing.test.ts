import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import * as rounds from '../../server/store/rounds.ts'
import * as seals from '../../server/store/sealing/seals.ts'
import { aHouse, aRound, type House } from '../fixtures/house.ts'
import { aSeal, PASSPHRASE } from '../fixtures/sealing.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

describe('sealing and opening an urn in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    browser = await launch()
  })
  beforeEach(async () => {
    house = await aHouse({ now: '2026-08-20T10:00:00Z' })
    await rounds.add(house.deps.db, aRound({ id: 'sealed', kommunId: '9902', sealed: true }))
  })
  afterEach(() => house.close())
  after(() => browser?.close())

  it('have no page with a fault in any look, refused ones and the sheet included', async () => {
    const context = await windowOf(browser, house, 'greta', { look: LOOKS[0] })
    const page = await context.newPage()
    await page.goto('/omgangar/sealed/forsegling')
    await faultlessInEveryLook(page, 'sealing')
    await page.getByRole('button', { name: 'Försegla urnan' }).click()
    expect(await page.title()).to.match(/^Fel: /)
    await faultlessInEveryLook(page, 'sealing refused')
    await page.getByLabel('Lösenfras', { exact: true }).fill(PASSPHRASE)
    await page.getByLabel('Lösenfrasen igen').fill(PASSPHRASE)
    await page.getByLabel('Var ska återställningsbladet förvaras?').selectOption('safe')
    await page.getByRole('button', { name: 'Försegla urnan' }).click()
    expect(await page.locator('ol.recovery li').count()).to.equal(15)
    await faultlessInEveryLook(page, 'the sheet')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('ol.recovery').isVisible()).to.equal(true)
    expect(await page.getByText('Skriv ut den här sidan nu').isVisible()).to.equal(false)
    await page.emulateMedia({ media: 'screen' })
    await page.getByRole('link', { name: 'Jag har skrivit ut bladet' }).click()
    expect(await page.locator('[role=status]').innerText()).to.include('Urnan är förseglad.')
    await faultlessInEveryLook(page, 'the round, sealed')
    await context.close()
  })

  it('is opened with the keyboard alone at 320 px', async () => {
    await seals.keep(house.deps.db, await aSeal('sealed'))
    house.clock.now = '2026-11-02T10:00:00Z'
    const context = await windowOf(browser, house, 'greta', { look: { width: 320, theme: 'light' } })
    const page = await context.newPage()
    await page.goto('/omgangar/sealed')
    await tabTo(page, 'a[href="/omgangar/sealed/oppning"]')
    await toNext(page, () => page.keyboard.press('Enter'))
    await faultlessInEveryLook(page, 'opening')
    await tabTo(page, '#blad')
    await page.keyboard.type('abborre adven')
    await tabTo(page, 'main form button')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await page.locator('.faults').innerText()).to.include('Ord 2, ”adven”, finns inte i listan.')
    await faultlessInEveryLook(page, 'opening refused')
    await tabTo(page, '#losenfras')
    await page.keyboard.type(PASSPHRASE)
    await tabTo(page, 'main form button')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(page.url()).to.contain('/jobb/')
    await page.getByText('Urnan är öppnad och räknad').first().waitFor()
    await faultlessInEveryLook(page, 'opened')
    await context.close()
  })
})
