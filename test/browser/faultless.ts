import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { LOOKS, type Look } from './pages.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** No axe violation of any rule, and nothing wider than the window. Code for the page is text: it does not run here, and this project has no DOM types. */
export async function faultless(page: Page, name: string): Promise<void> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(AXE)
  const violations = await page.evaluate<Violation[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) })))',
  )
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.join(' | ')}`),
    name,
  ).to.deep.equal([])
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  expect(content, `${name} is ${content} px wide in a window of ${window}`).to.be.at.most(window)
}

/** The same in every look, of a page that was opened once: reading axe into a page costs more than running it. Leaves the page in the first look. */
export async function faultlessInEveryLook(page: Page, name: string): Promise<void> {
  for (const look of LOOKS) {
    await wear(page, look)
    await faultless(page, `${name} at ${look.width} px in ${look.theme}`)
  }
  await wear(page, LOOKS[0])
}

async function wear(page: Page, { width, theme }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme: theme })
}

interface Violation {
  readonly id: string
  readonly nodes: readonly string[]
}
