import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { parse } from 'csv-parse/sync'
import { EXTRACT_DAYS } from '../../server/domain/retention.ts'
import * as extracts from '../../server/store/extracts.ts'
import * as jobs from '../../server/store/jobs.ts'
import { folderOf } from '../../server/work/extract/folder.ts'
import { sweepExtracts } from '../../server/work/extract/sweep.ts'
import { perform } from '../../server/work/perform.ts'
import { aCountedHouse } from '../fixtures/counted-house.ts'
import { anExtract, anOrder, type MadeExtract } from '../fixtures/extracts/made.ts'
import { aHouse, type House } from '../fixtures/house.ts'
import { PERSONS } from '../fixtures/people.ts'

const unexpected = (error: unknown) => {
  throw error
}

const DAY_MS = 24 * 60 * 60 * 1000
const TRAITS = ['omrade', 'kon', 'alder', 'boendeform'] as const

describe('the files of an extract', () => {
  let house: House
  let made: MadeExtract
  before(async () => {
    house = await aCountedHouse()
    made = await anExtract(house)
  })
  after(() => house.close())

  const read = (name: string, { folder } = made) => readFileSync(join(folder, `mikrodata-lillkoping-2026-${name}`), 'utf8')
  const people = (name: string, from = made) => parse(read(name, from), { columns: true }) as Record<string, string>[]

  it('are those of the manifest, each with its rows, columns, bytes and SHA-256', () => {
    expect(readdirSync(made.folder)).to.have.members(made.manifest.files.map(({ name }) => name))
    for (const { name, bytes, sha256, rows, columns } of made.manifest.files) {
      const content = readFileSync(join(made.folder, name))
      expect([content.length, createHash('sha256').update(content).digest('hex')], name).to.deep.equal([bytes, sha256])
      if (rows === null) continue
      const [head = [], ...lines] = parse(content) as string[][]
      expect([lines.length, head.length], name).to.deep.equal([rows, columns])
    }
    const listed = JSON.parse(read('manifest.json')).filer.map(({ namn }: { namn: string }) => namn)
    expect(made.manifest.files.map(({ name }) => name)).to.deep.equal([...listed, 'mikrodata-lillkoping-2026-manifest.json'])
  })

  it('keep code and open link apart, and hold everybody who answered, once', () => {
    const [code, open] = [people('kod.csv'), people('oppen-lank.csv')]
    expect([code.length, open.length]).to.deep.equal([77, 14])
    expect(new Set(code.map(({ kalla }) => kalla))).to.deep.equal(new Set(['kod']))
    expect(new Set(open.map(({ kalla }) => kalla))).to.deep.equal(new Set(['oppen_lank']))
    const expected = PERSONS.filter(({ source }) => source === 'code').map(({ answers }) => String(answers.tillit ?? '_unanswered'))
    expect(code.map(({ tillit }) => tillit).toSorted()).to.deep.equal(expected.toSorted())
  })

  for (const name of ['kod.csv', 'oppen-lank.csv']) {
    it(`have at least five people in every combination of area, sex, age and housing: ${name}`, () => {
      const groups = new Map<string, number>()
      for (const person of people(name)) {
        const key = TRAITS.map((trait) => person[trait]).join(' ')
        groups.set(key, (groups.get(key) ?? 0) + 1)
      }
      expect(Math.min(...groups.values())).to.be.at.least(5)
    })
  }

  it('hold no free text, no id and no day', async () => {
    const rows = await house.deps.db.selectFrom('responses').select('id').where('round_id', '=', 'r2026').execute()
    for (const name of ['kod.csv', 'oppen-lank.csv']) {
      expect(read(name)).not.to.match(/Mer ljus|\d{4}-\d{2}-\d{2}/)
      for (const { id } of rows) expect(read(name)).not.to.include(id)
    }
  })

  it('are the same bytes whenever the same answers are asked for in the same way', async () => {
    const again = await anExtract(house)
    expect(again.manifest).to.deep.equal(made.manifest)
  })

  it('can only be read by the account that runs the server', () => {
    expect(statSync(made.folder).mode & 0o777).to.equal(0o700)
    for (const name of readdirSync(made.folder)) expect(statSync(join(made.folder, name)).mode & 0o777, name).to.equal(0o600)
  })

  it('have the traits as people gave them when nothing is to be coarsened', async () => {
    const exact = await anExtract(house, { uncoarsened: true })
    const given = PERSONS.filter(({ source }) => source === 'code').map(
      ({ areaId, answers }) => `${areaId} ${answers.kon} ${answers.alder} ${answers.ar_i_omradet}`,
    )
    const written = people('kod.csv', exact).map((person) => `${person.omrade} ${person.kon} ${person.alder} ${person.ar_i_omradet}`)
    expect(written.toSorted()).to.deep.equal(given.toSorted())
    expect(JSON.parse(read('manifest.json', exact)).forgrovad).to.equal(false)
  })

  it('say that invented answers are invented, first of all, in every file', async () => {
    const { db } = house.deps
    await db.updateTable('rounds').set({ rehearsal: 1 }).where('id', '=', 'r2026').execute()
    const { folder, manifest } = await anExtract(house, { dialect: 'excel' })
    await db.updateTable('rounds').set({ rehearsal: 0 }).where('id', '=', 'r2026').execute()
    for (const { name } of manifest.files)
      expect(readFileSync(join(folder, name), 'utf8').slice(0, 600), name).to.include('Påhittade svar – övning')
    expect(readFileSync(join(folder, 'mikrodata-lillkoping-2026-ovning-kod.csv'), 'utf8')).to.match(
      /^\uFEFFPåhittade svar – övning\r\nrad;/,
    )
  })

  it('are begun again from the start when the making was left, and nothing half made is to be found', async () => {
    const { db, surveys, indexModels, now } = house.deps
    const order = anOrder(house)
    await extracts.add(db, order)
    const jobId = await jobs.request(db, 'extract', order.id, now())
    let asked = 0
    const left = await perform({ db, surveys, indexModels, now, stopping: () => asked++ > 3 }, jobId, unexpected)
    expect(left?.state).to.equal('queued')
    const folder = await folderOf(db, order.id)
    expect([existsSync(folder), existsSync(`${folder}.ofardig`)]).to.deep.equal([false, false])
    const ended = await perform({ db, surveys, indexModels, now, stopping: () => false }, jobId, unexpected)
    expect(ended?.state).to.equal('done')
    expect((await extracts.byId(db, order.id))?.manifest).to.deep.equal(made.manifest)
  })

  it('are not made while the answers are being counted', async () => {
    const { db, surveys, indexModels, now } = house.deps
    await db.updateTable('snapshots').set({ responses: 90 }).where('round_id', '=', 'r2026').execute()
    const order = anOrder(house)
    await extracts.add(db, order)
    const job = await perform(
      { db, surveys, indexModels, now, stopping: () => false },
      await jobs.request(db, 'extract', order.id, now()),
      unexpected,
    )
    await db.updateTable('snapshots').set({ responses: 91 }).where('round_id', '=', 'r2026').execute()
    expect([job?.state, job?.note]).to.deep.equal([
      'failed',
      'Svaren räknas just nu. Vänta tills räkningen är klar och beställ filerna igen.',
    ])
    expect(existsSync(await folderOf(db, order.id))).to.equal(false)
  })

  it('are refused when the survey is not the one people were counted by: their answers would read as others', async () => {
    const { db, surveys, indexModels, now } = house.deps
    const before = await db.selectFrom('snapshots').select('survey_hash').where('round_id', '=', 'r2026').executeTakeFirstOrThrow()
    await db.updateTable('snapshots').set({ survey_hash: 'another' }).where('round_id', '=', 'r2026').execute()
    const order = anOrder(house)
    await extracts.add(db, order)
    const job = await perform(
      { db, surveys, indexModels, now, stopping: () => false },
      await jobs.request(db, 'extract', order.id, now()),
      unexpected,
    )
    await db.updateTable('snapshots').set(before).where('round_id', '=', 'r2026').execute()
    expect(job?.state).to.equal('failed')
    expect(job?.note).to.match(/^Enkätfilen har ändrats/)
  })

  it('are left out for a way in that too few came, and refused when both are', async () => {
    const { db } = house.deps
    const few = await db
      .selectFrom('responses')
      .select('id')
      .where('source', '=', 'open')
      .where('round_id', '=', 'r2026')
      .orderBy('id')
      .limit(10)
      .execute()
    const gone = await db
      .deleteFrom('responses')
      .where(
        'id',
        'in',
        few.map(({ id }) => id),
      )
      .returningAll()
      .execute()
    await db.updateTable('snapshots').set({ responses: 81 }).where('round_id', '=', 'r2026').execute()
    const { manifest } = await anExtract(house)
    expect(manifest.files.filter(({ name }) => name.includes('oppen-lank'))).to.deep.equal([])
    expect(manifest.coarsened.find(({ source }) => source === 'open')).to.deep.equal({ source: 'open', people: 4 })
    await db.insertInto('responses').values(gone).execute()
    await db.updateTable('snapshots').set({ responses: 91 }).where('round_id', '=', 'r2026').execute()
  })

  it('are thrown away after some days; the order and what it was for are kept as long as the audit trail', async () => {
    const { db, now } = house.deps
    const { id, folder } = await anExtract(house, { purpose: 'Att gallras' })
    const inDays = (days: number) => new Date(now().getTime() + days * DAY_MS)
    expect(await sweepExtracts(db, inDays(EXTRACT_DAYS - 1))).to.equal(0)
    expect(existsSync(folder)).to.equal(true)
    expect(await sweepExtracts(db, inDays(EXTRACT_DAYS))).to.be.above(0)
    expect(existsSync(folder)).to.equal(false)
    const kept = await extracts.byId(db, id)
    expect([kept?.order.purpose, kept?.manifest]).to.deep.equal(['Att gallras', undefined])
    await sweepExtracts(db, inDays(3 * 365))
    expect(await extracts.byId(db, id)).to.equal(undefined)
  })
})

describe('an extract of a round that is not counted', () => {
  it('is refused in words, and a folder that cannot be written in too', async () => {
    const house = await aHouse()
    const { db, surveys, indexModels, now } = house.deps
    try {
      const order = anOrder(house)
      await extracts.add(db, order)
      const jobId = await jobs.request(db, 'extract', order.id, now())
      const refused = await perform({ db, surveys, indexModels, now, stopping: () => false }, jobId, unexpected)
      expect(refused?.note).to.match(/^Svaren är inte räknade än/)
      rmSync(`${house.file}-utdrag`, { recursive: true })
      writeFileSync(`${house.file}-utdrag`, 'i vägen') // a file where the folder should be
      const faults: unknown[] = []
      const again = await perform(
        { db, surveys, indexModels, now, stopping: () => false },
        await jobs.request(db, 'extract', order.id, now()),
        (error) => faults.push(error),
      )
      expect(again?.state).to.equal('failed')
      expect(faults.length).to.equal(1)
    } finally {
      await house.close()
    }
  })
})
