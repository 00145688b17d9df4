import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import * as actions from '../../server/store/actions.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import * as tips from '../../server/store/tips.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'
import { toNext } from './walk.ts'

const NOTES = 'dag;metod;ort;kategori;anteckning;område\n2024-05-01;Intervju;Skolan;Stöld;Cyklar försvinner.;Gamla hamnen\n'
const WRONG = NOTES.replace('Intervju', 'Disco')
const LIST = 'Vad gjordes;Var någonstans;Ansvarig;Status\nByt lampor;Tunneln;Gatan;Fixat\n'
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

describe('reading in what was written elsewhere, and telling, in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  it('reads in notes without script at 320 px, after a file that was wrong', async () => {
    const page = await (await windowOf(browser, house, 'sara', { script: false, look: LOOKS[0] })).newPage()
    await page.goto('/dialoger/inlasning/lillkoping')
    await look(page, '#fil', csv('fel.csv', WRONG))
    expect(await page.getByRole('link', { name: 'rad 2: ”Disco” är ingen form av dialog.' }).count()).to.equal(1)
    expect(await page.getByRole('button', { name: 'Läs in allt' }).count()).to.equal(0)
    await toNext(page, () => page.getByRole('link', { name: 'Välj en annan fil' }).click())
    await look(page, '#fil', csv('gamla.csv', NOTES))
    expect(await page.getByText('blir en plats utan område: Gamla hamnen.').count()).to.equal(1)
    await toNext(page, () => page.getByRole('button', { name: 'Läs in allt' }).click())
    const [read] = await dialogues.whole(house.deps.db, { kommunIds: ['9901'] }, { most: 9 })
    expect(read?.observations[0]).to.include({ said: 'Cyklar försvinner.', place: 'Gamla hamnen' })
    await page.context().close()
  })

  it('reads in a list of actions with only a keyboard, once columns and words have been chosen', async () => {
    const page = await (await windowOf(browser, house, 'sara')).newPage()
    await page.goto('/atgarder/inlasning/lillkoping')
    await look(page, '#fil', csv('lista.csv', LIST))
    for (const [select, option] of [
      ['#kolumn-what', 'Vad gjordes'],
      ['#kolumn-place', 'Var någonstans'],
      ['#lage-0', 'Klar'],
    ] as const) {
      await tabTo(page, select)
      await page.keyboard.type(option)
    }
    await send(page, 'button[value="granska"]')
    await send(page, 'button[value="las"]')
    const [read] = await actions.list(house.deps.db, { kommunIds: ['9901'] }, 'due', { most: 9, after: 0 })
    expect(read).to.include({ what: 'Byt lampor', place: 'Tunneln' })
    await page.context().close()
  })

  it('leaves a tip with only a keyboard', async () => {
    const page = await (await windowOf(browser, house, 'visitor')).newPage()
    await page.goto('/tips/lillkoping')
    await send(page, 'main a[href$="/skriv"]')
    await tabTo(page, '#sagt')
    await page.keyboard.type('Det är mörkt vid bron.')
    await send(page, '.buttons button[value="skicka"]')
    expect(page.url()).to.match(/\/kvitto$/)
    const waiting = await house.deps.db.selectFrom('texts').select('words').where('source', '=', tips.queueOf('9901').source).execute()
    expect(waiting.map(({ words }) => words)).to.deep.equal(['Det är mörkt vid bron.'])
    await page.context().close()
  })

  it('meets no page with a fault in any look on the way: files looked at, refused, and receipts', async () => {
    const sara = await (await windowOf(browser, house, 'sara', { look: LOOKS[0] })).newPage()
    for (const [home, file] of [
      ['/dialoger/inlasning/lillkoping', csv('fel.csv', WRONG)],
      ['/dialoger/inlasning/lillkoping', csv('gamla.csv', NOTES)],
      ['/atgarder/inlasning/lillkoping', csv('lista.csv', LIST)],
    ] as const) {
      await sara.goto(home)
      await look(sara, '#fil', file)
      await faultlessInEveryLook(sara, `${home} with ${file.name}`)
    }
    const resident = await (await windowOf(browser, house, 'visitor', { look: LOOKS[0] })).newPage()
    await resident.goto('/tips/lillkoping/skriv')
    await toNext(resident, () => resident.locator('.buttons button[value="skicka"]').click())
    await faultlessInEveryLook(resident, 'a refused tip')
    await resident.getByLabel('Vad vill du berätta?').fill('Det är skräp vid sjön.')
    await toNext(resident, () => resident.locator('.buttons button[value="skicka"]').click())
    await faultlessInEveryLook(resident, 'the receipt')
    const number = (await resident.locator('.receipt').innerText()).trim()
    await toNext(resident, () => resident.getByRole('link', { name: 'Följ det du har skickat' }).click())
    await resident.getByLabel('Numret på kvittot').fill(number)
    await toNext(resident, () => resident.getByRole('button', { name: 'Visa' }).click())
    await faultlessInEveryLook(resident, 'where a tip stands')
    await Promise.all([sara.context().close(), resident.context().close()])
  })
})

/** Chooses a file and lets it be looked at. */
async function look(page: Page, field: string, file: ReturnType<typeof csv>): Promise<void> {
  await page.setInputFiles(field, file)
  await toNext(page, () => page.locator(`form:has(${field}) button`).click())
}

/** Goes to a button or a link by Tab and presses it. */
async function send(page: Page, wanted: string): Promise<void> {
  await tabTo(page, wanted)
  await toNext(page, () => page.keyboard.press('Enter'))
}
