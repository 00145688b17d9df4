import type { Browser, Page } from 'playwright-core'
import * as population from '../../server/store/population.ts'
import { aCountedHouse, andGranby } from '../fixtures/counted-house.ts'
import { aDraw } from '../fixtures/draws.ts'
import { publish } from '../fixtures/editions.ts'
import { aHouse, type House, ROUND_2025 } from '../fixtures/house.ts'
import { aScannedImport } from '../fixtures/imports.ts'
import { LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { launch } from './chromium.ts'
import { faultless, faultlessInEveryLook } from './faultless.ts'
import { windowOf } from './open.ts'
import { type Known, LOOKS, PAGES } from './pages.ts'
import { walkSurvey } from './walk.ts'

describe('every page, to axe', function () {
  this.timeout(600_000)
  let browser: Browser
  let house: House
  let open: House
  const pages = new Map<string, Page>()

  before(async () => {
    ;[browser, house, open] = await Promise.all([launch(), aCountedHouse(), aHouse()])
    await publish(house.deps, 'r2026') // before the neighbour's and the file's people come
    await andGranby(house)
    await aScannedImport(house)
    await population.write(house.deps.db, LILLKOPING_PEOPLE) // for the planner
    await aDraw(house.deps.db, ROUND_2025.id, house.deps.codeKey)
  })
  after(async () => {
    await Promise.all([browser?.close(), house?.close(), open?.close()])
  })

  for (const { path, by } of PAGES) {
    it(`has no fault narrow or wide, in light or dark, and fits its width: ${path}`, async () => {
      const page = await pageOf(by)
      await page.goto(path)
      await faultlessInEveryLook(page, path)
    })
  }

  it('has no fault in any look while answering, refused pages included', async () => {
    const context = await windowOf(browser, open, 'visitor', { look: LOOKS[0] })
    const page = await context.newPage()
    await walkSurvey(page, '/enkat/lillkoping/2026', (name) => faultlessInEveryLook(page, name))
    await context.close()
  })

  it('has no fault when our own scripts never arrive', async () => {
    for (const { path, by } of PAGES) {
      const page = await pageOf(by, true)
      await page.goto(path)
      await faultless(page, path)
    }
  })

  /** The one page that somebody has open: narrow and light to begin with, as on a phone. */
  async function pageOf(by: Known['by'], ourScriptsBlocked = false): Promise<Page> {
    const key = `${by} ${ourScriptsBlocked}`
    const page = pages.get(key) ?? (await (await windowOf(browser, house, by, { look: LOOKS[0], ourScriptsBlocked })).newPage())
    pages.set(key, page)
    return page
  }
})
