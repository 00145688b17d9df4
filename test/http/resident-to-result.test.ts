import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import { pino } from 'pino'
import * as code from '../../server/domain/code.ts'
import * as codes from '../../server/store/codes.ts'
import * as jobs from '../../server/store/jobs.ts'
import * as population from '../../server/store/population.ts'
import * as roundChanges from '../../server/store/round-changes.ts'
import * as rounds from '../../server/store/rounds.ts'
import type { Fields } from '../fixtures/client.ts'
import { onDisk } from '../fixtures/disk.ts'
import { aDraw } from '../fixtures/draws.ts'
import { aHouse, type House, ROUND_2026 } from '../fixtures/house.ts'
import { LILLKOPING_PEOPLE } from '../fixtures/population.ts'
import { PASSPHRASE } from '../fixtures/sealing.ts'
import { outcome } from '../fixtures/to-count.ts'
import { BASE, PARTS } from './survey/walk.ts'

/** What somebody answers: the same for the same number, in the sealed round and in the other. */
const partsOf = (n: number): readonly Fields[] => [
  { ...PARTS[0], nedskrapning: String(1 + (n % 3)) },
  { ...PARTS[1], platser: n % 2 === 0 ? ['1'] : ['1', '2'] },
  n % 3 === 0 ? { forslag: `Mer ljus vid bänk nummer ${n}, sa jag` } : {},
  { boendeform: String(1 + (n % 2)), ar_i_omradet: String(n) },
]

const KEYED: Fields = {
  'f-nedskrapning': '2',
  'f-fortkorning': '4',
  'f-tillit': '7',
  'f-forslag': 'Skrivet på papper',
  'f-ar_i_omradet': '12',
}
const WRITTEN = ['Mer ljus vid bänk nummer', 'Skrivet på papper']

/** A round as it is really run, from codes to figures; sealed or not, everybody answers alike. */
class Played {
  readonly house: House
  readonly logged: readonly string[]
  readonly codes: ReadonlyMap<string, string>
  readonly cookies: string[] = []
  /** The four words of everybody who went on elsewhere. */
  readonly words: string[] = []

  private constructor(house: House, logged: readonly string[], codes: ReadonlyMap<string, string>) {
    this.house = house
    this.logged = logged
    this.codes = codes
  }

  static async begin(sealed: boolean): Promise<Played> {
    const logged: string[] = []
    const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
    const house = await aHouse({ now: '2026-08-20T10:00:00Z', log })
    const { db } = house.deps
    await roundChanges.remove(db, ROUND_2026)
    await rounds.add(db, { ...ROUND_2026, sealed })
    await population.write(db, LILLKOPING_PEOPLE)
    if (sealed) {
      const sara = await house.as('sara')
      const sheet = await sara.post('/omgangar/r2026/forsegling', { losenfras: PASSPHRASE, igen: PASSPHRASE, forvaras: 'archive' })
      expect(sheet.words).to.include('Återställningsblad')
    }
    const drawn = await aDraw(db, 'r2026', house.deps.codeKey)
    house.clock.now = '2026-09-15T10:00:00Z'
    return new Played(house, logged, drawn)
  }

  /** By web; every fourth goes on on another device half-way, by the four words. */
  async byWeb(reference: string, n: number): Promise<void> {
    let visitor = this.house.visitor()
    await visitor.post(BASE, { vag: 'kod', kod: code.written(this.codes.get(reference) ?? '') })
    for (const [index, part] of partsOf(n).entries()) {
      if (n % 4 === 0 && index === 2) {
        const words = /<p class="secret" lang="sv">([a-z ]+)<\/p>/.exec((await visitor.post(`${BASE}/orden`)).html)?.[1] ?? ''
        this.words.push(words)
        visitor = this.house.visitor()
        expect((await visitor.post(`${BASE}/fortsatt`, { ord: words })).address).to.equal(`${BASE}/del/3`)
      }
      await visitor.post(`${BASE}/del/${index + 1}`, part)
    }
    this.cookies.push(visitor.cookie('utkast') ?? '')
    expect((await visitor.post(`${BASE}/svar`)).address).to.equal(`${BASE}/kvitto`)
  }

  async byPaper(reference: string): Promise<void> {
    const sara = await this.house.as('sara')
    await sara.post('/inskrivning/r2026', { kod: this.codes.get(reference) ?? '' })
    await sara.post('/inskrivning/r2026/blankett', KEYED)
    expect((await sara.post('/inskrivning/r2026/igen', KEYED)).words).to.include('Blanketten är inskriven.')
  }

