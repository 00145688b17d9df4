import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import * as dialogues from '../../server/store/dialogues.ts'
import { aDialogue, anObservation } from '../fixtures/dialogues.ts'
import { aHouse, type House, PASSWORD } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { faultlessInEveryLook } from './faultless.ts'
import { tabTo, windowOf } from './open.ts'
import { LOOKS } from './pages.ts'

const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'
const NEW = '/dialoger/ny?kommun=lillkoping&form=medborgardialog'
const NARROW = { width: 320, theme: 'light' } as const

describe('staff in a browser', () => {
  let browser: Browser
  let house: House
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aHouse()])
    await dialogues.add(
      house.deps.db,
      aDialogue({ id: ID, observations: [anObservation(), anObservation({ severity: 3, said: 'Mörkt.' })] }),
    )
  })
  after(async () => {
    await Promise.all([browser?.close(), house?.close()])
  })

  /** Fills in a dialogue so that nothing is missing, the first observation included. */
  const fill = async (page: Page) => {
    await page.locator('#datum').fill('2026-05-12')
    await page.locator('#omrade').selectOption('9901S')
    await page.locator('#plats').fill('Sjöparken')
    await page.locator('#deltog').fill('hundägare')
    await page.locator('#antal').fill('7')
    await page.locator('#arena').selectOption('torg')
    await observe(page, 1, 'Glas på stigen')
  }
  const observe = async (page: Page, row: number, said: string) => {
    await page.locator(`input[name="tema-${row}-nedskrapning"]`).check()
    await page.locator(`#allvar-${row}`).selectOption('2')
    await page.locator(`#sagt-${row}`).fill(said)
  }

  it('write down a dialogue with scripting off at 320 px, with one row more than there was', async () => {
    const context = await windowOf(browser, house, 'sara', { look: NARROW, script: false })
    const page = await context.newPage()
    await page.goto('/dialoger')
    await page.getByRole('link', { name: 'Skriv in en dialog' }).click()
    await page.getByRole('link', { name: 'Medborgardialog' }).click()
    await fill(page)
    await page.getByRole('button', { name: 'Lägg till en rad' }).click()
    await observe(page, 4, 'Mörkt vid bryggan')
    await page.getByRole('button', { name: 'Spara dialogen' }).click()
    const words = await page.locator('main').innerText()
    expect(words).to.contain('Sjöparken').and.contain('Söder').and.contain('Glas på stigen').and.contain('Mörkt vid bryggan')
    await context.close()
  })

  it('find a dialogue by its theme with scripting off, and remove it after one question', async () => {
    const id = ID.replace('6', '7')
    await dialogues.add(house.deps.db, aDialogue({ id, place: 'Bryggan', observations: [anObservation({ themes: ['stold'] })] }))
    const context = await windowOf(browser, house, 'sara', { look: NARROW, script: false })
    const page = await context.newPage()
    await page.goto('/dialoger')
    await page.locator('summary').click()
    await page.locator('#tema').selectOption('stold')
    await page.getByRole('button', { name: 'Visa' }).click()
    expect(await page.locator('tbody tr').allInnerTexts()).to.have.length(1)
    await page.locator('tbody a').click()
    await page.getByRole('link', { name: 'Ta bort dialogen' }).click()
    await page.getByRole('button', { name: 'Ta bort dialogen' }).click()
    expect(await page.locator('[role=status]').innerText()).to.equal('Dialogen är borttagen.')
    await context.close()
  })

  it('sign in, start a dialogue and are told what is missing with the keyboard alone', async () => {
    const context = await windowOf(browser, house, 'visitor')
    const page = await context.newPage()
    await page.goto(`/logga-in?till=${encodeURIComponent(NEW)}`)
    await tabTo(page, '#epost')
    await page.keyboard.type('sara@exempel.se')
    await tabTo(page, '#losenord')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/dialoger/ny?*')
    await tabTo(page, '#plats')
    await page.keyboard.type('Torget')
    await page.keyboard.press('Enter') // saves: it must not add a row
    await page.waitForURL('**/dialoger/ny')
    expect(await page.title()).to.match(/^Fel: /)
    expect(await page.evaluate<boolean>('document.activeElement.matches(".faults")'), 'the summary has focus').to.equal(true)
    await tabTo(page, '.faults a[href="#antal"]')
    await page.keyboard.press('Enter')
    expect(await page.evaluate<string>('document.activeElement.id')).to.equal('antal')
    expect(await page.locator('#plats').inputValue()).to.equal('Torget')
    await context.close()
  })

  it('meet no page with a fault in any look, refused and overtaken ones included', async () => {
    const context = await windowOf(browser, house, 'sara', { look: LOOKS[0] })
    const page = await context.newPage()
    await page.goto(`/dialoger/${ID}/andra`)
    const behind = await context.newPage()
    await behind.goto(`/dialoger/${ID}/andra`)
    await behind.getByRole('button', { name: 'Spara dialogen' }).click()
    await faultlessInEveryLook(behind, 'saved')
    await page.getByRole('button', { name: 'Spara dialogen' }).click()
    expect(await page.locator('main').innerText()).to.contain('Någon annan har ändrat dialogen')
    await faultlessInEveryLook(page, 'overtaken')
    await page.goto(NEW)
    await page.getByRole('button', { name: 'Spara dialogen' }).click()
    await faultlessInEveryLook(page, 'refused')
    await page.goto('/dialoger?form=tips')
    await faultlessInEveryLook(page, 'nothing found')
    await page.goto('/dialoger?sortera=allvar')
    await faultlessInEveryLook(page, 'found')
    await context.clearCookies()
    await page.goto('/logga-in')
    await page.locator('main button').click()
    await faultlessInEveryLook(page, 'sign-in refused')
    await context.close()
  })
})
