import { expect } from 'chai'
import { contextOf } from '../../server/cli/context.ts'
import { run } from '../../server/cli/run.ts'
import * as code from '../../server/domain/code.ts'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import { declare, MOST_IN_FOCUS } from '../../server/domain/focus/declaring.ts'
import { AGE_GROUPS } from '../../server/domain/population.ts'
import { newestFor } from '../../server/domain/statistics/problemindex/model.ts'
import type { Row } from '../../server/domain/tables.ts'
import * as figures from '../../server/store/figures.ts'
import * as focus from '../../server/store/focus.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import * as urn from '../../server/store/urn.ts'
import { count } from '../../server/work/rehearsal/index.ts'
import { disagreements, tooFew, whoeverIsTold } from '../fixtures/agreement.ts'
import { Client } from '../fixtures/client.ts'
import { everythingFrom, isFile } from '../fixtures/crawl.ts'
import { fewIn } from '../fixtures/few.ts'
import { toldOfHidden } from '../fixtures/monitored.ts'
import type { Print } from '../fixtures/prints.ts'
import { readEverything } from '../fixtures/reading.ts'
import { aRehearsalHouse, type RehearsalHouse } from '../fixtures/rehearsal.ts'

const BAND = 'Påhittade svar – övning'

/** What the monitor calls those of a sex, and of an age. */
const GROUPS: readonly (readonly [population: string, name: string])[] = [
  ['sex:kvinna', 'Kvinnor'],
  ['sex:man', 'Män'],
  ...['15–29 år', '30–44 år', '45–64 år', '65–79 år', '80 år eller äldre'].map((name, at) => [`age:${AGE_GROUPS[at]}`, name] as const),
]

describe('A rehearsal', () => {
  /** What the people of an area who came by code have said of littering, in the latest count. */
  async function people(roundId: string, areaId: string): Promise<Row> {
    const snapshot = await snapshots.latest(house.db, roundId)
    const rows = await figures.ofPopulation(house.db, snapshot?.id ?? '', `area:${areaId}`)
    const row = rows.find(({ question, source }) => question === 'nedskrapning' && source === 'code')
    if (!row) throw new Error(`Nothing is counted about ${areaId}.`)
    return row
  }

  /** How many answered each way in, where that is told of a round. */
  const toldOf = async (roundId: string) =>
    whoeverIsTold(await figures.ofSnapshot(house.db, (await snapshots.latest(house.db, roundId))?.id ?? ''))

  /** What the monitor of a round tells that the counting hides; the page must hide something. */
  async function toldInMonitor(address: string, html: string): Promise<readonly string[]> {
    const [, roundId = ''] = /omgangar\/([^/]*)/.exec(address) ?? []
    const of = house.kommuner.find(({ last, open }) => [last, open].some(({ round }) => round.id === roundId)) ?? expect.fail(address)
    const hiddenIn = async (id: string) => {
      const told = new Set((await toldOf(id)).flatMap(({ source, population }) => (source === 'code' ? [population] : [])))
      const named = [...of.areas.map(({ id, name }) => [`area:${id}`, name] as const), ...GROUPS]
      return new Set(named.flatMap(([key, name]) => (told.has(key) ? [] : [name])))
    }
    const isOpen = roundId === of.open.round.id
    const { told, rows } = toldOfHidden(html, {
      now: await hiddenIn(roundId),
      before: isOpen ? await hiddenIn(of.last.round.id) : new Set(),
    })
    if (isOpen) expect(rows, address).to.be.above(0)
    return told.map((words) => `${address}: ${words}`)
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
    this.timeout(900_000)
    const [amiss, kinds]: [string[], Map<string, number>] = [[], new Map()]
    for await (const { address, status, html, words } of everythingFrom(anna, [
      '/',
      '/start',
      '/varberg/lagesbild',
      '/svenljunga/lagesbild',
    ])) {
      const isPage = !isFile(address)
      if (status !== 200) amiss.push(`${address}: ${status}`)
      if (isPage && !words.includes(BAND) && !words.includes('Invented answers')) amiss.push(`${address} does not say so`)
      amiss.push(...fewIn(address, html))
      if (address.endsWith('/svarslage')) amiss.push(...(await toldInMonitor(address, html)))
      const kind = isPage ? address.replace(/^.*\/(lagesbild|omgangar)\b.*$/, '$1') : 'file'
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    expect(amiss).to.deep.equal([])
    expect(kinds.get('file')).to.be.above(150)
    expect(kinds.get('lagesbild')).to.be.above(1000)
    expect(kinds.get('omgangar')).to.be.above(500)
  })

  it('hides the same on every page of a lägesbild, its method among them, as in the files of the year that each number is of', async function () {
    this.timeout(600_000)
    const anybody = new Client(house.url)
    for (const { kommun, areas, last, open } of house.kommuner) {
      let before: readonly Print[] = []
      for (const { round } of [last, open]) {
        const model = newestFor(house.indexModels, round.surveyId, true) ?? expect.fail('no index model')
        const read = { areas, model, follows: false, survey: house.surveys.get(round.surveyId) ?? expect.fail('no survey') }
        const staffs = await readEverything(anna, { ...read, home: `/lagesbild/${kommun.slug}/${round.year}` })
        const told = [...staffs.file, ...(await toldOf(round.id))]
        const inAll = told.reduce(
          (sum, { population, people, question, part }) =>
            sum + (population === 'kommun' && question === '' && part === 'everybody' ? people : 0),
          0,
        )
        const earlier = before.map((print) => ({ ...print, year: last.round.year }))
        expect(staffs.pages.length, `${round.year}`).to.be.greaterThan(1000)
        expect(staffs.pages.some(({ year }) => year === last.round.year)).to.equal(round === open.round)
        expect([
          ...disagreements(staffs.pages, [...told, ...earlier], inAll),
          ...tooFew(staffs, MINIMUM.bases),
          ...staffs.amiss,
        ]).to.deep.equal([])
        before = told
        if (kommun.slug !== 'varberg' || round !== last.round) continue // the only lägesbild that is published
        const all = await readEverything(anybody, { ...read, home: `/varberg/lagesbild/${round.year}` })
        expect([...disagreements(all.pages, all.file, inAll), ...tooFew(all, MINIMUM.publicBases), ...all.amiss]).to.deep.equal([])
        expect(disagreements(all.file, staffs.file, inAll)).to.deep.equal([])
      }
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
