import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'chai'
import { written } from '../../server/domain/shorthand.ts'
import * as database from '../../server/store/database.ts'
import * as urn from '../../server/store/urn.ts'
import { aBenchHouse, type BenchHouse, VIEWER } from '../bench/places.ts'
import { built, type Running, running, typed } from '../fixtures/built.ts'
import { Client, type Fields } from '../fixtures/client.ts'

/** Room in each file for some answers and no more. */
const LITTLE_ROOM = 1_000_000

describe('a disk that is full', () => {
  let house: BenchHouse
  let folder: string
  let server: Running | undefined
  before(() => {
    built()
  })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-full-'))
  })
  afterEach(async () => {
    await server?.end('SIGKILL')
    server = undefined
    await house[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  const inUrn = () => house.inUrn()
  /** Somebody who comes to the review of a survey with a long text in it, or as far as they get; and the last page they met. */
  const atReview = async (url: string) => {
    const client = new Client(url)
    const question = house.survey.questions.find(({ kind }) => kind === 'text')
    const part = house.survey.sections.findIndex(({ id }) => id === question?.section) + 1
    const forms: readonly (readonly [string, Fields])[] = [
      ['', { vag: 'oppen' }],
      ['/omrade', { omrade: house.areaIds[0] ?? '' }],
      [`/del/${part}`, { [question?.id ?? '']: 'Mer ljus. '.repeat(90) }],
    ]
    let page = await client.get(house.base)
    for (const [path, form] of forms) if (page.status === 200) page = await client.post(house.base + path, form)
    return { client, page }
  }

  /** Puts answers in the urn that nobody has counted, and leaves no log behind. */
  const waiting = async (answers: number) => {
    const db = database.open(house.file)
    const { id } = await db.selectFrom('rounds').select('id').where('year', '=', house.survey.year).executeTakeFirstOrThrow()
    const document = written(house.survey, {
      source: 'open',
      areaId: house.areaIds[0] ?? '',
      answers: { nedskrapning: 'inget_problem' },
      texts: {},
    })
    const rows = Array.from({ length: answers }, (_, n) => ({ id: n.toString(16).padStart(32, '0'), document }))
    for (let from = 0; from < answers; from += 500) await urn.putAll(db, id, rows.slice(from, from + 500))
    await database.settle(db)
    await db.destroy()
  }

  it('in the middle of answers: says so, keeps what it has acknowledged, and goes on when there is room', async () => {
    house = await aBenchHouse({ areas: 4, answers: 0 })
    await waiting(0) // else the log of building the house would take all the room
    server = await running({ databaseFile: house.file, room: Math.max(LITTLE_ROOM, statSync(house.file).size) })
    let receipts = 0
    const { client: patient } = await atReview(server.url)
    let refused = await patient.get('/')
    for (let n = 0; n < 500 && refused.status !== 503; n++) {
      const { client, page } = await atReview(server.url)
      const end = page.status === 200 ? await client.post(`${house.base}/svar`) : page
      if (end.address.endsWith('/kvitto') && end.status === 200) receipts++
      else refused = end
    }
    expect(refused.words).to.include('Det gick inte att spara just nu: servern kan inte skriva till sin disk.')
    expect(receipts).to.be.above(0)
    expect(await inUrn()).to.equal(receipts)

    let sick = await fetch(`${server.url}/halsa`)
    for (; sick.status !== 503; sick = await fetch(`${server.url}/halsa`)) {
      await sick.arrayBuffer()
      await new Client(server.url).post(house.base, { vag: 'oppen' }) // there was room for something small
    }
    expect(await sick.text()).to.match(/tar inte emot svar\n- .*[Dd]isk/)
    const kept = await patient.get(`${house.base}/granska`)
    expect(kept.status, 'pages are still shown').to.equal(200)
    expect(kept.words).to.include('Mer ljus.')
    expect((await patient.post(`${house.base}/svar`)).status).to.equal(503)

    server.giveRoom()
    const sent = await patient.post(`${house.base}/svar`)
    expect(sent.address).to.equal(`${house.base}/kvitto`)
    await patient.post(`${house.base}/svar`)
    expect(await inUrn()).to.equal(receipts + 1)
    expect(server.logged()).to.include('"not stored"')
    expect(await server.end('SIGTERM')).to.equal(0)
    const sqlite = new Database(house.file)
    expect(sqlite.pragma('integrity_check', { simple: true })).to.equal('ok')
    sqlite.close()
  })

  it('in the middle of a count: says what to do, loses nothing, and counts the rest when there is room', async () => {
    house = await aBenchHouse({ areas: 4, answers: 0 })
    await waiting(3000)
    const words = ['count', 'provkoping', String(house.survey.year)]
    const first = await typed({ databaseFile: house.file, room: statSync(house.file).size + 200_000 }, words)
    expect(first.code).to.not.equal(0)
    expect(first.complained).to.match(/[Dd]isk/)
    expect(first.complained).to.not.match(/sqlite|\bat /i)
    expect(first.said).to.not.include('är räknad')
    const second = await typed({ databaseFile: house.file }, words)
    expect(second.said).to.match(/är räknad: 3\s000 svar\./)
    expect(second.code).to.equal(0)
    expect((await typed({ databaseFile: house.file }, ['check'])).code).to.equal(0)
  })

  it('in the middle of a count in the server: its page says why it stopped, and the button goes on from there', async () => {
    house = await aBenchHouse({ areas: 4, answers: 0 })
    await waiting(3000)
    server = await running({ databaseFile: house.file, room: statSync(house.file).size + 200_000 })
    const staff = new Client(server.url)
    await staff.post('/logga-in', { epost: VIEWER.email, losenord: VIEWER.password })
    const [, round = ''] = /(\/omgangar\/[\w-]+)"/.exec((await staff.get('/omgangar')).html) ?? []
    let job = await staff.post(`${round}/rakning`)
    for (; !server.logged().includes('a job'); job = await staff.get(job.address)) expect(job.status).to.equal(200)
    server.giveRoom()
    while (!job.words.includes('Räkningen stannade')) job = await staff.get(job.address)
    expect(job.words).to.match(
      /Disken (är|kan vara) full.* Inga svar har gått förlorade: arbetet fortsätter där det stannade när du startar det igen\./,
    )
    job = await staff.post(`${round}/rakning`)
    while (!job.words.includes('Klart.')) job = await staff.get(job.address)
    expect(job.words).to.include('Räknade svar: 3 000.'.replace(' ', ' '))
    expect(await house.inUrn()).to.equal(0)
  })

  it('in the middle of a backup: says so, and leaves nothing behind', async () => {
    house = await aBenchHouse({ areas: 4, answers: 0 })
    const target = join(folder, 'k.sqlite')
    const { code, complained } = await typed({ databaseFile: house.file, room: 50_000 }, ['backup', target])
    expect(complained).to.match(/^(Disken är full|Disken går inte att skriva på)\. .*k\.sqlite skrevs inte\.\n$/)
    expect(code).to.equal(1)
    expect(readdirSync(folder)).to.deep.equal([])
    const dry = await typed({ databaseFile: house.file, room: 50_000 }, ['drill'])
    expect(dry.code).to.equal(1)
    expect(readdirSync(dirname(house.file)).filter((name) => name.endsWith('.ofardig'))).to.deep.equal([])
  })

  it('while restoring: the database that was there is untouched', async () => {
    house = await aBenchHouse({ areas: 4, answers: 0 })
    const target = join(folder, 'k.sqlite')
    expect((await typed({ databaseFile: house.file }, ['backup', target])).code).to.equal(0)
    const other = join(folder, 'annan.sqlite')
    expect((await typed({ databaseFile: other }, ['migrate'])).code).to.equal(0)
    const before = statSync(other)
    const { code, complained } = await typed({ databaseFile: other, room: 50_000 }, ['restore', target])
    expect(complained).to.match(/^Disken är full|^Disken går inte att skriva på/)
    expect(code).to.equal(1)
    expect(statSync(other)).to.include({ ino: before.ino, size: before.size, mtimeMs: before.mtimeMs })
    expect(readdirSync(folder).sort()).to.deep.equal(['annan.sqlite', 'k.sqlite'])
  })
})

describe('a folder that is made read-only', () => {
  let house: BenchHouse
  before(async () => {
    built()
    house = await aBenchHouse({ areas: 4, answers: 0 })
  })
  after(() => house[Symbol.asyncDispose]())

  it('under a running server lets answers in as before; a backup into it is refused in words', async () => {
    const server = await running({ databaseFile: house.file, bound: true })
    chmodSync(dirname(house.file), 0o555)
    try {
      const client = new Client(server.url)
      await client.post(house.base, { vag: 'oppen' })
      await client.post(`${house.base}/omrade`, { omrade: house.areaIds[0] ?? '' })
      expect((await client.post(`${house.base}/svar`)).address).to.equal(`${house.base}/kvitto`)
      expect(await house.inUrn()).to.equal(1)
      const { code, complained } = await typed({ databaseFile: house.file, bound: true }, ['backup', `${house.file}.kopia`])
      expect(complained).to.match(/^Du har inte rätt att skriva i /)
      expect(code).to.equal(1)
    } finally {
      chmodSync(dirname(house.file), 0o755)
      await server.end('SIGTERM')
    }
  })

  it('with nobody in it refuses a count in words; nothing is lost, and it is done when the folder may be written in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trygg-read-only-'))
    const databaseFile = join(folder, 'k.sqlite')
    const words = ['count', 'provkoping', String(house.survey.year)]
    expect((await typed({ databaseFile: house.file }, ['backup', databaseFile])).code).to.equal(0)
    chmodSync(folder, 0o555)
    try {
      const { code, said, complained } = await typed({ databaseFile, bound: true }, words)
      expect([code, said]).to.deep.equal([1, ''])
      expect(complained).to.match(/skriva/)
      expect(complained).to.not.match(/sqlite\b(?!\S)|\bat /i)
      chmodSync(folder, 0o755)
      expect((await typed({ databaseFile, bound: true }, words)).said).to.include('är räknad: för få svar.')
    } finally {
      chmodSync(folder, 0o755)
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
