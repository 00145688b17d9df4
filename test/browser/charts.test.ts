import { expect } from 'chai'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { percent } from '../../server/domain/format.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'

const QUESTION = '/lagesbild/lillkoping/2026/fraga/fortkorning'
const AREA = '/lagesbild/lillkoping/2026/omrade/9901N'

/** What a chart says it has drawn of one row: shares 0–1. */
interface Drawn {
  readonly label: string
  readonly now: number | null
  readonly before: number | null
  readonly low: number | null
  readonly high: number | null
  readonly kommun: number | null
}

describe('A chart', function () {
  this.timeout(60_000)
  let browser: Browser
  let house: House
  let context: BrowserContext
  let page: Page
  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
    context = await windowOf(browser, house, 'klara')
    page = await context.newPage()
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  for (const [name, path] of [
    ['of one question', QUESTION],
    ['of a computed question', '/lagesbild/lillkoping/2026/fraga/utsatt_nagot'],
    ['of every group of an area', AREA],
  ] as const) {
    it(`${name} holds its table's rows in the table's order, and the numbers that the reader sees there`, async () => {
      await page.goto(path)
      const charts = await page.evaluate<readonly { drawn: { rows: Drawn[]; reference: number | null }; table: readonly Seen[] }[]>(READ)
      expect(charts).not.to.have.length(0)
      for (const { drawn, table } of charts) {
        const foot = table.find(({ foot }) => foot)
        const rows = table.filter(({ foot }) => !foot)
        expect(drawn.rows.map(({ label }) => label)).to.deep.equal(rows.map(({ label }) => label))
        for (const [index, { seen }] of rows.entries()) {
          const { now = null, before = null, kommun = null } = drawn.rows[index] ?? {}
          expect({ now, before, kommun }, rows[index]?.label).to.satisfy((values: Record<string, number | null>) =>
            Object.entries(values).every(([series, value]) => (value === null ? null : plain(percent(value))) === (seen[series] ?? null)),
          )
        }
        expect(drawn.reference === null ? null : plain(percent(drawn.reference))).to.equal(foot?.seen.now ?? null)
      }
    })
  }

  it('draws intervals where the table has them, and nothing of a hidden row', async () => {
    await page.goto(QUESTION)
    const [chart] = await page.evaluate<readonly { drawn: { rows: Drawn[] } }[]>(READ)
    const [norr, hidden] = [row(chart, 'Norr'), row(chart, 'Ön')]
    expect([norr?.low, norr?.high]).to.satisfy(([low, high]: [number, number]) => low < (norr?.now ?? 0) && (norr?.now ?? 1) < high)
    expect(hidden).to.deep.equal({ label: 'Ön', now: null, before: null, low: null, high: null, kommun: null })
  })

  it('is named for those who do not see it, and has marks on its canvas', async () => {
    await page.goto(QUESTION)
    const label = await page.getAttribute('canvas', 'aria-label')
    expect(label).to.match(/^Diagram av tabellen: Andel som ser fortkörning som ett problem/)
    expect(await page.evaluate<number>(INKED)).to.be.above(1000)
  })

  it('changes its colours with the theme, while the page is open', async () => {
    await page.goto(QUESTION)
    const picture = () => page.evaluate<string>(`${DRAWN}.then(() => document.querySelector('canvas').toDataURL())`)
    const light = await picture()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await picture()).not.to.equal(light)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await picture()).to.equal(light)
  })

  it('is made narrow enough for A4 before printing, and wide again after', async () => {
    await page.goto(QUESTION)
    const width = () => page.evaluate<number>(`${DRAWN}.then(() => document.querySelector('canvas').clientWidth)`)
    const wide = await width()
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await width()).to.be.at.most(660)
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await width()).to.equal(wide)
  })

  it('is absent, and its table whole, when no script runs', async () => {
    const still = await windowOf(browser, house, 'klara', { script: false })
    const page = await still.newPage()
    await page.goto(QUESTION)
    expect(await page.isVisible('figure.chart')).to.equal(false)
    expect(await page.isVisible('#tabell-omraden')).to.equal(true)
    await still.close()
  })
})

const row = (chart: { readonly drawn: { readonly rows: readonly Drawn[] } } | undefined, label: string) =>
  chart?.drawn.rows.find((one) => one.label === label)

const plain = (words: string) => words.replaceAll('\u00a0', ' ')

/** A row of a table as the reader sees it: the words of its marked cells. */
interface Seen {
  readonly label: string
  readonly foot: boolean
  readonly seen: Readonly<Record<string, string>>
}

// Code for the page is text: it does not run here, and this project has no DOM types.
const READ = `[...document.querySelectorAll('figure.chart')].map((figure) => ({
  drawn: JSON.parse(figure.querySelector('canvas').dataset.drawn),
  table: [...document.getElementById(figure.dataset.chartOf).querySelectorAll('tbody tr, tfoot tr')].map((row) => ({
    label: row.querySelector('th').dataset.label,
    foot: row.parentElement.tagName === 'TFOOT',
    seen: Object.fromEntries([...row.querySelectorAll('[data-series]')].map((cell) => [cell.dataset.series, cell.textContent.trim().replaceAll('\\u00a0', ' ')])),
  })),
}))`

/** Two frames from now: what was asked for has been drawn. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'

const INKED = `(() => {
  const canvas = document.querySelector('canvas')
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
  let inked = 0
  for (let i = 3; i < data.length; i += 4) if (data[i] > 0) inked += 1
  return inked
})()`
