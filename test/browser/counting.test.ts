import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import * as jobs from '../../server/store/jobs.ts'
import { answer } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { windowOf } from './open.ts'
import { LOOKS } from './pages.ts'

describe('counting in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    browser = await launch()
  })
  after(() => browser?.close())
  beforeEach(async () => {
    house = await aHouse()
    await answer(house, 'r2025', PERSONS)
  })
  afterEach(() => house?.close())

  it('is begun by a button and followed to its end without another', async () => {
    const context = await windowOf(browser, house, 'sara')
    const page = await context.newPage()
    await page.goto('/omgangar/r2025')
    await page.getByRole('button', { name: 'Räkna svaren' }).click()
    await page.getByRole('link', { name: 'Läs lägesbilden' }).waitFor()
    expect(await page.getByRole('status').innerText()).to.equal('Klart. Räknade svar: 91.')
    expect(await page.title()).to.contain('Räkningen är klar')
    await context.close()
  })

  it('is followed by a link where no script runs', async () => {
    const context = await windowOf(browser, house, 'sara', { script: false })
    const page = await context.newPage()
    await page.goto('/omgangar/r2025')
    await page.getByRole('button', { name: 'Räkna svaren' }).click()
    const link = page.getByRole('link', { name: 'Visa hur långt den har kommit nu' })
    while (await link.isVisible()) await link.click()
    expect(await page.getByRole('status').innerText()).to.equal('Klart. Räknade svar: 91.')
    await context.close()
  })

  it('keeps the numbers moving, and the focus where it was', async () => {
    const id = await jobs.request(house.deps.db, 'count', 'r2025', new Date(house.clock.now))
    const running = await jobs.take(house.deps.db, id, '00'.repeat(32))
    if (!running) throw new Error('The job has ended.')
    await jobs.advance(house.deps.db, running, { step: 'Blandar svaren', done: 20, total: 91 })
    const context = await windowOf(browser, house, 'klara')
    const page = await context.newPage()
    await page.goto(`/jobb/${id}`)
    await page.getByRole('link', { name: 'Visa hur långt den har kommit nu' }).focus()
    await jobs.advance(house.deps.db, running, { step: 'Tömmer urnan', done: 40, total: 91 })
    await page.getByText('40 av 91').waitFor()
    expect(await page.getByRole('status').innerText()).to.equal('Tömmer urnan')
    expect(await page.locator('progress').getAttribute('value')).to.equal('40')
    expect(await page.evaluate<string>('document.activeElement.textContent')).to.equal('Visa hur långt den har kommit nu')
    await context.close()
  })

  it('shows pages without faults in any look while it goes on and when it stopped', async () => {
    const id = await jobs.request(house.deps.db, 'count', 'r2025', new Date(house.clock.now))
    const running = await jobs.take(house.deps.db, id, '00'.repeat(32))
    if (!running) throw new Error('The job has ended.')
    await jobs.advance(house.deps.db, running, { step: 'Blandar svaren', done: 20, total: 91 })
    const context = await windowOf(browser, house, 'sara', { look: LOOKS[0] })
    const page = await context.newPage()
    const isFaultless = async (path: string) => {
      await page.goto(path)
      await faultlessInEveryLook(page, path)
    }
    await isFaultless(`/jobb/${id}`)
    await jobs.fail(house.deps.db, running, 'Disken är full.')
    await isFaultless(`/jobb/${id}`)
    await isFaultless('/omgangar/r2025')
    await context.close()
  })
})
