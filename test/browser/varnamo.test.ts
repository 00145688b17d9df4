import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { aHouse, type House } from '../fixtures/house.ts'
import { countVarnamo, settleVarnamo } from '../fixtures/varnamo.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'
import { toNext } from './walk.ts'

const PHONE = { width: 320, theme: 'light' } as const

describe("a year like Värnamo's, in a browser, in a kommun whose areas have names but no outlines", function () {
  this.timeout(600_000)
  let browser: Browser
  before(async () => {
    browser = await launch()
  })
  after(() => browser?.close())

  for (const script of [true, false])
    describe(script ? 'with our scripts' : 'without any script', () => {
      let house: House
      let sara: Page
      let resident: Page
      before(async () => {
        house = await aHouse({ now: '2026-11-02T10:00:00Z' })
        await settleVarnamo(house.deps.db)
        await countVarnamo(house)
        sara = await (await windowOf(browser, house, 'sara', { script })).newPage()
        resident = await (await windowOf(browser, house, 'visitor', { script, look: PHONE })).newPage()
      })
      after(async () => {
        await Promise.all([sara?.context().close(), resident?.context().close()])
        await house?.close()
      })

      it('a resident leaves a tip, it is read and written in, and its number tells so', async () => {
        const number = await leaveTip(resident)
        await sara.goto('/lasning/varnamo/tips')
        await press(sara, /^Visa texten/)
        await sara.goto('/dialoger/tips')
        await follow(sara, /^Skriv in/)
        await sara.getByLabel('Plats', { exact: true }).fill('Forsheda')
        await sara.locator('select[name="allvar-1"]').selectOption({ index: 2 })
        await press(sara, 'Spara dialogen')
        expect(await sara.getByText('Det är skräp vid hållplatsen.').count()).to.equal(1)
        await resident.goto('/tips/varnamo/folj')
        await resident.getByLabel('Numret på kvittot').fill(number)
        await press(resident, 'Visa')
        expect(await resident.getByRole('heading', { name: 'Det är med' }).count()).to.equal(1)
      })

      it('a walk with stops becomes actions: one is declined with a reason, one is done and says what it became', async () => {
        await writeWalk(sara)
        const walk = sara.url()
        await propose(sara, 0, 'Gatuenheten')
        await step(sara, 'Avslå', 'Marken är statens: vi har skrivit till Trafikverket.')
        await sara.goto(walk)
        await propose(sara, 1, 'Bostadsbolaget')
        await sara.getByLabel('Vad har hänt?').selectOption({ label: 'Besluta att den ska göras' })
        await press(sara, 'Spara steget')
        await step(sara, 'Sätt som klar', 'Buskarna är klippta till en meter.')
        expect(await sara.locator('.lead').innerText()).to.contain('Klar')
      })

      it('everybody reads what was decided and why, and what was done', async () => {
        await resident.goto('/ni-sa-vi-gor/varnamo')
        for (const words of ['Marken är statens: vi har skrivit till Trafikverket.', 'Buskarna är klippta till en meter.'])
          expect(await resident.getByText(words).count(), words).to.equal(1)
        expect(await resident.evaluate('document.documentElement.scrollWidth <= innerWidth')).to.equal(true)
      })

      it('the lägesbild of Forsheda and Bredaryd shows both voices', async () => {
        await sara.goto('/lagesbild/varnamo/2026/dialog')
        for (const [place, row] of [
          ['Forsheda', /Nedskräpning\s+1\s+1\s+invånare/],
          ['Bredaryd', /Trafik\s+1\s+1\s+flera tillsammans\s+Bilar kör för fort: \d+\s%/],
        ] as const) {
          expect(await sara.getByRole('table', { name: `Teman som nämnts om ${place}` }).innerText()).to.match(row)
          await follow(sara, place)
          expect(await sara.getByRole('table', { name: 'Vad enkäten och dialogerna' }).innerText()).to.match(/\d+\s%/)
          expect(await sara.getByText('Inte hörda för sig:').count()).to.equal(1)
          await sara.goBack()
        }
      })
    })
})

const press = (page: Page, name: string | RegExp) => toNext(page, () => page.getByRole('button', { name }).first().click())
const follow = (page: Page, name: string | RegExp) => toNext(page, () => page.getByRole('link', { name }).first().click())

/** Resolves to the number on the receipt. */
async function leaveTip(page: Page): Promise<string> {
  await page.goto('/tips/varnamo')
  await follow(page, 'Lämna ett tips')
  await page.getByLabel('Vad vill du berätta?').fill('Det är skräp vid hållplatsen.')
  await page.getByLabel('Vilket område gäller det?').selectOption({ label: 'Forsheda' })
  await page.getByLabel('Nedskräpning').check()
  await toNext(page, () => page.locator('.buttons button[value="skicka"]').click())
  return (await page.locator('.receipt').innerText()).trim()
}

async function writeWalk(page: Page): Promise<void> {
  await page.goto('/dialoger/ny')
  await follow(page, 'Trygghetsvandring')
  await page.getByLabel('Vilken dag gick ni?').fill('2026-04-15')
  await page.getByLabel('Vilket område handlade den om?').selectOption({ label: 'Bredaryd' })
  await page.getByLabel('Plats', { exact: true }).fill('Bredaryd')
  await page.getByLabel('Vilka deltog?').fill('boende, skolan, gatuenheten')
  await page.getByLabel('Hur många deltog?').fill('14')
  await page.getByLabel('Vilken väg gick ni?').fill('Från skolan till torget')
  await page.getByLabel('Gick ni i dagsljus eller mörker?').selectOption({ index: 2 })
  const stops = [
    ['Trafik', 'Bilarna kör fort förbi skolan.', 'Ett gupp'],
    ['Otrygga platser', 'Buskarna skymmer vägen.', 'Klipp buskarna'],
  ] as const
  for (const [index, [theme, said, suggestion]] of stops.entries()) {
    const stop = page.getByRole('group', { name: `Observation ${index + 1}` })
    await stop.getByLabel('Vad såg ni, och vad sades?').fill(said)
    await stop.getByLabel('Förslag (om något föreslogs)').fill(suggestion)
    await stop.getByLabel(theme, { exact: true }).check()
    await stop.getByLabel('Hur allvarligt är det?').selectOption({ index: 2 })
    await stop.getByLabel('Var, mer exakt?').fill('Skolvägen')
    await stop.getByLabel('Skymd sikt av buskar, murar eller hörn').check()
  }
  await press(page, 'Spara dialogen')
  expect(await page.getByText('Buskarna skymmer vägen.').count()).to.equal(1)
}

/** Writes an action out of one stop, from 0: what was suggested there stands in its form. */
async function propose(page: Page, stop: number, responsible: string): Promise<void> {
  const link = page.getByRole('link', { name: 'Skriv in en åtgärd' }).nth(stop)
  await toNext(page, () => link.click())
  expect(await page.getByLabel('Vad ska göras?').inputValue()).to.not.equal('')
  await page.getByLabel('Ansvariga').fill(responsible)
  await page.getByLabel('Senast när ska det vara klart?').fill('2026-12-01')
  await press(page, 'Spara åtgärden')
}

/** Takes a step that has to be told with words: refused without, taken with. */
async function step(page: Page, move: string, words: string): Promise<void> {
  await page.getByLabel('Vad har hänt?').selectOption({ label: move })
  await press(page, 'Spara steget')
  expect(await page.title()).to.match(/^Fel:/)
  await page.getByLabel('Orsak eller resultat').fill(words)
  await press(page, 'Spara steget')
  expect(await page.title()).to.not.match(/^Fel:/)
}
