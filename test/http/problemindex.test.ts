import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { protect, type ShownRow } from '../../server/domain/disclosure/protect.ts'
import { readLimits } from '../../server/domain/survey/problemindex/limits.ts'
import { nextModel } from '../../server/domain/survey/problemindex/next.ts'
import { readIndexModel } from '../../server/domain/survey/problemindex/reading.ts'
import * as audit from '../../server/store/audit.ts'
import * as figures from '../../server/store/figures.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { rebuilt } from '../../server/work/editions/rebuild.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { publish } from '../fixtures/editions.ts'
import type { House } from '../fixtures/house.ts'
import { rowCalled } from '../fixtures/row.ts'

const HOME = '/lagesbild/lillkoping/2026/problemindex'

/** The weighted share of a question's measure, of those who answered by code. */
function measureOf(rows: readonly ShownRow[], question: string) {
  const row = rows.find((one) => one.question === question && one.source === 'code')
  return row && !row.hidden ? row.weighted?.figures.measure : undefined
}

describe('The problemindex', () => {
  let house: House
  let sara: Client
  before(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
  })
  after(() => house.close())

  /** The lines of the file, by what they are about. */
  async function lines(path = `${HOME}.csv?dialekt=internationell`) {
    const text = await (await sara.once('GET', path)).text()
    return parse(text, { columns: true }) as Record<string, string>[]
  }

  it('is found from the lägesbild, and says on how many indicators it rests', async () => {
    expect((await sara.get('/lagesbild/lillkoping/2026')).html).to.contain(`href="${HOME}"`)
    const { words } = await sara.get(HOME)
    expect(words).to.match(
      /Problemindex för Lillköping är \d,\d\d på skalan 0–6, där lågt är bra\. Det vilar på 3 av modellens 5 indikatorer\./,
    )
    expect(words).to.contain('Räknat med Lilla indexet, version 1. Modellen gällde när svaren räknades.')
  })

  it('lists what has no national reference, and leaves it out of sum and number', async () => {
    const { words } = await sara.get(HOME)
    expect(words).to.match(/Referens saknas: [^(]+\(1\) Bilar kör för fort/)
    const [total] = (await lines()).filter(({ rad, urval }) => rad === 'index' && urval === 'kommun')
    const levels = (await lines()).filter(({ rad, urval, niva }) => rad === 'fråga' && urval === 'kommun' && niva !== '')
    expect(Number(total?.antal)).to.equal(3).and.equal(levels.length)
    expect(Number(total?.summa)).to.equal(levels.reduce((sum, { niva }) => sum + Number(niva), 0))
    const one = (await lines()).find(({ fraga, urval }) => fraga === 'fortkorning' && urval === 'kommun')
    expect(one).to.deep.include({ utan_niva: 'referens saknas', niva: '', andel: '' })
  })

  it('is made of the weighted shares that are told, a kommun’s of its own and never of its areas’', async () => {
    const snapshot = await snapshots.latest(house.deps.db, 'r2026')
    const weighted = measureOf(protect(await figures.ofPopulation(house.deps.db, snapshot?.id ?? '', 'kommun')), 'nedskrapning')
    const line = (await lines()).find(({ fraga, urval }) => fraga === 'nedskrapning' && urval === 'kommun')
    expect(Number(line?.andel)).to.be.closeTo(weighted?.value ?? Number.NaN, 1e-12)
    expect(Number(line?.ki_hog)).to.be.closeTo(weighted?.high ?? Number.NaN, 1e-12)
    expect(line).to.deep.include({ granser: 'egna' })
    expect((await lines()).find(({ fraga }) => fraga === 'platser')).to.deep.include({ granser: 'givna', grans_1: '0.1' })
  })

  it('turns what is good around: who does not trust counts', async () => {
    const snapshot = await snapshots.latest(house.deps.db, 'r2026')
    const trust = measureOf(protect(await figures.ofPopulation(house.deps.db, snapshot?.id ?? '', 'kommun')), 'tillit')
    const line = (await lines()).find(({ fraga, urval }) => fraga === 'tillit' && urval === 'kommun')
    expect(Number(line?.andel)).to.be.closeTo(1 - (trust?.value ?? Number.NaN), 1e-12)
    expect((await sara.get(HOME)).words).to.contain('andelen som inte litar på andra')
  })

  it('has no level where an answer of the question is hidden, for the level would tell of it', async () => {
    const line = (await lines()).find(({ fraga, urval }) => fraga === 'otrygg_kvall' && urval === 'kommun')
    expect(line).to.deep.include({ utan_niva: 'för få svar eller inte viktad', niva: '', andel: '', bas: '' })
    expect((await sara.get(HOME)).words).to.match(/För få svar, eller svaren kunde inte viktas \(1\) Ute sent på kvällen/)
  })

  it('has a level for no question that is hidden, and says why', async () => {
    const island = (await lines()).filter(({ urval_kod }) => urval_kod === '9901O')
    expect(island.filter(({ rad, niva }) => rad === 'fråga' && niva !== '')).to.deep.equal([])
    expect(island.filter(({ andel }) => andel !== '')).to.deep.equal([])
    expect(island.find(({ rad }) => rad === 'index')).to.deep.include({ antal: '', index: '' })
    expect(rowCalled('Ön', (await sara.get(HOME)).html)).to.match(/^Ön inget index( ingen nivå)+$/)
    expect((await sara.get(`${HOME}/9901O`)).words).to.contain('Det går inte att räkna något problemindex för Ön')
  })

  it('tells the levels that an interval spans, and colours none from few answers', async () => {
    const { html, words } = await sara.get(`${HOME}/9901N`)
    expect(rowCalled('Nedskräpning', html)).to.match(/\d+ % \(\d+–\d+ %\) \d+ svar \d(–\d)?/)
    expect(html).not.to.contain('class="level level-')
    expect(words).to.contain('Färg får en nivå först från 180 svar.').and.contain('Nivå i hela kommunen')
  })

  it('says of the year before what the same model makes of it', async () => {
    const { words } = await sara.get(HOME)
    expect(words).to.match(/2025 var det \d,\d\d, räknat med samma modell\. Det vilar inte på samma frågor\. Skillnaden är inte prövad\./)
    expect((await sara.get(HOME.replace('2026', '2025'))).words).to.contain('Mättes på ett annat sätt det året (1) Tillit')
  })

  it('says that the limits are ours, and which are not', async () => {
    const { words } = await sara.get(HOME)
    expect(words).to.contain('Gränserna mellan nivåerna är våra egna och har inte prövats mot polisens siffror.')
    expect(words).to.contain('gränser från Polisen i Prov 2026').and.contain('Om riksvärdet: Gäller 16–84 år.')
  })

  it('is told in the trail', async () => {
    await sara.get(`${HOME}/9901N`)
    const [entry] = await audit.list(house.deps.db, { kommunIds: ['9901'], nobodys: false }, 1)
    expect(entry?.event).to.deep.equal({ what: 'saw lagesbild', details: { year: 2026, part: 'problemindex', of: '9901N' } })
  })

  it('is not there in an area, or by a model, that is not', async () => {
    for (const path of [`${HOME}/9902A`, `${HOME}?modell=hittepa`, `${HOME}/9901N?modell=`])
      expect((await sara.get(path)).status, path).to.equal(404)
  })

  it('can be made again by a newer model, without touching what was counted', async () => {
    const [model] = house.deps.indexModels.values()
    if (!model) throw new Error('There is no model.')
    const before = await snapshots.latest(house.deps.db, 'r2026')
    const usual = (await sara.get(HOME)).words
    const [only] = model.groups
    const newer = { ...model, id: 'lilla-index-2', version: 2, hash: 'f'.repeat(64), groups: only ? [only] : [] }
    // The house has read its models; a server that starts with one more has this map.
    Object.assign(house.deps, { indexModels: new Map([...house.deps.indexModels, [newer.id, newer]]) })
    const page = await sara.get(HOME)
    expect(page.words).to.contain('Modellen gällde när svaren räknades.').and.contain('Räkna med Lilla indexet, version 2')
    expect(page.words.replace(/ Räkna med Lilla indexet, version 2/, '')).to.equal(usual)
    const again = (await sara.get(`${HOME}?modell=lilla-index-2`)).words
    expect(again).to.contain('Det som har publicerats med den ändras inte.').and.contain('Det vilar på 1 av modellens 2 indikatorer.')
    expect(await snapshots.latest(house.deps.db, 'r2026')).to.deep.equal(before)
  })
})

