import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import * as roundChanges from '../../server/store/round-changes.ts'
import * as rounds from '../../server/store/rounds.ts'
import { aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultless } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

describe('rounds in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    browser = await launch()
  })
  beforeEach(async () => {
    house = await aHouse({ now: '2026-08-01T10:00:00Z' })
    await roundChanges.remove(house.deps.db, ROUND_2026)
  })
  afterEach(() => house.close())
  after(() => browser?.close())
  const made = () => rounds.ofKommunAndYear(house.deps.db, '9901', 2026)

  it('are made from last year’s, changed and cancelled, with scripting off at 320 px', async () => {
    const context = await windowOf(browser, house, 'sara', { look: { width: 320, theme: 'light' }, script: false })
    const page = await context.newPage()
    await page.goto('/omgangar')
    await page.getByRole('link', { name: 'Lägg upp en omgång i Lillköping' }).click()
    await page.getByLabel('Dagen då resultatet utlovas').fill('2026-12-15')
    await page.getByLabel('Den som har områdets kod').check()
    await page.getByRole('button', { name: 'Lägg upp omgången' }).click()
    expect(await page.locator('main').innerText()).to.contain('Omgången är upplagd.')
    expect(await made()).to.deep.include({ opensOn: '2026-09-01', closesOn: '2026-10-31', resultsOn: '2026-12-15', openLink: true })

    await page.getByRole('link', { name: 'Ändra dagarna' }).click()
    await page.getByLabel('Sista svarsdagen').fill('2026-11-15')
    await page.getByRole('button', { name: 'Spara' }).click()
    expect((await made())?.closesOn).to.equal('2026-11-15')

    await page.getByRole('link', { name: 'Ställ in omgången' }).click()
    await page.getByRole('button', { name: 'Ställ in omgången' }).click()
    expect(await page.title()).to.match(/^Fel: /)
    await page.getByLabel('Skriv Lillköping 2026 för att bekräfta').fill('Lillköping 2026')
    await page.getByRole('button', { name: 'Ställ in omgången' }).click()
    expect(await page.locator('[role=status]').innerText()).to.contain('Omgången är inställd')
    expect((await made())?.cancelledOn).to.equal('2026-08-01')
    await context.close()
  })

  it('are made with the keyboard alone, the summary of what is wrong first', async () => {
    const context = await windowOf(browser, house, 'sara')
    const page = await context.newPage()
    await page.goto('/omgangar/ny')
    await tabTo(page, '#oppen')
    await page.keyboard.press('Space')
    await tabTo(page, 'main form button')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await page.title()).to.match(/^Fel: /)
    expect(await page.evaluate<boolean>('document.activeElement.matches(".faults")')).to.equal(true)
    await tabTo(page, '.faults a[href="#oppen"]')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Space')
    await tabTo(page, 'main form button')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(page.url()).to.contain('?ny=1')
    await context.close()
  })

  for (const look of LOOKS) {
    it(`have no page with a fault at ${look.width} px in ${look.theme}, refused and overtaken ones included`, async () => {
      const context = await windowOf(browser, house, 'sara', { look })
      const page = await context.newPage()
      const looked = async (name: string) => faultless(page, `${name} at ${look.width}`)
      await page.goto('/omgangar/ny')
      await looked('new')
      await page.getByLabel('Alla, via en öppen länk').uncheck()
      await page.getByRole('button', { name: 'Lägg upp omgången' }).click()
      await looked('new, refused')
      await page.getByLabel('Alla, via en öppen länk').check()
      await page.getByRole('button', { name: 'Lägg upp omgången' }).click()
      await looked('before it opens')
      const address = new URL(page.url()).pathname
      await page.goto('/start')
      await looked('start, a round coming')
      await page.goto(`${address}/andra`)
      await looked('change')
      const round = await made()
      if (round) await roundChanges.change(house.deps.db, round, { ...round, closesOn: '2026-11-20' })
      await page.getByRole('button', { name: 'Spara' }).click()
      await looked('change, overtaken')
      for (const path of ['ta-bort', 'stall-in', 'fragor']) {
        await page.goto(`${address}/${path}`)
        await looked(path)
      }
      await house.deps.db.updateTable('rounds').set({ opens_on: '2026-07-15' }).where('year', '=', 2026).execute()
      await page.goto(`${address}/stang`)
      expect(await page.title()).to.contain('Stäng omgången nu?')
      await looked('close')
      await page.goto(`${address}/stall-in`)
      await page.getByRole('button', { name: 'Ställ in omgången' }).click()
      await looked('cancel, refused')
      await page.getByLabel('Skriv Lillköping 2026').fill('Lillköping 2026')
      await page.getByRole('button', { name: 'Ställ in omgången' }).click()
      await looked('cancelled')
      await page.goto('/omgangar/ny')
      await looked('new again')
      await page.goto('/enkat/lillkoping/2026')
      await looked('cancelled, for residents')
      await context.close()
    })
  }
})
