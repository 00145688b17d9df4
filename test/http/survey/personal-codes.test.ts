import { expect } from 'chai'
import * as code from '../../../server/domain/code.ts'
import * as codes from '../../../server/store/codes.ts'
import * as roundChanges from '../../../server/store/round-changes.ts'
import { aDraw } from '../../fixtures/draws.ts'
import { aHouse, type House, ROUND_2026 } from '../../fixtures/house.ts'
import { BASE, DOCUMENT, inUrn, PARTS } from './walk.ts'

describe('a personal code', () => {
  let house: House
  let drawn: ReadonlyMap<string, string>
  beforeEach(async () => {
    house = await aHouse()
    drawn = await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
  })
  afterEach(() => house.close())

  const codeOf = (reference: string) => drawn.get(reference) ?? ''
  const type = (typed: string, visitor = house.visitor()) => visitor.post(BASE, { vag: 'kod', kod: typed })
  const answered = async () => (await codes.cells(house.deps.db, ROUND_2026.id)).map((cell) => cell.answered)

  /** Somebody who has begun with a code and answered every part. */
  async function answering(reference: string, parts = PARTS) {
    const visitor = house.visitor()
    await type(code.written(codeOf(reference)).toLowerCase(), visitor)
    for (const [index, part] of parts.entries()) await visitor.post(`${BASE}/del/${index + 1}`, part)
    return visitor
  }

  it('leads to the first part at once, for the area is the code’s', async () => {
    const page = await type(codeOf('2-1'))
    expect(page.address).to.equal(`${BASE}/del/1`)
  })

  it('gives sex and age from the register, and they are not asked', async () => {
    const visitor = await answering('0-1', PARTS.slice(0, 3))
    const last = await visitor.get(`${BASE}/del/4`)
    expect(last.html).to.include('name="boendeform"').and.not.include('name="kon"').and.not.include('name="alder"')
    await visitor.post(`${BASE}/del/4`, { ...PARTS[3], kon: 'man', alder: '80+' }) // a form cannot say otherwise
    const review = await visitor.get(`${BASE}/granska`)
    expect(review.words).to.include('Norr').and.not.include('Kvinna')
    await visitor.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.deep.equal([{ ...DOCUMENT, source: 'code' }])
  })

  it('leaves what the draw did not tell apart to be asked', async () => {
    const visitor = await answering('1-1', PARTS.slice(0, 3))
    expect((await visitor.get(`${BASE}/del/4`)).html)
      .to.include('name="alder"')
      .and.not.include('name="kon"')
    const another = await answering('2-1')
    await another.post(`${BASE}/svar`)
    expect(await inUrn(house)).to.deep.equal([{ ...DOCUMENT, source: 'code', areaId: '9901S' }])
  })

  it('is not spent until the answer is sent, and may be begun with again', async () => {
    await answering('0-1')
    expect(await answered()).to.deep.equal([0, 0, 0])
    expect((await type(codeOf('0-1'))).address).to.equal(`${BASE}/del/1`)
  })

  it('takes one answer: the other who has begun with it is told, and keeps what they wrote', async () => {
    const [first, second] = [await answering('0-1'), await answering('0-1')]
    const pages = await Promise.all([first.post(`${BASE}/svar`), second.post(`${BASE}/svar`)])
    expect(pages.map(({ address }) => address).sort()).to.deep.equal([`${BASE}/kvitto`, `${BASE}?kod=anvand`])
    expect(pages.map(({ words }) => words).join()).to.include('någon har redan svarat med din kod')
    expect(await inUrn(house)).to.have.lengthOf(1)
    expect(await answered()).to.deep.equal([1, 0, 0])
    const loser = pages[0]?.address.endsWith('kvitto') ? second : first
    expect((await loser.get(`${BASE}/granska`)).words).to.include('Mer ljus vid stationen')
  })

  it('says what is wrong with it: mistyped, somebody else’s, or used', async () => {
    await (await answering('0-1')).post(`${BASE}/svar`)
    for (const [typed, sentence] of [
      [`${codeOf('0-2').slice(0, -1)}2`, 'Koden är inte rätt skriven.'],
      [codeOf('0-2').slice(0, -1), 'Koden är inte rätt skriven.'],
      [code.personal(1), 'Koden hör inte till den här enkäten.'],
      [codeOf('0-1'), 'Koden är redan använd'],
    ] as const) {
      const page = await type(typed)
      expect(page.status, typed).to.equal(422)
      expect(page.words).to.include(sentence)
      expect(page.html).to.include(`value="${typed}"`)
    }
  })

  it('says that it is too early or too late', async () => {
    house.clock.now = '2026-08-20T10:00:00Z'
    expect((await type(codeOf('0-1'))).words)
      .to.include('1 september 2026')
      .and.include('Spara brevet')
    house.clock.now = '2026-11-20T10:00:00Z'
    expect((await type(codeOf('0-1'))).words)
      .to.include('31 oktober 2026')
      .and.include('går därför inte längre att använda')
    expect(await answered()).to.deep.equal([0, 0, 0])
  })

  it('cannot be guessed for long: twenty that are nobody’s, then a network waits, and slips of the finger do not count', async () => {
    for (let slip = 0; slip < 30; slip++) await type('K7MA-3XRT-0000')
    for (let guess = 1; guess <= 20; guess++) expect((await type(code.personal(guess))).status).to.equal(422)
    const stopped = await type(codeOf('0-1'))
    expect(stopped.status).to.equal(429)
    expect(stopped.words).to.include('Vänta fem minuter')
    house.clock.now = '2026-09-15T10:05:01Z'
    expect((await type(codeOf('0-1'))).address).to.equal(`${BASE}/del/1`)
  })

  it('when very many guess, lets everybody who has not erred in', async () => {
    await house.close()
    house = await aHouse({ trustProxy: 1 })
    drawn = await aDraw(house.deps.db, ROUND_2026.id, house.deps.codeKey)
    const from = (network: number, typed: string) =>
      house
        .visitor()
        .once('POST', BASE, new URLSearchParams({ vag: 'kod', kod: typed }), { 'x-forwarded-for': `10.0.${network >> 8}.${network & 255}` })
    for (let guess = 0; guess < 500; guess++) await from(guess % 250, code.personal(guess))
    expect((await from(1, code.personal(9999))).status).to.equal(422)
    expect((await from(1, codeOf('0-1'))).status).to.equal(429)
    expect((await from(999, codeOf('0-1'))).status).to.equal(303)
  })

  it('leads nowhere once the round is cancelled', async () => {
    await roundChanges.cancel(house.deps.db, ROUND_2026, '2026-09-15')
    house.clock.now = '2026-09-15T10:01:00Z'
    expect((await type(codeOf('0-1'))).status).to.equal(409)
  })

  it('stands in no log, address or cookie', async () => {
    const visitor = await answering('0-1')
    const once = await visitor.once('POST', `${BASE}/svar`)
    expect(once.headers.get('location')).to.equal(`${BASE}/kvitto`)
    for (const { value } of visitor.cookies()) expect(value).to.not.include(codeOf('0-1'))
    const rows = await house.deps.db.selectFrom('drafts').selectAll().execute()
    expect(JSON.stringify(rows)).to.not.include(house.deps.codeKey.idOf(ROUND_2026.id, codeOf('0-1')))
  })
})

describe('the short address in letters', () => {
  let house: House
  before(async () => {
    house = await aHouse()
  })
  after(() => house.close())

  it('leads to the survey that is open, else to the newest', async () => {
    expect((await house.visitor().once('GET', '/enkat/lillkoping')).headers.get('location')).to.equal(BASE)
    house.clock.now = '2027-03-01T10:00:00Z'
    expect((await house.visitor().get('/enkat/lillkoping')).words).to.include('Enkäten är stängd')
    for (const nowhere of ['/enkat/granby', '/enkat/hittepa', '/enkat/%27'])
      expect((await house.visitor().get(nowhere)).status, nowhere).to.equal(404)
  })
})
