import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as database from '../../../server/store/database.ts'
import * as rounds from '../../../server/store/rounds.ts'
import { aBenchHouse, type BenchHouse, VIEWER } from '../../bench/places.ts'
import { built, type Running, running, typed } from '../../fixtures/built.ts'
import { Client } from '../../fixtures/client.ts'

describe('a disk that is full, in the middle of an import', () => {
  let house: BenchHouse
  let folder: string
  let server: Running | undefined
  before(() => void built())
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-full-'))
    house = await aBenchHouse({ areas: 4, answers: 0 })
    const db = database.open(house.file)
    for (const table of ['area_codes', 'rounds'] as const) await db.deleteFrom(table).execute() // 2025 is free for the import
    await database.settle(db)
    await db.destroy()
  })
  afterEach(async () => {
    await server?.end('SIGKILL')
    server = undefined
    await house[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  /** A file with so many people's answers to one question, and what it means. */
  function aFile(people: number): { readonly file: string; readonly mapping: string; readonly text: string } {
    const [file, mapping] = [join(folder, 'svar.csv'), join(folder, 'koppling.json')]
    const lines = Array.from({ length: people }, (_, n) => `${n};${house.areaIds[n % house.areaIds.length]};stort_problem\n`)
    const text = `id;område;nedskrapning\n${lines.join('')}`
    writeFileSync(file, text)
    const questions = { nedskrapning: { column: 'nedskrapning' } }
    writeFileSync(mapping, JSON.stringify({ area: { column: 'område' }, source: 'code', respondent: 'id', questions }))
    return { file, mapping, text }
  }
  const roundsThere = async () => {
    const db = database.open(house.file)
    const all = await rounds.all(db)
    await db.destroy()
    return all.map(({ year }) => year)
  }
  const papers = () => (existsSync(`${house.file}-inlasning`) ? readdirSync(`${house.file}-inlasning`) : [])

  it('says what to do, shows nobody half a round, and goes on when there is room', async () => {
    const { file, mapping } = aFile(12_000)
    const words = ['import', 'answers', file, '--survey', 'trygghet-2025', '--kommun', 'provkoping', '--mapping', mapping]
    const room = Math.max(statSync(house.file).size + 200_000, statSync(file).size + 1000)
    const first = await typed({ databaseFile: house.file, room }, words)
    expect(first.code, first.said).to.not.equal(0)
    expect(first.complained).to.match(/[Dd]isk/)
    expect(first.complained).to.not.match(/sqlite|\bat /i)
    expect(first.said).to.not.include('är inläst')
    expect(await roundsThere()).to.deep.equal([])

    const second = await typed({ databaseFile: house.file }, words)
    expect(second.complained).to.equal('')
    expect(second.said).to.include('är inläst: 12000 svar.')
    expect(await roundsThere()).to.deep.equal([2025])
    expect((await typed({ databaseFile: house.file }, ['count', 'provkoping', '2025'])).said).to.match(/är räknad: 12\s000 svar\./)
    expect((await typed({ databaseFile: house.file }, ['check'])).code).to.equal(0)
    expect(papers()).to.deep.equal([])
  })

  it('refuses a file sent to it with a kind page, keeps nothing of it, and serves others', async () => {
    const { text } = aFile(60_000)
    server = await running({ databaseFile: house.file, room: Math.max(statSync(house.file).size + 400_000, 1_000_000) })
    const staff = new Client(server.url)
    await staff.post('/logga-in', { epost: VIEWER.email, losenord: VIEWER.password })
    const form = { enkat: 'trygghet-2025', forsta: '2025-09-01', sista: '2025-10-31' }
    const refused = await staff.upload('/inlasning/provkoping', { fil: ['svar.csv', text] }, form)
    expect(refused.status).to.equal(503)
    expect(refused.words).to.include('Det gick inte att spara just nu: servern kan inte skriva till sin disk.')
    expect(papers()).to.deep.equal([])
    expect((await staff.get('/inlasning/provkoping')).status).to.equal(200)
    server.giveRoom()
    const taken = await staff.upload('/inlasning/provkoping', { fil: ['svar.csv', text] }, form)
    expect(taken.status).to.equal(200)
    expect(papers()).to.have.lengthOf(1)
  })
})
