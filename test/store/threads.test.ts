import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { pino } from 'pino'
import { MINIMUM } from '../../server/domain/disclosure/rules.ts'
import type { Job } from '../../server/domain/job.ts'
import * as database from '../../server/store/database.ts'
import * as jobs from '../../server/store/jobs.ts'
import type { Jobs } from '../../server/work/jobs.ts'
import { threads } from '../../server/work/threads.ts'
import { smallModels, smallSurveys } from '../fixtures/rounds.ts'
import { AFTERWARDS, aRoundToCount, fillUrn, outcome } from '../fixtures/to-count.ts'

describe('work in threads', () => {
  let folder: string
  let db: database.Db
  let open: Jobs[]
  const someThreads = () => {
    const home = {
      databaseFile: join(folder, 'prov.sqlite'),
      db,
      surveys: smallSurveys(),
      codeKey: null,
      indexModels: smallModels(),
      rules: MINIMUM,
      log: pino({ level: 'silent' }),
      now: () => AFTERWARDS,
    }
    const started = threads(home)
    open.push(started)
    return started
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-threads-'))
    db = database.open(join(folder, 'prov.sqlite'))
    open = []
    await database.migrate(db)
    await aRoundToCount(db)
  })
  afterEach(async () => {
    for (const each of open) await each.stop()
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is done beside the server, by the clock of the server', async () => {
    await fillUrn(db, 'r', 50)
    const id = await someThreads().start('count', 'r')
    expect(await ended(db, id)).to.include({ state: 'done', note: null })
    expect(await outcome(db, 'r')).to.include({ responses: 50, inUrn: 0 })
  })

  it('is one job however often it is started', async () => {
    const work = someThreads()
    const ids = await Promise.all([work.start('count', 'r'), work.start('count', 'r'), work.start('count', 'r')])
    expect(new Set(ids).size).to.equal(1)
    await ended(db, ids[0] ?? '')
  })

  it('is done one job after another', async () => {
    await aRoundToCount(db, { id: 'other', year: 2027 })
    const work = someThreads()
    const ids = [await work.start('count', 'r'), await work.start('count', 'other')]
    for (const id of ids) expect((await ended(db, id)).state).to.equal('done')
  })

  it('is left when the server stops, and taken up when it starts again', async () => {
    await fillUrn(db, 'r', 50)
    const before = someThreads()
    const id = await before.start('count', 'r')
    await before.stop()
    expect((await jobs.byId(db, id))?.state).to.equal('queued')
    expect(await outcome(db, 'r')).to.include({ responses: undefined, inUrn: 50 })

    await someThreads().resume()
    expect((await ended(db, id)).state).to.equal('done')
    expect(await outcome(db, 'r')).to.include({ responses: 50, inUrn: 0 })
  })

  it('that fails says so in its row, and can be started again', async () => {
    await db.updateTable('rounds').set({ survey_hash: 'another' }).execute()
    const work = someThreads()
    const id = await work.start('count', 'r')
    expect((await ended(db, id)).note).to.contain('Enkätfilen har ändrats')
    const hash = smallSurveys().get('lilla-2026')?.hash ?? ''
    await db.updateTable('rounds').set({ survey_hash: hash }).execute()
    expect(await work.start('count', 'r')).to.equal(id)
    expect((await ended(db, id)).state).to.equal('done')
  })
})

/** The job when it is no longer waiting or running. */
async function ended(db: database.Db, id: string): Promise<Job> {
  for (;;) {
    const job = await jobs.byId(db, id)
    if (!job) throw new Error('The job has vanished.')
    if (job.state === 'done' || job.state === 'failed') return job
    await new Promise(setImmediate)
  }
}
