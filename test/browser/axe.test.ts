import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'
import { type Known, LOOKS, PAGES } from './pages.ts'
import { walkSurvey } from './walk.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe('every page, to axe', function () {
  this.timeout(180_000)
  let browser: Browser
  let house: House
  let open: House

  before(async () => {
    ;[browser, house, open] = await Promise.all([launch(), aCountedHouse(), aHouse()])
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
    for (const by of ['visitor', 'sara'] as const) {
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

/** No axe violation of any rule, and nothing wider than the window. Code for the page is text: it does not run here, and this project has no DOM types. */
async function faultless(page: Page, name: string): Promise<void> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run(document, { resultTypes: ["violations"] })')
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`),
    name,
  ).to.deep.equal([])
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect(content, `${name} is ${content} px wide in a window of ${window}`).to.be.at.most(window)
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}
