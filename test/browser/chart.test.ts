import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'
import { launch } from './chromium.ts'
import { windowOf } from './open.ts'

/** A chart as drawn, beside what a person reads in its table. Values 0–1 of its axis, which may stand for points; a table cell is its words. */
interface Compared {
  readonly scale: { readonly from: number; readonly to: number } | null
  readonly points: readonly {
    readonly label: string
    readonly value: number | null
    readonly low: number | null
    readonly high: number | null
    readonly ink: boolean
  }[]
  readonly rows: readonly { readonly label: string; readonly share: string; readonly interval: string }[]
  readonly name: string
  readonly caption: string
}

// Runs in the page: what Chart.js holds, whether the pixel in the middle of each dot has ink, and the table's own words.
const COMPARE = `[...document.querySelectorAll('[data-chart-of]')].map((figure) => {
  const canvas = figure.querySelector('canvas'), table = document.getElementById(figure.dataset.chartOf)
  const chart = Chart.getChart(canvas), paint = canvas.getContext('2d'), scale = canvas.width / canvas.clientWidth
  const { rows } = JSON.parse(canvas.dataset.drawn)
  const ink = ({ x, y }) => Number.isFinite(x) && paint.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data[3] > 0
  return {
    scale: table.dataset.pointsTo ? { from: Number(table.dataset.pointsFrom), to: Number(table.dataset.pointsTo) } : null,
    points: rows.map(({ label, low, high }, i) => {
      const value = chart.data.datasets[0].data[i]
      return { label, value, low, high, ink: value !== null && ink(chart.getDatasetMeta(0).data[i]) }
    }),
    rows: [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => {
      const shown = row.querySelector('[data-series="now"]')
      return {
        label: row.querySelector('[data-label]').dataset.label,
        share: shown ? shown.innerText : row.querySelector('.few').innerText,
        interval: shown && shown.dataset.low ? shown.nextElementSibling.firstChild.textContent.trim() : '',
      }
    }),
    name: canvas.getAttribute('aria-label'),
    caption: table.caption.innerText,
  }
})`

/** Every number a chart holds, by row, and by series what a person reads in the table's marked cells. */
interface Series {
  readonly drawn: readonly Readonly<Record<string, number | null>>[]
  readonly reference: number | null
  readonly seen: readonly Readonly<Record<string, string>>[]
  readonly foot: string | null
}

const SERIES = `[...document.querySelectorAll('[data-chart-of]')].map((figure) => {
  const table = document.getElementById(figure.dataset.chartOf), { rows, reference } = JSON.parse(figure.querySelector('canvas').dataset.drawn)
  const words = (row) => Object.fromEntries([...row.querySelectorAll('[data-series]')].map((cell) => [cell.dataset.series, cell.innerText]))
  return { drawn: rows, reference, seen: [...table.tBodies].flatMap((body) => [...body.rows]).map(words), foot: table.tFoot ? words(table.tFoot.rows[0]).now : null }
})`

/** Two frames from now: what was asked for has been drawn. */
const NEXT = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))'