  async everybody(): Promise<void> {
    const references = [...this.codes.keys()].slice(0, 36)
    for (const [n, reference] of references.entries()) await this.byWeb(reference, n + 1)
    for (const reference of [...this.codes.keys()].slice(36, 39)) await this.byPaper(reference)
  }

  async figures() {
    const { deps } = this.house
    for (;;) {
      const all = await Promise.all((['open', 'count'] as const).map((kind) => jobs.latest(deps.db, kind, 'r2026')))
      if (all.every((job) => job === undefined || job.state === 'done')) return outcome(deps.db, 'r2026')
      for (const job of all) if (job?.state === 'failed') throw new Error(job.note ?? '')
      await setTimeout(50)
    }
  }
}

describe('a round from the draw to the figures', function () {
  this.timeout(600_000)
  let sealed: Played
  let clear: Played
  before(async () => {
    ;[sealed, clear] = await Promise.all([Played.begin(true), Played.begin(false)])
    await sealed.everybody()
    await clear.everybody()
  })
  after(() => Promise.all([sealed?.house.close(), clear?.house.close()]))

  it('has no readable answer in any file while the urn is sealed, and would have unsealed', async () => {
    expect(await sealed.house.deps.db.selectFrom('urn').selectAll().execute()).to.deep.equal([])
    const [shut, open] = [onDisk(sealed.house.file), onDisk(clear.house.file)]
    for (const words of WRITTEN) {
      for (const encoding of ['utf8', 'utf16le'] as const) expect(shut.includes(Buffer.from(words, encoding)), words).to.equal(false)
      expect(open.includes(words), words).to.equal(true)
    }
  })

  it('has neither the words nor the keys that open what somebody has begun in any file', () => {
    const disk = onDisk(sealed.house.file)
    expect(sealed.words).to.have.length(9)
    for (const secret of [...sealed.words, ...sealed.cookies]) expect(disk.includes(secret), secret).to.equal(false)
    for (const key of sealed.cookies) expect(disk.includes(Buffer.from(key, 'base64url')), key).to.equal(false)
  })

  it('has no code, key of a draft, answer or address in the server’s log', () => {
    const log = sealed.logged.join('')
    expect(log).to.include('/enkat/:kommun/:ar/svar')
    const secrets = [...sealed.codes.values()].flatMap((one) => [one, code.written(one)])
    for (const secret of [...secrets, ...sealed.cookies, ...WRITTEN, '127.0.0.1', '::1', PASSPHRASE])
      expect(log.includes(secret), secret).to.equal(false)
  })

  it('shows staff how many have answered, by web, paper and resume alike, and no figure', async () => {
    const sara = await sealed.house.as('sara')
    expect((await sara.get('/omgangar/r2026')).words).to.include('Svar hittills 39')
    expect((await sara.get('/lagesbild/lillkoping/2026')).status).to.not.equal(200)
    expect((await codes.days(sealed.house.deps.db, 'r2026')).map(({ channel, answered }) => [channel, answered])).to.deep.equal([
      ['paper', 3],
      ['web', 36],
    ])
  })

  it('gives the same figures sealed and unsealed, and keeps no code afterwards', async () => {
    for (const { house } of [sealed, clear]) house.clock.now = '2026-11-02T10:00:00Z'
    const [opening, counting] = await Promise.all([sealed.house.as('sara'), clear.house.as('sara')])
    await opening.post('/omgangar/r2026/oppning', { losenfras: PASSPHRASE })
    await counting.post('/omgangar/r2026/rakning')
    const [opened, counted] = [await sealed.figures(), await clear.figures()]
    expect(opened.responses).to.equal(39)
    expect(opened).to.deep.equal(counted)
    expect((await opening.get('/lagesbild/lillkoping/2026')).status).to.equal(200)
    const { db } = sealed.house.deps
    expect(await db.selectFrom('codes').selectAll().execute()).to.deep.equal([])
    expect((await codes.cells(db, 'r2026')).reduce((sum, { answered }) => sum + answered, 0)).to.equal(39)
    const disk = onDisk(sealed.house.file)
    for (const one of sealed.codes.values()) expect(disk.includes(sealed.house.deps.codeKey.idOf('r2026', one))).to.equal(false)
  })
})
