import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { windowOf } from './open.ts'

const NARROW = { width: 320, theme: 'light' } as const
const NEW = 'tulpaner i april varje år'

describe('accounts in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
  })
  after(async () => {
    await Promise.all([browser?.close(), house?.close()])
  })

  const signIn = async (page: Page, email: string, password: string) => {
    await page.goto('/logga-in')
    await page.getByLabel('E-postadress').fill(email)
    await page.getByLabel('Lösenord').fill(password)
    await page.getByRole('button', { name: 'Logga in' }).click()
  }

  it('are added, used, given a password of their own and closed, with scripting off at 320 px', async () => {
    const ada = await windowOf(browser, house, 'ada', { look: NARROW, script: false })
    const desk = await ada.newPage()
    await desk.goto('/start')
    await desk.getByRole('link', { name: 'Konton' }).click()
    await desk.getByRole('link', { name: 'Lägg upp ett konto' }).click()
    await desk.getByLabel('Namn', { exact: true }).fill('Åsa Ny')
    await desk.getByLabel('E-postadress').fill('asa@exempel.se')
    await desk.getByLabel('Roll').selectOption('kommunpolis')
    await desk.getByLabel('Lillköping').check()
    await desk.getByRole('button', { name: 'Lägg upp kontot' }).click()
    const given = await desk.locator('.secret').innerText()

    const asa = await windowOf(browser, house, 'visitor', { look: NARROW, script: false })
    const phone = await asa.newPage()
    await signIn(phone, 'asa@exempel.se', given)
    await phone.getByRole('link', { name: 'Lösenord', exact: true }).click()
    await phone.getByLabel('Nuvarande lösenord').fill(given)
    await phone.getByLabel('Nytt lösenord', { exact: true }).fill(NEW)
    await phone.getByLabel('Nytt lösenord igen').fill(NEW)
    await phone.getByRole('button', { name: 'Byt lösenord' }).click()
    expect(await phone.locator('main').innerText()).to.contain('Lösenordet är bytt.')

    await desk.getByRole('link', { name: 'Till konton' }).click()
    await desk.getByRole('link', { name: 'Stäng kontot för Åsa Ny' }).click()
    await desk.getByRole('button', { name: 'Stäng kontot' }).click()
    expect(await desk.locator('main').innerText())
      .to.contain('Kontot är stängt.')
      .and.not.contain('Åsa Ny')
    await phone.goto('/start')
    expect(new URL(phone.url()).pathname).to.equal('/logga-in')
    await Promise.all([ada.close(), asa.close()])
  })

  it('have no fault in any look where a password is shown, or a form is refused', async () => {
    const ada = await windowOf(browser, house, 'ada', { look: NARROW })
    const page = await ada.newPage()
    await page.goto('/konton/klara/losenord')
    await page.getByRole('button', { name: 'Ge ett nytt lösenord' }).click()
    await faultlessInEveryLook(page, 'a password that is shown')
    await page.goto('/konton/nytt')
    await page.getByRole('button', { name: 'Lägg upp kontot' }).click()
    await faultlessInEveryLook(page, 'a refused account')
    await page.goto('/konto/losenord')
    await page.getByLabel('Nuvarande lösenord').fill(PASSWORD)
    await page.getByRole('button', { name: 'Byt lösenord' }).click()
    await faultlessInEveryLook(page, 'a refused password')
    await ada.close()
  })
})
