import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { type Migration, type MigrationProvider, sql } from 'kysely'
import { provider } from '../../db/migrations/index.ts'
import * as areas from '../../server/store/areas.ts'
import * as database from '../../server/store/database.ts'
import * as readings from '../../server/store/readings.ts'
import * as texts from '../../server/store/texts.ts'
import { AREAS } from '../fixtures/places.ts'

/** Today's migrations and one more. */
const withOneMore = (migration: Migration): MigrationProvider => ({
  getMigrations: async () => ({ ...(await provider.getMigrations()), '9999-later': migration }),
})

describe('migrating a database file', () => {
  let folder: string
  let db: database.Db
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-migrate-'))
    db = database.open(join(folder, 'prov.sqlite'))
    await database.migrate(db)
    await areas.write(db, AREAS)
  })
  afterEach(async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
  const copies = () => readdirSync(folder).filter((name) => name.includes('.before-'))

  it('changes nothing when the tables are today’s', async () => {
    await database.migrate(db)
    expect(copies()).to.deep.equal([])
    expect(await areas.kommuner(db)).to.have.lengthOf(2)
  })

  it('copies the older file, whole, before it changes the tables', async () => {
    await database.migrate(db, withOneMore({ up: async (db) => void (await db.deleteFrom('areas').execute()) }))
    expect(await areas.kommuner(db)).to.deep.equal([])
    expect(copies()).to.deep.equal(['prov.sqlite.before-9999-later'])
    const copy = database.open(join(folder, 'prov.sqlite.before-9999-later'), { readonly: true })
    expect(await areas.kommuner(copy)).to.have.lengthOf(2)
    await copy.destroy()
  })

  it('copies it anew when an earlier attempt got only half of it onto the disk', async () => {
    writeFileSync(join(folder, 'prov.sqlite.before-9999-later.ofardig'), 'SQLite format 3\0 and then no more')
    await database.migrate(db, withOneMore({ up: async () => {} }))
    expect(copies()).to.deep.equal(['prov.sqlite.before-9999-later'])
    const copy = database.open(join(folder, 'prov.sqlite.before-9999-later'), { readonly: true })
    expect(await areas.kommuner(copy)).to.have.lengthOf(2)
    await copy.destroy()
  })

  it('refuses a database of a newer version before anything is changed, and names the step it does not know', async () => {
    await database.migrate(db, withOneMore({ up: async () => {} }))
    const refusal = await database.migrate(db).catch((problem: Error) => problem.message)
    expect(refusal)
      .to.match(/nyare version/)
      .and.include('9999-later')
    expect(await areas.kommuner(db)).to.have.lengthOf(2)
  })

  it('refuses a database whose tables are somebody else’s', async () => {
    const other = database.open(join(folder, 'annan.sqlite'))
    await sql`create table bilder (id text)`.execute(other)
    const refusal = await database.migrate(other).catch((problem: Error) => problem.message)
    expect(refusal).to.include('inte från Trygghetsdialog')
    expect((await other.introspection.getTables()).map(({ name }) => name)).to.deep.equal(['bilder'])
    await other.destroy()
  })

  it('stops at a step that fails, says why, and keeps the copy from before the first attempt', async () => {
    const failing = withOneMore({
      up: async (db) => {
        await db.deleteFrom('areas').execute()
        throw new Error('halfway')
      },
    })
    for (const attempt of [1, 2]) {
      const error = await database.migrate(db, failing).then(
        () => null,
        (reason: Error) => reason.message,
      )
      expect(error, `attempt ${attempt}`).to.equal('halfway')
    }
    const copy = database.open(join(folder, 'prov.sqlite.before-9999-later'), { readonly: true })
    expect(await areas.kommuner(copy)).to.have.lengthOf(2)
    await copy.destroy()
  })

  it('lets every text that was there wait to be read', async () => {
    const older = database.open(join(folder, 'aldre.sqlite'))
    const all = await provider.getMigrations()
    const before = Object.fromEntries(Object.entries(all).filter(([name]) => name < '0011'))
    await database.migrate(older, { getMigrations: async () => before })
    await areas.write(older, AREAS)
    await sql`insert into rounds (id, kommun_id, survey_id, survey_hash, year, opens_on, closes_on, results_on, open_link, rehearsal)
      values ('r', '9901', 'lilla-2026', '', 2026, '2026-09-01', '2026-10-31', '2027-01-15', 1, 0)`.execute(older)
    await sql`insert into texts (id, round_id, area_id, question, words) values ('t', 'r', '9901N', 'forslag', 'Mer ljus, Åke.')`.execute(
      older,
    )
    await database.migrate(older)
    const queue = texts.queueOf('r')
    const text = { id: 't', areaId: '9901N', subject: 'forslag', words: 'Mer ljus, Åke.', state: 'waiting', reason: null, version: 1 }
    expect(await readings.next(older, queue)).to.deep.equal(text)
    expect(await readings.shown(older, queue, { most: 10 })).to.deep.equal([])
    await older.destroy()
  })
})

describe('a database file that is opened', () => {
  it('does not answer before what was written is on disk, and overwrites what is deleted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trygg-pragma-'))
    const db = database.open(join(folder, 'prov.sqlite'))
    const setting = async (name: string) => Object.values((await sql.raw<object>(`pragma ${name}`).execute(db)).rows[0] ?? {})[0]
    expect(await setting('journal_mode')).to.equal('wal')
    expect(await setting('synchronous'), 'FULL').to.equal(2)
    expect(await setting('foreign_keys')).to.equal(1)
    expect(await setting('secure_delete')).to.equal(1)
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  })
})