describe('a chart', () => {
  let browser: Browser
  let house: House
  let page: Page

  before(async () => {
    ;[browser, house] = await Promise.all([launch(), aCountedHouse()])
    page = await (await windowOf(browser, house, 'klara')).newPage()
  })
  after(async () => {
    await browser?.close()
    await house?.close()
  })

  for (const path of ['/lagesbild/lillkoping/2026/fraga/otrygg_kvall', '/lagesbild/lillkoping/2026/omrade/9901N', '/lagesbild/jamfor']) {
    it(`shows what its table says, row by row, on ${path}`, async () => {
      await page.goto(path)
      const charts = await page.evaluate<Compared[]>(COMPARE)
      expect(charts).to.not.deep.equal([])
      for (const { scale, points, rows, name, caption } of charts) {
        const words = scale ? inPoints(scale) : IN_PER_CENT
        expect(points.map(({ label }) => label)).to.deep.equal(rows.map(({ label }) => label))
        for (const [n, { value, low, high, ink }] of points.entries()) {
          expect(value === null ? 'för få svar' : words.value(value), rows[n]?.label).to.equal(rows[n]?.share.replace(/\s/g, ' '))
          if (low !== null && high !== null) expect(words.limits(low, high)).to.equal(rows[n]?.interval.replace(/\s/g, ' '))
          expect(ink, `a dot for ${rows[n]?.label}`).to.equal(value !== null)
        }
        expect(name).to.contain(caption.trim())
      }
    })
  }

  it('has no dot for an area with too few answers, and says so in words', async () => {
    await page.goto('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    const [chart] = await page.evaluate<Compared[]>(COMPARE)
    expect(chart?.points.find(({ label }) => label === 'Ön')).to.include({ value: null, low: null, high: null })
    expect(chart?.rows.find(({ label }) => label === 'Ön')?.share).to.equal('för få svar')
  })

  for (const path of ['/lagesbild/lillkoping/2026/fraga/utsatt_nagot', '/lagesbild/lillkoping/2026/omrade/9901N']) {
    it(`marks last year and the kommun where its table has them, on ${path}`, async () => {
      await page.goto(path)
      const charts = await page.evaluate<Series[]>(SERIES)
      for (const { drawn, reference, seen, foot } of charts) {
        for (const [n, row] of drawn.entries()) {
          for (const series of ['now', 'before', 'kommun']) {
            const words = seen[n]?.[series]?.replace(/\s/g, ' ') ?? 'för få svar'
            expect(share(row[series] ?? null), `${series} of row ${n}`).to.equal(words)
          }
        }
        if (foot !== null) expect(share(reference)).to.equal(foot.replace(/\s/g, ' '))
      }
      expect(charts.some(({ drawn, reference }) => reference !== null || drawn.some(({ kommun }) => kommun !== null))).to.equal(true)
    })
  }

  it('changes its colours with the theme while the page is open, and back', async () => {
    await page.goto('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    const picture = () => page.evaluate<string>(`${NEXT}.then(() => document.querySelector('canvas').toDataURL())`)
    const light = await picture()
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await picture()).not.to.equal(light)
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await picture()).to.equal(light)
  })

  it('is no wider than a page of A4 while the page is printed, and as wide as before after', async () => {
    await page.goto('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    const width = () => page.evaluate<number>(`${NEXT}.then(() => document.querySelector('canvas').clientWidth)`)
    const before = await width()
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    expect(await width()).to.be.at.most(660)
    await page.evaluate('dispatchEvent(new Event("afterprint"))')
    expect(await width())
      .to.equal(before)
      .and.to.be.above(660)
  })

  it('stays away when scripts do, and the table stands alone', async () => {
    const bare = await (await windowOf(browser, house, 'klara', { script: false })).newPage()
    await bare.goto('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    expect(await bare.locator('canvas').first().isVisible()).to.equal(false)
    expect(await bare.getByRole('table').first().isVisible()).to.equal(true)
    await bare.context().close()
  })

  it('goes along when the page is printed, on a page of A4', async () => {
    await page.goto('/lagesbild/lillkoping/2026/fraga/otrygg_kvall')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('canvas').first().isVisible()).to.equal(true)
    expect(await page.locator('.masthead').isVisible()).to.equal(false)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).to.equal('%PDF-')
    await page.emulateMedia({ media: 'screen' })
  })
})

/** A share as the pages print it; what stands for a hidden one when there is none. */
const share = (value: number | null) => (value === null ? 'för få svar' : IN_PER_CENT.value(value))

const IN_PER_CENT = {
  value: (value: number) => `${Math.round(value * 100)} %`,
  limits: (low: number, high: number) => `${Math.floor(low * 100)}–${Math.ceil(high * 100)} %`,
}

/** Means of a question of points: the axis holds four decimals of where on it the mean lies. */
function inPoints({ from, to }: { readonly from: number; readonly to: number }) {
  const point = (value: number) => from + value * (to - from)
  const words = (tenths: number) => (tenths / 10).toFixed(1).replace('.', ',')
  return {
    value: (value: number) => words(Math.round(10 * point(value))),
    limits: (low: number, high: number) => `${words(Math.round(10 * point(low)))}–${words(Math.round(10 * point(high)))}`, // whole tenths as they come
  }
}
