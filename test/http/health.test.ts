import { renameSync } from 'node:fs'
import { expect } from 'chai'
import * as lastBackup from '../../server/store/last-backup.ts'
import { aHouse, type House, type Options, ROUND_2026 } from '../fixtures/house.ts'

describe('/halsa', () => {
  let house: House
  const built = async (options: Options = {}) => {
    house = await aHouse(options)
  }
  afterEach(() => house.close())

  const asked = async (accept = 'application/json') => {
    const response = await fetch(`${house.url}/halsa`, { headers: { accept } })
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() }
  }
  const found = async () => {
    const { status, text } = await asked()
    const { status: health, ailments } = JSON.parse(text)
    return { status, health, codes: ailments.map(({ code }: { code: string }) => code) }
  }

  it('says in JSON that all is well, and with what', async () => {
    await built()
    const { status, text } = await asked()
    expect(status).to.equal(200)
    const { freeBytes, ...rest } = JSON.parse(text)
    expect(freeBytes).to.be.above(0)
    expect(rest).to.deep.equal({
      status: 'ready',
      ailments: [],
      overloaded: false,
      unwritable: null,
      failedJobs: 0,
      roundsOfOtherKey: 0,
      backupAgeMs: null,
    })
  })

  it('says it in plain words to people and simple programs', async () => {
    await built({ overloaded: () => true })
    for (const accept of ['*/*', 'text/plain', 'text/html,application/xhtml+xml']) {
      const { type, text } = await asked(accept)
      expect(type, accept).to.equal('text/plain; charset=utf-8')
      expect(text).to.equal('nedsatt\n- Servern hinner inte med. Nya besökare får vänta.\n')
    }
  })

  it('is degraded, and still serving, when a job has stopped short or the backup is old', async () => {
    await built()
    const job = { id: 'j', subject: ROUND_2026.id, step: '', done: 0, total: 0, requested_at: '' }
    await house.deps.db
      .insertInto('jobs')
      .values({ ...job, kind: 'count', state: 'failed' })
      .execute()
    await lastBackup.note(house.file, new Date('2026-09-13T10:00:00Z'))
    expect(await found()).to.deep.equal({ status: 200, health: 'degraded', codes: ['failed_jobs', 'backup_old'] })
  })

  it('is well again with a new backup', async () => {
    await built()
    await lastBackup.note(house.file, new Date('2026-09-14T22:00:00Z'))
    expect(await found()).to.deep.equal({ status: 200, health: 'ready', codes: [] })
  })

  it('is 503 when the database has been moved away, some seconds after at most, and 200 when it is back', async () => {
    await built()
    expect((await found()).health).to.equal('ready')
    renameSync(house.file, `${house.file}.flyttad`)
    expect((await found()).health, 'looked over just now').to.equal('ready')
    house.clock.now = '2026-09-15T10:00:06Z'
    expect(await found()).to.deep.equal({ status: 503, health: 'unavailable', codes: ['unwritable'] })
    expect((await asked('text/plain')).text).to.contain('tar inte emot svar\n- Databasens fil har flyttats')
    renameSync(`${house.file}.flyttad`, house.file)
    house.clock.now = '2026-09-15T10:00:12Z'
    expect((await found()).health).to.equal('ready')
  })
})