describe('The problemindex by limits read in from somebody else', () => {
  it('is made of old years too when asked for, and changes nothing of what was published', async () => {
    const house = await aCountedHouse()
    try {
      const edition = await publish(house.deps, 'r2026')
      const publicPaths = ['', '/metod', '/problemindex', '/problemindex.csv', '/resultat.csv'].map(
        (part) => `/lillkoping/lagesbild/2026${part}`,
      )
      const published = () => Promise.all(publicPaths.map(async (path) => (await house.visitor().once('GET', path)).text()))
      const before = await published()
      const [base] = house.deps.indexModels.values()
      if (!base) throw new Error('There is a model.')
      const table = {
        columns: ['fraga', ...[1, 2, 3, 4, 5, 6].map((n) => `grans_${n}`)],
        lines: [
          {
            number: 2,
            cells: { fraga: 'nedskrapning', grans_1: '1', grans_2: '2', grans_3: '3', grans_4: '4', grans_5: '5', grans_6: '6' },
          },
        ],
      }
      const reading = readLimits(table, base, { unit: 'percent', source: 'Polismyndigheten', year: 2026 })
      if (!reading.ok) throw new Error(reading.faults.join('\n'))
      const text = JSON.stringify(nextModel(base, reading.held, 2))
      const made = readIndexModel('lilla-index-v2.json', text, 'e'.repeat(64), {
        surveys: [...house.deps.surveys.values()],
        unread: new Set(),
      })
      if (!made.ok) throw new Error(JSON.stringify(made.faults))
      Object.assign(house.deps, { indexModels: new Map([...house.deps.indexModels, [made.model.id, made.model]]) })

      const sara = await house.as('sara')
      for (const year of [2025, 2026]) {
        const lines = await sara.once('GET', `/lagesbild/lillkoping/${year}/problemindex.csv?modell=lilla-index-v2&dialekt=internationell`)
        const rows = parse(await lines.text(), { columns: true }) as Record<string, string>[]
        const line = rows.find(({ fraga, urval }) => fraga === 'nedskrapning' && urval === 'kommun')
        expect(line, String(year)).to.deep.include({ granser: 'givna', grans_1: '0.01', grans_6: '0.06', niva: '6' })
      }
      expect((await sara.get(`${HOME}?modell=lilla-index-v2`)).words).to.contain('inlästa för 2 av 5 frågor. Källa: Polismyndigheten 2026')
      expect((await sara.get(`${HOME}?modell=lilla-index-v2`)).html).to.contain(`${HOME}.csv?modell=lilla-index-v2&amp;dialekt=excel`)
      expect((await sara.once('GET', `${HOME}.csv?modell=hittepa`)).status).to.equal(404)
      expect((await sara.get(HOME)).words).to.contain('Räknat med Lilla indexet, version 1.')
      expect(await published()).to.deep.equal(before)
      expect(await rebuilt(house.deps, edition)).to.deep.include({ came: 'the same', hash: edition.hash })
    } finally {
      await house.close()
    }
  })
})

describe('The problemindex of a round that could not be weighted', () => {
  it('is none, with a way to the reason', async () => {
    const house = await aCountedHouse()
    try {
      const { db } = house.deps
      const stored = await db.selectFrom('figures').selectAll().execute()
      for (const row of stored) {
        const { weighted: _, ...rest } = JSON.parse(row.document)
        const at = db.updateTable('figures').set({ document: JSON.stringify(rest) })
        await at
          .where('snapshot_id', '=', row.snapshot_id)
          .where('population', '=', row.population)
          .where('source', '=', row.source)
          .where('question', '=', row.question)
          .execute()
      }
      const { words } = await (await house.as('sara')).get(HOME)
      expect(words).to.contain('Det går inte att räkna något problemindex för Lillköping').and.contain('Svaren är inte viktade.')
    } finally {
      await house.close()
    }
  })
})
