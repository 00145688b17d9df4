import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect } from 'chai'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** No axe violation of any rule, and nothing wider than the window. Code for the page is text: it does not run here, and this project has no DOM types. */
export async function faultless(page: Page, name: string): Promise<void> {
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
