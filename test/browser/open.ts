import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { House, Person } from '../fixtures/house.ts'
import type { Look } from './pages.ts'

/** How a window is opened. */
export interface Window {
  readonly look?: Look
  /** false: the browser runs no script at all. */
  readonly script?: boolean
  /** true: the browser can run scripts, but none of ours reaches it. */
  readonly ourScriptsBlocked?: boolean
}

/** A browser window of somebody's: a visitor's, or one signed in as a person through the real page. */
export async function windowOf(browser: Browser, house: House, by: Person | 'visitor', how: Window = {}): Promise<BrowserContext> {
  const { look = { width: 1280, theme: 'light' }, script = true, ourScriptsBlocked = false } = how
  const context = await browser.newContext({
    baseURL: house.url,
    viewport: { width: look.width, height: 800 },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    javaScriptEnabled: script,
  })
  context.setDefaultTimeout(90_000) // a job begins in a thread of its own, which takes its time on a busy machine
  if (ourScriptsBlocked) await context.route('**/*.js', (route) => route.abort())
  if (by !== 'visitor') {
    // A signed-in cookie from the test's own client: signing in is tested elsewhere, and takes a slow hash each time.
    const client = await house.as(by)
    await context.addCookies(client.cookies().map(({ name, value }) => ({ name, value, url: house.url })))
  }
  return context
}

/** Presses Tab until something that `wanted` describes has focus: what a person with only a keyboard does. */
export async function tabTo(page: Page, wanted: string, most = 120): Promise<void> {
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(wanted)})`)) return
  }
  throw new Error(`${most} presses of Tab did not reach ${wanted} on ${page.url()}`)
}
