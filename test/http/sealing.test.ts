import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import type { Round } from '../../server/domain/round.ts'
import { status } from '../../server/domain/round.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as seals from '../../server/store/sealing/seals.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import type { Client, Page } from '../fixtures/client.ts'
import { aHouse, aRound, type House } from '../fixtures/house.ts'
import { anOpener, aSeal, PASSPHRASE } from '../fixtures/sealing.ts'
import { toldOf } from '../fixtures/told.ts'
import { answer } from './survey/walk.ts'

const ROUND: Round = aRound({ id: 'sealed', kommunId: '9902', sealed: true })
const BASE = '/enkat/granby/2026'
const CHOSEN = { losenfras: PASSPHRASE, igen: PASSPHRASE, forvaras: 'safe' }

/** The fifteen words on a page with a recovery sheet. */
const wordsOn = (page: Page) => [...page.html.matchAll(/<li>([a-z]+)<\/li>/g)].map((match) => match[1] ?? '')

describe('sealing an urn', () => {
  let house: House
  let greta: Client
  beforeEach(async () => {
    house = await aHouse({ now: '2026-08-20T10:00:00Z' })
    await rounds.add(house.deps.db, ROUND)
    greta = await house.as('greta')
  })
  afterEach(() => house.close())

  it('is asked for before the round opens, and residents meet a kind page until it is done', async () => {
    expect((await greta.get('/omgangar/sealed')).words).to.include('Urnan är inte förseglad. Enkäten öppnar inte förrän den är det.')
    house.clock.now = '2026-09-15T10:00:00Z'
    expect(status(ROUND, '2026-09-15')).to.equal('open')
    expect((await house.visitor().get(BASE)).words).to.include('Enkäten har inte öppnat än, fast dagen är inne.')
    expect((await house.visitor().post(BASE, { vag: 'oppen' })).status).to.equal(409)
    const { words } = await (await house.as('greta')).get('/omgangar/sealed')
    expect(words).to.include('Inte öppen än: urnan är inte förseglad').and.not.include('Öppen till och med')
  })

  it('says what it means before the choice, shows fifteen words once, and is told in the log', async () => {
    const page = await greta.get('/omgangar/sealed/forsegling')
    expect(page.words).to.include('Är både lösenfrasen och bladet borta är svaren förlorade.').and.include('minst 8 olika')
    const sheet = await greta.post('/omgangar/sealed/forsegling', CHOSEN)
    expect(sheet.headers.get('cache-control')).to.include('no-store')
    expect(wordsOn(sheet)).to.have.length(15)
    expect(sheet.words).to.include('Bladet förvaras i kommunens kassaskåp.').and.include('Din lösenfras är stark.')
    expect((await greta.get('/omgangar/sealed')).words).to.include('Urnan är förseglad. Kontrollera')
    expect(await toldOf(house, 'sealed urn')).to.deep.equal([
      { by: 'greta', kommunId: '9902', what: 'sealed urn', year: 2026, keeper: 'safe' },
    ])
    house.clock.now = '2026-09-15T10:00:00Z'
    expect((await house.visitor().get(BASE)).words).to.include(
      'Svaren ligger i en förseglad urna: medan enkäten är öppen kan ingen läsa dem',
    )
  })

  it('refuses a passphrase that is weak or not typed twice alike, and no place for the sheet, all at once', async () => {
    const weak = await greta.post('/omgangar/sealed/forsegling', { losenfras: 'kort', igen: 'kort' })
    expect(weak.status).to.equal(422)
    expect(weak.words).to.include('Lösenfrasen är för kort: 4 tecken.').and.include('Välj var återställningsbladet ska förvaras.')
    const unlike = await greta.post('/omgangar/sealed/forsegling', { ...CHOSEN, igen: `${PASSPHRASE}!` })
    expect(unlike.words).to.include('De två lösenfraserna är inte likadana.')
    expect(unlike.html).not.to.include(PASSPHRASE)
    expect(await seals.ofRound(house.deps.db, 'sealed')).to.equal(undefined)
  })

  it('can be done again until somebody has answered, not after', async () => {
    await seals.keep(house.deps.db, await aSeal('sealed'))
    expect((await greta.get('/omgangar/sealed/forsegling')).words).to.include('Urnan är redan förseglad.')
    house.clock.now = '2026-09-15T10:00:00Z'
    await send(house, BASE)
    greta = await house.as('greta')
    expect((await greta.get('/omgangar/sealed/forsegling')).status).to.equal(409)
  })
})

