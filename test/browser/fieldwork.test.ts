import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import * as codes from '../../server/store/codes.ts'
import * as mailings from '../../server/store/mailings.ts'
import * as population from '../../server/store/population.ts'
import { aDraw } from '../fixtures/draws.ts'
import { aHouse, type House, ROUND_2025, ROUND_2026 } from '../fixtures/house.ts'
import { LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { aRegister } from '../fixtures/register.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

const ROUND = `/omgangar/${ROUND_2026.id}`
const REGISTER = aRegister({ '9901N': 600, '9901S': 400, '9901O': 200 })

describe('fieldwork in a browser', function () {
  this.timeout(600_000)
  let browser: Browser
  let house: House
  before(async () => {
    browser = await launch()
  })
  beforeEach(async () => {
    house = await aHouse()
    await population.write(house.deps.db, LILLKOPING_PEOPLE)
  })
  afterEach(() => house.close())
  after(() => browser?.close())

  it('draws, writes to the sample and follows it with scripting off, at 320 px', async () => {
    const page = await aPage({ script: false })
    await page.goto(`${ROUND}/urval`)
    await page.getByLabel('Eller lika många i varje område').fill('60')
    await press(page, 'button', 'Räkna om')
    await handIn(page, REGISTER.replace(';kvinna;', ';okänt;'))
    await comes(page, 'Urvalet är inte draget.')
    await handIn(page, REGISTER)
    await comes(page, 'Utvalda per område')
    expect(await page.getByText('180 utvalda').count()).to.equal(1)
    await press(page, 'link', 'Gör utskick')
    await page.getByLabel('Vem kan man fråga?').fill('Sara Samordnare, 0123-45 67 89')
    await press(page, 'button', 'Gör utskicket')
    await comes(page, 'Till tryckeriet')
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /brev\.pdf$/ }).click()])
    expect(file.suggestedFilename()).to.match(/^utskick-1-.*\.pdf$/)
    await page.goto(`${ROUND}/svarslage`)
    expect(await page.getByText('har svarat med sin kod').innerText()).to.match(/^0 av \d+/)
  })

  it('orders a mailing with the keyboard alone, and the page tells by itself when it is done', async () => {
    await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
    const page = await aPage({})
    await page.goto(`${ROUND}/utskick`)
    await tabTo(page, '#kontakt')
    await page.keyboard.type('Växeln')
    await tabTo(page, '#fran')
    await page.keyboard.type('noll')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect(await page.title()).to.match(/^Fel: /)
    await tabTo(page, '.faults a')
    await page.keyboard.press('Enter')
    expect(await page.evaluate('document.activeElement.id')).to.equal('fran')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.press('Delete')
    await toNext(page, () => page.keyboard.press('Enter'))
    await page.getByRole('heading', { name: 'Till tryckeriet' }).waitFor()
  })

  it('has no fault in any look: before and after the draw, refused, half answered, with files for the printer', async () => {
    const page = await aPage({})
    await page.goto(`${ROUND}/urval?lika=tio`)
    await faultlessInEveryLook(page, 'sizes that cannot be read')
    await page.getByLabel('Eller lika många i varje område').fill('60')
    await press(page, 'button', 'Räkna om')
    await handIn(page, 'referens;namn\n1;Eva\n')
    await page.getByText('Urvalet är inte draget.').waitFor()
    await faultlessInEveryLook(page, 'a register with faults')
    await halfAnswered()
    for (const name of ['urval', 'svarslage', 'utskick']) {
      await page.goto(`${ROUND}/${name}`)
      for (const details of await page.locator('details').all()) await details.locator('summary').click()
      await faultlessInEveryLook(page, name)
    }
    await press(page, 'button', 'Gör utskicket')
    await faultlessInEveryLook(page, 'a mailing refused')
    await page.getByLabel('Vem kan man fråga?').fill('Växeln')
    await toNext(page, () => page.getByRole('button', { name: 'Gör utskicket' }).click())
    await page.getByRole('heading', { name: 'Till tryckeriet' }).waitFor()
    await faultlessInEveryLook(page, 'files for the printer')
  })

  async function aPage(how: { readonly script?: boolean }): Promise<Page> {
    const page = await (await windowOf(browser, house, 'sara', { look: LOOKS[0], ...how })).newPage()
    return page
  }

  /** A sample each year, and some who have answered. */
  async function halfAnswered(): Promise<void> {
    const { db, codeKey } = house.deps
    for (const [{ id }, day] of [
      [ROUND_2025, '2025-09-09'],
      [ROUND_2026, '2026-09-10'],
    ] as const) {
      const drawn = await aDraw(db, id, codeKey)
      await mailings.note(db, id, { number: 1, sentOn: day.replace(/-\d\d$/, '-02'), sheets: drawn.size })
      const references = [...drawn.keys()].filter((_, index) => index % 3 === 0)
      for (const reference of references)
        await codes.spend(db, id, { id: codeKey.idOf(id, drawn.get(reference) ?? ''), channel: 'web', day })
    }
  }
})

async function handIn(page: Page, register: string): Promise<void> {
  await page.getByLabel('Register (CSV)').setInputFiles({ name: 'register.csv', mimeType: 'text/csv', buffer: Buffer.from(register) })
  await press(page, 'button', 'Dra urvalet')
}

const press = (page: Page, role: 'button' | 'link', name: string) => toNext(page, () => page.getByRole(role, { name }).click())

/** Presses the link that shows how far work has come, until the page shows what is awaited. */
async function comes(page: Page, awaited: string): Promise<void> {
  while ((await page.getByText(awaited).count()) === 0) await press(page, 'link', 'Visa hur långt det har kommit nu')
}
