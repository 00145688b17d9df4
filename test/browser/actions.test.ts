import { expect } from 'chai'
import type { Browser } from 'playwright-core'
import * as actions from '../../server/store/actions.ts'
import * as dialogues from '../../server/store/dialogues.ts'
import { anAction, HISTORIES } from '../fixtures/actions.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { tabTo, windowOf } from './open.ts'
import { toNext } from './walk.ts'

describe('from what was said to what is done, in a browser', () => {
  let browser: Browser
  let house: House

  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
    const observations = [anObservation({ themes: ['otrygga_platser'], said: 'Det är mörkt i tunneln.', suggestion: 'Lys upp tunneln' })]
    await dialogues.add(house.deps.db, aDialogue({ id: 'vandring', observations }))
    await actions.add(house.deps.db, anAction({ id: 'gammal', what: 'Ett "<gammalt>" & avslutat', steps: HISTORIES.done }))
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  it('goes without script and narrow: an action is written, decided upon and met by everybody', async () => {
    const page = await (await windowOf(browser, house, 'sara', { script: false, look: { width: 320, theme: 'light' } })).newPage()
    await page.goto('/dialoger/vandring')
    await toNext(page, () => page.getByRole('link', { name: 'Skriv in en åtgärd' }).click())
    expect(await page.getByLabel('Vad ska göras?').inputValue()).to.equal('Lys upp tunneln')
    await page.getByLabel('Ansvariga').fill('Gatuenheten')
    await toNext(page, () => page.getByRole('button', { name: 'Spara åtgärden' }).click())
    await page.getByLabel('Vad har hänt?').selectOption({ label: 'Avslå' })
    await toNext(page, () => page.getByRole('button', { name: 'Spara steget' }).click())
    expect(await page.title()).to.match(/^Fel:/)
    await page.getByLabel('Orsak eller resultat').fill('Tunneln rivs i höst.')
    await toNext(page, () => page.getByRole('button', { name: 'Spara steget' }).click())
    await page.goto('/ni-sa-vi-gor/lillkoping')
    expect(await page.getByText('Tunneln rivs i höst.').count()).to.equal(1)
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).to.equal(true)
    await page.context().close()
  })

  it('goes with only a keyboard: the next step of an action', async () => {
    await actions.add(house.deps.db, anAction({ id: 'tangent' }))
    const page = await (await windowOf(browser, house, 'sara')).newPage()
    await page.goto('/atgarder/tangent')
    await tabTo(page, '#till')
    await page.keyboard.press('ArrowDown')
    await tabTo(page, 'form[action$="/steg"] button')
    await toNext(page, () => page.keyboard.press('Enter'))
    expect((await actions.get(house.deps.db, 'tangent'))?.steps.map(({ to }) => to)).to.deep.equal(['proposed', 'decided'])
    await page.context().close()
  })

  it('is a feed that a real parser of XML takes whole', async () => {
    const page = await (await windowOf(browser, house, 'visitor')).newPage()
    await page.goto('/ni-sa-vi-gor/lillkoping')
    const titles = await page.evaluate<
      readonly string[]
    >(`fetch('/ni-sa-vi-gor/lillkoping/flode.xml').then((answer) => answer.text()).then((text) => {
      const feed = new DOMParser().parseFromString(text, 'application/xml')
      if (feed.querySelector('parsererror')) return ['parsererror']
      return [...feed.getElementsByTagNameNS('http://www.w3.org/2005/Atom', 'entry')].map((entry) => entry.querySelector('title').textContent)
    })`)
    expect(titles).to.include('Klar: Ett "<gammalt>" & avslutat')
    await page.context().close()
  })

  it('prints the plan without what is only for the screen', async () => {
    const page = await (await windowOf(browser, house, 'sara')).newPage()
    await page.goto('/atgarder/plan/lillkoping')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('Hämta planen').isVisible()).to.equal(false)
    expect(await page.getByRole('table').isVisible()).to.equal(true)
    await page.context().close()
  })
})