describe('opening an urn', () => {
  let house: House
  let greta: Client
  let sheet: string
  beforeEach(async () => {
    house = await aHouse({ now: '2026-09-15T10:00:00Z' })
    await rounds.add(house.deps.db, ROUND)
    const seal = await aSeal('sealed')
    sheet = seal.words.join(' ')
    await seals.keep(house.deps.db, seal)
    greta = await house.as('greta')
    for (let n = 0; n < 3; n++) await send(house, BASE)
  })
  afterEach(() => house.close())

  const afterwards = async () => {
    house.clock.now = '2026-11-02T10:00:00Z'
    greta = await house.as('greta') // nobody stays signed in for weeks
  }

  it('is not possible, and counts alone are shown, while the survey is open', async () => {
    const page = await greta.get('/omgangar/sealed')
    expect(page.words).to.include('Svar hittills 3').and.include('Medan enkäten är öppen läser ingen svaren.')
    expect((await greta.post('/omgangar/sealed/oppning', { losenfras: PASSPHRASE })).status).to.equal(409)
    expect((await greta.post('/omgangar/sealed/rakning')).words).to.include('Urnan är förseglad.')
    expect(await house.deps.db.selectFrom('urn').selectAll().execute()).to.deep.equal([])
    expect(await seals.ofRound(house.deps.db, 'sealed')).to.deep.include({ state: 'sealed', received: 3 })
  })

  it('with the passphrase destroys codes, opens, counts and says so, and another answer is too late', async () => {
    await afterwards()
    const page = await greta.post('/omgangar/sealed/oppning', { losenfras: ` ${PASSPHRASE.replace(' ', '   ')} ` })
    expect(page.address).to.match(/^\/jobb\//)
    await ended(house)
    expect((await greta.get(page.address)).words)
      .to.include('Urnan är öppnad och räknad')
      .and.include('Räknade svar: ')
    expect((await snapshots.latest(house.deps.db, 'sealed'))?.responses).to.equal(3)
    expect((await greta.get('/omgangar/sealed')).words).to.include('Öppnad. Koderna, nyckeln och det som låg förseglat är förstört.')
    expect((await toldOf(house, 'opened urn'))[0]).to.deep.include({ received: 3, lost: 0 })
    expect((await greta.get('/omgangar/sealed/oppning')).status).to.equal(409)
    house.clock.now = '2026-09-20T10:00:00Z' // the clock set back into the open days
    expect((await house.visitor().get(BASE)).words).to.include('Enkäten är stängd')
  })

  it('with the sheet works as well; a mistyped word is named, another sheet is told apart', async () => {
    await afterwards()
    const words = sheet.split(' ')
    const mistyped = await greta.post('/omgangar/sealed/oppning', { blad: words.with(6, 'xyzzy').join(' ') })
    expect(mistyped.status).to.equal(422)
    expect(mistyped.words).to.include('Ord 7, ”xyzzy”, finns inte i listan.')
    const other = (await aSeal('another')).words.join(' ')
    expect((await greta.post('/omgangar/sealed/oppning', { blad: other })).words).to.include('bladet hör till en annan omgång')
    expect(await seals.ofRound(house.deps.db, 'sealed')).to.deep.include({ state: 'sealed' })
    expect((await greta.post('/omgangar/sealed/oppning', { blad: sheet })).address).to.match(/^\/jobb\//)
    await ended(house)
    expect((await snapshots.latest(house.deps.db, 'sealed'))?.responses).to.equal(3)
  })

  it('refuses a wrong passphrase, changes nothing, and tells of it in the log', async () => {
    await afterwards()
    const page = await greta.post('/omgangar/sealed/oppning', { losenfras: 'en helt annan fras än den rätta' })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Lösenfrasen öppnar inte urnan.')
    expect((await greta.post('/omgangar/sealed/oppning', {})).words).to.include('Skriv lösenfrasen, eller orden på återställningsbladet.')
    expect(await toldOf(house, 'key refused')).to.have.length(1)
    expect(await seals.ofRound(house.deps.db, 'sealed')).to.deep.include({ state: 'sealed' })
  })

  it('is impossible when passphrase and sheet are both lost: the round is cancelled instead, and the start page says so in time', async () => {
    await afterwards()
    await jobs.request(house.deps.db, 'open', 'sealed', house.deps.now()) // begun by a server that is no more
    await house.deps.jobs.resume()
    await ended(house)
    const why = 'Är båda borta kan ingen läsa dem: ställ då in omgången, så förstörs de.'
    expect((await greta.get('/start')).words).to.not.include(why)
    house.clock.now = '2027-01-16T10:00:00Z'
    greta = await house.as('greta')
    expect((await greta.get('/start')).words).to.include(why)
    const page = await greta.get('/omgangar/sealed/oppning')
    expect(page.words).to.include('Då kan ingen läsa svaren, varken ni eller den som sköter servern')
    expect(page.html).to.include('href="/omgangar/sealed/stall-in"')

    const asked = await greta.get('/omgangar/sealed/stall-in')
    expect(asked.words).to.include('Alla svar förstörs').and.include('3 svar har kommit in.')
    const sedd = /name="sedd" value="([^"]+)"/.exec(asked.html)?.[1] ?? ''
    expect((await greta.post('/omgangar/sealed/stall-in', { sedd, bekrafta: 'Granby 2026' })).words).to.include('svaren är förstörda')
    expect(await house.deps.db.selectFrom('sealed_urn').selectAll().execute()).to.deep.equal([])
    expect(await toldOf(house, 'cancelled round')).to.deep.equal([{ by: 'greta', kommunId: '9902', what: 'cancelled round', year: 2026 }])
    expect((await house.visitor().get(BASE)).words).to.include('Enkäten är inställd')
    expect((await greta.get('/omgangar/sealed/oppning')).status).to.equal(409)
  })

  it('by two at once is one opening', async () => {
    await afterwards()
    const pages = await Promise.all([0, 1].map(() => greta.post('/omgangar/sealed/oppning', { losenfras: PASSPHRASE })))
    expect(new Set(pages.map(({ address }) => address)).size).to.equal(1)
    await ended(house)
    expect((await snapshots.latest(house.deps.db, 'sealed'))?.responses).to.equal(3)
    expect(await house.deps.db.selectFrom('responses').selectAll().where('round_id', '=', 'sealed').execute()).to.have.length(3)
  })

  it('after a restart asks for the key again on the round’s page, and goes on', async () => {
    await afterwards()
    const id = await jobs.request(house.deps.db, 'open', 'sealed', house.deps.now()) // begun by a server that is no more
    await house.deps.jobs.resume()
    await ended(house)
    expect((await jobs.byId(house.deps.db, id))?.state).to.equal('failed')
    expect((await greta.get('/omgangar/sealed')).words).to.include('Ge lösenfrasen eller återställningsbladet igen')
    expect((await greta.get(`/jobb/${id}`)).html).to.include('href="/omgangar/sealed/oppning"')
    const page = await greta.post('/omgangar/sealed/oppning', { losenfras: PASSPHRASE })
    expect(page.address).to.equal(`/jobb/${id}`)
    await ended(house)
    expect((await snapshots.latest(house.deps.db, 'sealed'))?.responses).to.equal(3)
    expect(await anOpener(house.deps.db, 'sealed').catch((error: Error) => error.message)).to.include('does not open')
  })
})

/** Answers a survey in Granby, whose only area needs no choosing among. */
async function send(house: House, base: string): Promise<void> {
  const visitor = house.visitor()
  await answer(visitor, base, undefined, '9902A')
  const page = await visitor.post(`${base}/svar`)
  expect(page.address).to.equal(`${base}/kvitto`)
}

/** Waits until no job of the round goes on. */
async function ended(house: House): Promise<void> {
  for (;;) {
    const job = await jobs.latest(house.deps.db, 'open', 'sealed')
    if (job?.state === 'done' || job?.state === 'failed') return
    await setTimeout(20)
  }
}
