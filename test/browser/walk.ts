import type { Page } from 'playwright-core'

/** Tells where the walk is: 'start', 'omrade', 'del 1' …, 'orden', 'granska', 'kvitto', and 'refused' pages. */
export type Stop = (name: string) => Promise<void>

/** Walks the small survey in a real browser from the first page to the receipt, stopping at every page, two refused ones among them. */
export async function walkSurvey(page: Page, address: string, stop: Stop): Promise<void> {
  await page.goto(address)
  await stop('start')
  await toNext(page, () => page.locator('button[value="oppen"]').click())
  await stop('omrade')
  await onward(page)
  await stop('refused omrade')
  await page.locator('input[name="omrade"]').first().check()
  await onward(page)
  await stop('del 1')
  await page.getByLabel('Ett stort problem').first().check()
  await page.getByLabel('Ja, en gång').check()
  await onward(page)
  await stop('del 2')
  await toNext(page, () => page.locator('a[href$="/orden"]').click())
  await stop('orden')
  await onward(page)
  await stop('orden givna')
  await toNext(page, () => page.locator('main form a').click())
  await page.getByLabel('I parken').check()
  await onward(page)
  await stop('del 3')
  await page.locator('textarea').fill('Mer <b>ljus</b> vid "stationen" & parken')
  await onward(page)
  await stop('del 4')
  await page.locator('input[name="ar_i_omradet"]').fill('400')
  await onward(page)
  await stop('refused del 4')
  await page.locator('input[name="ar_i_omradet"]').fill('12')
  await onward(page)
  await stop('granska')
  await onward(page)
  await stop('kvitto')
}

/** Presses the page's own button onward. */
const onward = (page: Page) => toNext(page, () => page.locator('main form button:not(.second)').last().click())

/** Does what leads to another page, and waits until that page is there: on a slow machine the old one lingers. */
export async function toNext(page: Page, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForEvent('load'), act()])
}
