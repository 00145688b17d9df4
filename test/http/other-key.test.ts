import { rmSync } from 'node:fs'
import { expect } from 'chai'
import * as code from '../../server/domain/code.ts'
import { codeKey, keyFile } from '../../server/store/code-key.ts'
import * as codes from '../../server/store/codes.ts'
import * as database from '../../server/store/database.ts'
import * as rounds from '../../server/store/rounds.ts'
import { aBenchHouse } from '../bench/places.ts'
import { running } from '../fixtures/built.ts'
import { aDraw, KEY } from '../fixtures/draws.ts'
import { aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'
import { BASE } from './survey/walk.ts'

const WRONG = 'De personliga koderna öppnar inte enkäten.'

describe('a server that has another code key than its codes were made with', () => {
  let house: House
  let drawn: ReadonlyMap<string, string>
  beforeEach(async () => {
    house = await aHouse()
    drawn = await aDraw(house.deps.db, ROUND_2026.id, KEY)
  })
  afterEach(() => house.close())

  const typed = () => code.written(drawn.get('0-1') ?? '')
  const health = async () => (await fetch(`${house.url}/halsa`)).text()

  it('says so to whoever watches it, until the codes are gone', async () => {
    expect(await health())
      .to.include('Personliga koder öppnar inte enkäten i en omgång')
      .and.include('nedsatt')
    await codes.destroy(house.deps.db, ROUND_2026.id, 1000)
    house.clock.now = '2026-09-15T10:00:06Z'
    expect(await health()).to.equal('redo\n')
  })

  it('says so on the round’s page to those who run the fieldwork', async () => {
    expect((await (await house.as('sara')).get('/omgangar/r2026')).words).to.include(WRONG)
    expect((await (await house.as('klara')).get('/omgangar/r2026')).words).to.not.include(WRONG)
  })

  it('tells whoever types a right code that it is not their fault, and calls no wrong one unreadable', async () => {
    const page = await house.visitor().post(BASE, { vag: 'kod', kod: typed() })
    expect(page.status).to.equal(422)
    expect(page.words).to.include('Vi kan inte läsa koder just nu. Det är inte ditt fel.')
    expect((await house.visitor().post(BASE, { vag: 'kod', kod: `${typed()}X` })).words).to.include('Koden är inte rätt skriven.')
  })

  it('keys no form and notes no return, and says why', async () => {
    const sara = await house.as('sara')
    for (const [address, form] of [
      ['/inskrivning/r2026', { kod: typed() }],
      ['/omgangar/r2026/returer', { returer: typed() }],
    ] as const) {
      const page = await sara.post(address, form)
      expect(page.status, address).to.equal(409)
      expect(page.words).to.include('Nyckeln som koderna gjordes med är en annan än serverns.')
    }
  })

  it('has the codes open the survey again once the key is back', async () => {
    expect(await health()).to.include('nedsatt')
    Object.assign(house.deps.codeKey, KEY)
    house.clock.now = '2026-09-15T10:00:06Z'
    expect(await health()).to.equal('redo\n')
    expect((await house.visitor().post(BASE, { vag: 'kod', kod: typed() })).address).to.equal(`${BASE}/del/1`)
  })
})

describe('a server that starts', () => {
  it('says in its log which rounds have codes of another key', async () => {
    await using house = await aBenchHouse({ areas: 2, answers: 0 })
    const cells = house.areaIds.map((areaId, cell) => ({ cell, areaId, sex: null, ages: null, population: 100, drawn: 10 }))
    const db = database.open(house.file)
    const [now, before] = await rounds.ofKommun(db, '9900')
    if (!now || !before) throw new Error('There are no rounds.')
    await aDraw(db, now.id, codeKey({ databaseFile: house.file, codeKey: null }), cells)
    await aDraw(db, before.id, KEY, cells)
    await db.destroy()
    const logged = async () => {
      const server = await running({ databaseFile: house.file })
      await server.end('SIGTERM')
      return [now, before].map(({ id }) => server.logged().includes(`"round":"${id}","msg":"Nyckeln som koderna gjordes med är en annan`))
    }
    expect(await logged()).to.deep.equal([false, true])
    rmSync(keyFile(house.file))
    expect(await logged()).to.deep.equal([true, true])
  })
})
