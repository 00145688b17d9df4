import { mkdirSync, statSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { fromRoot } from '../../server/root.ts'
import { aRehearsalHouse, type RehearsalHouse } from '../fixtures/rehearsal.ts'
import { launch } from './chromium.ts'

/** The most a picture may weigh: everybody who clones the project fetches them. */
const HEAVIEST = 120_000
const FOLDER = fromRoot('static', 'screenshots')

/** A picture: its name, who looks, in a window of which size, how they get to what they see, and the part of it that is taken. */
interface Picture {
  readonly name: string
  readonly by: 'visitor' | 'kommunpolis'
  readonly width: number
  readonly height: number
  go(page: Page): Promise<unknown>
  /** What to take, when not the whole window. */
  readonly part?: string
}

const PICTURES: readonly Picture[] = [
  {
    name: 'question',
    by: 'kommunpolis',
    width: 960,
    height: 1000,
    go: (page) => page.goto('/lagesbild/varberg/2026/fraga/fortkorning'),
    part: 'figure.chart',
  },
  { name: 'kommun', by: 'kommunpolis', width: 1000, height: 1100, go: (page) => page.goto('/lagesbild/varberg/2026') },
  { name: 'survey', by: 'visitor', width: 320, height: 690, go: toFirstSection },
]

mkdirSync(FOLDER, { recursive: true })
const house = await aRehearsalHouse({ scale: 1, counted: true })
const browser = await launch()
try {
  for (const picture of PICTURES) await take(browser, house, picture)
} finally {
  await browser.close()
  await house.close()
}

async function take(browser: Browser, house: RehearsalHouse, { name, by, width, height, go, part }: Picture): Promise<void> {
  const context = await browser.newContext({ baseURL: house.url, viewport: { width, height }, locale: 'sv-SE', reducedMotion: 'reduce' })
  if (by !== 'visitor') await signIn(context, house, by)
  const page = await context.newPage()
  await go(page)
  await page.waitForLoadState('networkidle')
  await page.locator('.rehearsal [aria-hidden]').evaluate((sign) => sign.remove()) // the tests' font has no such sign
  const path = `${FOLDER}/${name}.jpg`
  await (part ? page.locator(part).first() : page).screenshot({ path, type: 'jpeg', quality: 52 })
  await context.close()
  const { size } = statSync(path)
  if (size > HEAVIEST) throw new Error(`${path} weighs ${size} bytes; at most ${HEAVIEST}.`)
  console.log(`${path}  ${Math.round(size / 1000)} kB`)
}

/** Begins the survey by the open link, as a resident on an old phone. */
async function toFirstSection(page: Page): Promise<void> {
  await page.goto('/enkat/varberg/2026')
  await page.locator('button[value="oppen"]').click()
  await page.locator('input[name="omrade"]').first().check()
  await page.locator('main form button:not(.second)').last().click()
}

async function signIn(context: BrowserContext, house: RehearsalHouse, role: 'kommunpolis'): Promise<void> {
  const client = await house.as(role)
  await context.addCookies(client.cookies().map(({ name, value }) => ({ name, value, url: house.url })))
}
