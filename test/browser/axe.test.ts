import type { Browser } from 'playwright-core'
import * as population from '../../server/store/population.ts'
import { aCountedHouse, andGranby } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { launch } from './chromium.ts'
import { faultless } from './faultless.ts'
import { windowOf } from './open.ts'
import { type Known, LOOKS, PAGES } from './pages.ts'
import { walkSurvey } from './walk.ts'

describe('every page, to axe', function () {
  this.timeout(180_000)
  let browser: Browser
  let house: House
  let open: House

  before(async () => {
    ;[browser, house, open] = await Promise.all([launch(), aCountedHouse(), aHouse()])
    await andGranby(house)
    await population.write(house.deps.db, LILLKOPING_PEOPLE) // for the planner
  })
  after(async () => {
    await Promise.all([browser?.close(), house?.close(), open?.close()])
  })

  for (const look of LOOKS) {
    it(`has no fault at ${look.width} px in ${look.theme}, and fits its width`, async () => {
      await everyPage(look, false)
    })

    it(`has no fault at ${look.width} px in ${look.theme} while answering, refused pages included`, async () => {
      const context = await windowOf(browser, open, 'visitor', { look })
      const page = await context.newPage()
      await walkSurvey(page, '/enkat/lillkoping/2026', (name) => faultless(page, name))
      await context.close()
    })
  }

  it('has no fault when our own scripts never arrive', async () => {
    await everyPage({ width: 320, theme: 'light' }, true)
  })

  async function everyPage(look: (typeof LOOKS)[number], ourScriptsBlocked: boolean) {
    for (const by of new Set(PAGES.map((known) => known.by))) {
      const context = await windowOf(browser, house, by, { look, ourScriptsBlocked })
      const page = await context.newPage()
      for (const { path } of PAGES.filter((known: Known) => known.by === by)) {
        await page.goto(path)
        await faultless(page, path)
      }
      await context.close()
    }
  }
})
