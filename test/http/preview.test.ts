import { expect } from 'chai'
import * as snapshots from '../../server/store/snapshots.ts'
import type { Client } from '../fixtures/client.ts'
import { aCountedHouse, andGranby, count } from '../fixtures/counted-house.ts'
import type { House } from '../fixtures/house.ts'

const HOME = '/omgangar/r2026/publicering/forhandsgranskning'

describe('The preview before publishing', () => {
  let house: House
  let sara: Client
  beforeEach(async () => {
    house = await aCountedHouse()
    sara = await house.as('sara')
  })
  afterEach(() => house.close())

  it('is made while everybody else is answered', async () => {
    let made = false
    const preview = sara.get(HOME).then(({ status }) => {
      made = true
      return status
    })
    const visitor = house.visitor()
    for (let n = 0; n < 5; n++) expect([(await visitor.get('/sma-grupper')).status, made]).to.deep.equal([200, false])
    expect(await preview).to.equal(200)
  })

  it('is there for all who ask at once, of one round and of others', async () => {
    await andGranby(house, { surveyId: 'lilla-2026' })
    const [ada, greta] = [await house.as('ada'), await house.as('greta')]
    const granby = '/omgangar/granby/publicering/forhandsgranskning'
    const pages = await Promise.all([sara.get(HOME), greta.get(granby), ada.get(`${HOME}/grupper`), ada.get(`${granby}/metod`)])
    const found = pages.map(({ status, words }) => [status, /Lillköping|Granby/.exec(words.slice(words.indexOf('Publiceringen')))?.[0]])
    expect(found).to.deep.equal([
      [200, 'Lillköping'],
      [200, 'Granby'],
      [200, 'Lillköping'],
      [200, 'Granby'],
    ])
  })

  it('is of the newest counting, though another was looked at just now', async () => {
    const mark = async () => /Räkningens märke: (\w+)/.exec((await sara.get(`${HOME}/metod`)).words)?.[1]
    const before = await mark()
    await count(house, 'r2026')
    expect(await mark())
      .to.match(/^\w{4,}$/)
      .and.not.equal(before)
  })

  it('says why there is none when the counting gives something away', async () => {
    const { db } = house.deps
    const { document } = await db
      .selectFrom('protections')
      .select('document')
      .where('snapshot_id', '=', await counting())
      .executeTakeFirstOrThrow()
    const report = JSON.parse(document)
    report.steps[0].givenAway = ['area:9901O fortkorning base']
    await db
      .updateTable('protections')
      .set({ document: JSON.stringify(report) })
      .where('snapshot_id', '=', await counting())
      .execute()
    const { status, words } = await sara.get(HOME)
    expect(status).to.equal(409)
    expect(words).to.contain('Räkningen har tal om få personer som går att räkna ut.')
  })

  it('says in words that it could not be made, keeps answering, and is made once it can be', async () => {
    const { db } = house.deps
    const kept = await db
      .selectFrom('weighings')
      .selectAll()
      .where('snapshot_id', '=', await counting())
      .executeTakeFirstOrThrow()
    const write = async (document: string) =>
      db
        .updateTable('weighings')
        .set({ document })
        .where('snapshot_id', '=', await counting())
        .execute()
    await write('{')
    const { status, words } = await sara.get(HOME)
    expect(status).to.equal(503)
    expect(words).to.contain('Förhandsgranskningen gick inte att göra: något gick fel hos oss. Ingenting är publicerat eller ändrat.')
    await write(kept.document)
    expect((await sara.get(HOME)).status).to.equal(200)
  })

  const counting = async () => (await snapshots.latest(house.deps.db, 'r2026'))?.id ?? ''
})
