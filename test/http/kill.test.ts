import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect } from 'chai'
import { random } from '../../server/domain/rehearsal/random.ts'
import { aBenchHouse, type BenchHouse } from '../bench/places.ts'
import { built, running, typed, typing } from '../fixtures/built.ts'
import { killing } from '../fixtures/killing.ts'

describe('a server that is killed', () => {
  const seed = Number(process.env.SEED ?? 1)
  before(() => {
    built()
  })

  it(`fifty times in the middle of its work (seed ${seed}) has every answer that was acknowledged, once, in a sealed urn and in another`, async function () {
    this.timeout(600_000) // half a minute on a machine of its own
    const halves = [true, false].map(async (sealed) => {
      await using house = await aBenchHouse({ areas: 4, answers: 0, sealed, drawnInArea: 50 })
      return await killing(house, 25, random(sealed ? seed : seed + 1000)) // not before it has ended may the house be torn down
    })
    for (const { receipts, inDoubt, ...found } of await Promise.all(halves)) {
      expect(found).to.deep.equal({ kills: 25, lost: [], doubled: [], unasked: [], unequal: [], integrity: 'ok' })
      expect(receipts).to.be.above(25)
      expect(inDoubt).to.be.above(0)
    }
  })
})

describe('a backup', () => {
  let house: BenchHouse
  let folder: string
  beforeEach(async () => {
    house = await aBenchHouse({ areas: 4, answers: 0 })
    folder = mkdtempSync(join(tmpdir(), 'trygg-kopia-'))
    const database = new Database(house.file)
    const insert = database.prepare("insert into sessions values (?, null, ?, '2999-01-01')")
    database.transaction(() => {
      for (let n = 0; n < 20_000; n++) insert.run(`s${n}`, 'x'.repeat(2000))
    })()
    database.close()
  })
  afterEach(async () => {
    await house[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  })

  it('that is killed halfway has not got its name, and the next one clears it away', async () => {
    const target = join(folder, 'k.sqlite')
    const child = typing({ databaseFile: house.file }, ['backup', target])
    while (readdirSync(folder).length === 0 && child.exitCode === null) await turn()
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(readdirSync(folder).filter((name) => !name.startsWith('.k.sqlite.'))).to.deep.equal([])
    expect(readdirSync(folder)).to.not.deep.equal([])
    const { code, said } = await typed({ databaseFile: house.file }, ['backup', target])
    expect(code).to.equal(0)
    expect(said).to.match(/sessions +20000/)
    expect(readdirSync(folder)).to.deep.equal(['k.sqlite'])
  })

  it('is whole also when the server is killed while it is made', async () => {
    const server = await running({ databaseFile: house.file })
    const target = join(folder, 'k.sqlite')
    const backup = typed({ databaseFile: house.file }, ['backup', target])
    while (readdirSync(folder).length === 0) await turn()
    await server.end('SIGKILL')
    expect(await backup).to.include({ code: 0, complained: '' })
    expect((await typed({ databaseFile: house.file }, ['drill', target])).code).to.equal(0)
  })
})
