import { expect } from 'chai'
import { contextOf } from '../../server/cli/context.ts'
import { run } from '../../server/cli/run.ts'
import * as code from '../../server/domain/code.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { declare, MOST_IN_FOCUS } from '../../server/domain/focus/declaring.ts'
import { newestFor } from '../../server/domain/statistics/problemindex/model.ts'
import type { Row } from '../../server/domain/tables.ts'
import * as figures from '../../server/store/figures.ts'
import * as focus from '../../server/store/focus.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as urn from '../../server/store/urn.ts'
import { count } from '../../server/work/rehearsal/index.ts'
import { disagreements, tooFew, whoeverIsTold } from '../fixtures/agreement.ts'
import { Client, type Page } from '../fixtures/client.ts'
import { fewIn } from '../fixtures/few.ts'
import { readEverything } from '../fixtures/reading.ts'
import { aRehearsalHouse, type RehearsalHouse } from '../fixtures/rehearsal.ts'

const BAND = 'Påhittade svar – övning'

describe('A rehearsal', () => {
  /** What the people of an area who came by code have said of littering, in the latest count. */
  async function people(roundId: string, areaId: string): Promise<Row> {
    const snapshot = await snapshots.latest(house.db, roundId)
    const rows = await figures.ofPopulation(house.db, snapshot?.id ?? '', `area:${areaId}`)
    const row = rows.find(({ question, source }) => question === 'nedskrapning' && source === 'code')
    if (!row) throw new Error(`Nothing is counted about ${areaId}.`)
    return row
  }

  let house: RehearsalHouse
  let anna: Client
  before(async function () {
    this.timeout(600_000)
    house = await aRehearsalHouse({ scale: 0.1, counted: true })
    anna = await house.as('administrator')
  })
  after(() => house.close())

  it('says on every page that its answers are invented, and nowhere what a few people answered', async function () {
    this.timeout(600_000)
    const { pages, files } = await crawl(anna, ['/', '/start', '/varberg/lagesbild'])
    expect(files.length).to.be.greaterThan(20)
    expect(files.filter(({ status }) => status !== 200).map(({ address }) => address)).to.deep.equal([])
    // The response monitor tells how many answers to expect of those who were drawn, at least ten in each place: not what anybody answered.
    const ofAnswers = [...pages, ...files].filter(({ address }) => !address.endsWith('/svarslage'))
    expect(ofAnswers.flatMap(({ address, html }) => fewIn(address, html))).to.deep.equal([])
    expect(pages.length).to.be.greaterThan(40)
    expect(pages.filter(({ status }) => status !== 200).map(({ address }) => address)).to.deep.equal([])
    expect(
      pages.filter(({ words }) => !words.includes(BAND) && !words.includes('Invented answers')).map(({ address }) => address),
    ).to.deep.equal([])
  })

  it('hides the same on every page of a lägesbild, its method among them, as in its files', async function () {
    this.timeout(600_000)
    const { surveys, db } = house
    const anybody = new Client(house.url)
    for (const { kommun, areas, last } of house.kommuner) {
      const model = newestFor(house.indexModels, last.round.surveyId, true) ?? expect.fail('no index model')
      const read = { areas, model, survey: surveys.get(last.round.surveyId) ?? expect.fail('no survey') }
      const staffs = await readEverything(anna, { ...read, home: `/lagesbild/${kommun.slug}/${last.round.year}` })
      const told = whoeverIsTold(await figures.ofSnapshot(db, (await snapshots.latest(db, last.round.id))?.id ?? ''))
      const inAll = told.reduce((sum, { population, people }) => sum + (population === 'kommun' ? people : 0), 0)
      expect(staffs.pages.length).to.be.greaterThan(1000)
      expect([
        ...disagreements(staffs.pages, [...staffs.file, ...told], inAll),
        ...tooFew(staffs, MINIMUM.bases),
        ...staffs.amiss,
      ]).to.deep.equal([])
      if (kommun.slug !== 'varberg') continue
      const all = await readEverything(anybody, { ...read, home: `/varberg/lagesbild/${last.round.year}` })
      expect([...disagreements(all.pages, all.file, inAll), ...tooFew(all, MINIMUM.publicBases), ...all.amiss]).to.deep.equal([])
      expect(disagreements(all.file, staffs.file, inAll)).to.deep.equal([])
    }
  })

  it('shows everybody what became of what was said, in both kommuner', async () => {
    for (const slug of ['varberg', 'svenljunga']) {
      const { words } = await new Client(house.url).get(`/ni-sa-vi-gor/${slug}`)
      expect(words).to.contain(BAND).and.contain('Orsak:').and.contain('Vad det blev:')
    }
  })

  it('has declared what is in focus in every round, as a coordinator could have', async () => {
    const all = await rounds.all(house.db)
    for (const { id, surveyId } of all) {
      const survey = house.surveys.get(surveyId)
      const chosen = await focus.ofRound(house.db, id)
      expect(chosen).to.have.lengthOf.within(1, MOST_IN_FOCUS)
      expect(survey && declare(survey, chosen)).to.include({ ok: true })
    }
  })

  it('says so to visitors too, also on a page that is not there', async () => {
    const visitor = new Client(house.url)
    for (const path of ['/', '/enkat/varberg/2026', '/sa-skyddas-svaren', '/logga-in', '/svenljunga/lagesbild', '/finns-inte']) {
      const { words, html } = await visitor.get(path)
      expect(words, path).to.include(BAND)
      expect(html, path).to.include('<meta name="robots" content="noindex">')
    }
  })

  it('says so in the first line of every file', async () => {
    const files = ['resultat.csv', 'resultat.csv?dialekt=excel', 'resultat.csv?dialekt=internationell', 'kodbok.csv'].map(
      (file) => `/lagesbild/varberg/2025/${file}`,
    )
    for (const path of [...files, '/underlag/varberg/2025.md']) {
      const [first] = (await (await anna.once('GET', path)).text()).replace(/^\ufeff/, '').split(/\r?\n/)
      expect(first?.replaceAll('*', ''), path).to.equal(BAND)
    }
    for (const path of ['/lagesbild/varberg/2025/resultat.json', '/underlag/varberg/2025.json']) {
      const [first] = Object.values(JSON.parse(await (await anna.once('GET', path)).text()))
      expect(first, path).to.equal(BAND)
    }
  })

  it('holds when it is counted again', async function () {
    this.timeout(600_000)
    const said: string[] = []
    const context = contextOf(
      { port: 0, databaseFile: ':memory:', codeKey: null, baseUrl: house.url, rules: MINIMUM },
      { print: (line) => said.push(line), complain: (line) => said.push(line), now: house.now, input: async () => '' },
    )
    expect(await run(['check'], { ...context, db: async () => house.db }), said.join('\n')).to.equal(0)
    expect(said.filter((line) => line.endsWith('allt stämmer.'))).to.have.length(4)
  })

  it('takes an answer by area code, and shows it in that area’s figures when nine more as it have come', async function () {
    this.timeout(600_000)
    const { kommun, open } = house.kommuner[0] as RehearsalHouse['kommuner'][number]
    const [{ code: sign, areaId } = { code: '', areaId: '' }] = open.codes
    const before = await people(open.round.id, areaId)

    const resident = new Client(house.url)
    const home = `/enkat/${kommun.slug}/${open.round.year}`
    let page = await resident.post(home, { vag: 'kod', kod: code.written(sign) })
    page = await resident.post(page.address, { nedskrapning: 'stort_problem' })
    while (page.address.includes('/del/')) page = await resident.post(page.address)
    page = await resident.post(`${home}/svar`)
    expect(page.address).to.equal(`${home}/kvitto`)

    const alone = await count(house, open).catch((error: Error) => error.message)
    expect(alone).to.contain('Försök igen när fler har svarat.')
    const [answer] = await urn.page(house.db, open.round.id, '', 1)
    for (let n = 0; n < 9; n++) await urn.put(house.db, open.round.id, answer?.document ?? '')
    await count(house, open)
    const after = await people(open.round.id, areaId)
    expect(after.respondents).to.equal(before.respondents + 10)
    expect(after.counts.stort_problem).to.equal((before.counts.stort_problem ?? 0) + 10)
  })

  it('has dialogues in both kommuner and both years, marked as invented, none in the future', async () => {
    const dialogues = await house.db.selectFrom('dialogues').selectAll().execute()
    expect(dialogues.length).to.be.within(25, 60)
    const today = house.now().toISOString().slice(0, 10)
    for (const { rehearsal, held_on } of dialogues) {
      expect(rehearsal).to.equal(1)
      expect(held_on <= today, held_on).to.equal(true)
    }
    for (const kommun of ['1383', '1465']) {
      const years = dialogues.filter(({ kommun_id }) => kommun_id === kommun).map(({ held_on }) => held_on.slice(0, 4))
      expect(new Set(years)).to.have.keys(['2025', '2026'])
    }
  })

  it('has themes that survey and dialogues both point at, in both kommuner', async () => {
    for (const slug of ['svenljunga', 'varberg']) {
      const underlag = JSON.parse(await (await anna.once('GET', `/underlag/${slug}/2025.json`)).text())
      expect(underlag.kommunen.fokusomraden, slug).to.not.be.empty // which ones is chance with so few answers
    }
  })

  it('gives each role its own sign-in, and each its own kommuner', async () => {
    const sam = await house.as('samordnare')
    expect((await sam.get('/lagesbild/varberg/2025')).status).to.equal(200)
    expect((await sam.get('/lagesbild/svenljunga/2025')).status).to.equal(404)
  })
})

/** Every page and file that links lead to, two of each kind: addresses that differ only in what they are about are of a kind. */
async function crawl(
  client: Client,
  from: readonly string[],
): Promise<{ readonly pages: readonly Page[]; readonly files: readonly Page[] }> {
  const waiting = [...from]
  const seen = new Set<string>()
  const kinds = new Map<string, number>()
  const pages: Page[] = []
  const files: Page[] = []
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = path.replace(/[0-9a-f-]{32,36}|\d{4}R\d+|\?.*|varberg|svenljunga/g, '·').replace(/fraga\/\w+/, 'fraga/·')
    const known = kinds.get(kind) ?? 0
    if (seen.has(path) || known >= 2) continue
    seen.add(path)
    kinds.set(kind, known + 1)
    const page = await client.get(path)
    if (/\.\w+(\?|$)/.test(path)) {
      files.push(page)
      continue
    }
    pages.push(page)
    for (const [, address = ''] of page.html.matchAll(/href="(\/(?!static)[^"#]*)/g)) waiting.push(address.replaceAll('&amp;', '&'))
  }
  return { pages, files }
}
