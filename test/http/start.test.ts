import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { sql } from 'kysely'
import { fromRoot } from '../../server/root.ts'
import * as areas from '../../server/store/areas.ts'
import * as database from '../../server/store/database.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as snapshots from '../../server/store/snapshots.ts'
import { running } from '../fixtures/built.ts'
import { AREAS } from '../fixtures/places.ts'
import { bound } from '../fixtures/process.ts'
import { shipped } from '../fixtures/rehearsal.ts'
import { aRound } from '../fixtures/rounds.ts'

describe('the server', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'start-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('refuses to start when a survey has changed since a round was made with it, and says which', async () => {
    const file = join(folder, 'house.sqlite')
    const db = database.open(file)
    await database.migrate(db)
    await areas.write(db, AREAS)
    await rounds.add(db, { ...aRound(), surveyId: 'trygghet-2026', surveyHash: 'as it was' })
    await db.destroy()

    const { status, stderr } = start(fromRoot(), file)
    expect(stderr).to.contain('trygghet-2026.json filen: Definitionen har ändrats sedan omgången 2026 i kommun 9901 gjordes.')
    expect(status).to.equal(1)
  })

  it('refuses to start when an index model has changed since answers were counted under it', async () => {
    const file = join(folder, 'house.sqlite')
    const db = database.open(file)
    await database.migrate(db)
    await areas.write(db, AREAS)
    const survey = (await shipped()).surveys.get('trygghet-2026')
    await rounds.add(db, { ...aRound(), surveyId: 'trygghet-2026', surveyHash: survey?.hash ?? '' })
    const snapshot = {
      id: 's',
      roundId: 'r',
      countedAt: '2026-11-02T08:00:00.000Z',
      responses: 0,
      told: 0,
      surveyHash: survey?.hash ?? '',
      indexModel: { id: 'problemindex-2026', hash: 'as it was' },
    }
    await snapshots.begin(db, snapshot)
    await snapshots.complete(db, snapshot)
    await db.destroy()

    const { status, stderr } = start(fromRoot(), file)
    expect(stderr).to.contain('problemindex-2026.json filen: Modellen har ändrats sedan svar räknades med den.')
    expect(status).to.equal(1)
  })

  it('prints, while nobody has an account, where the first is made and the token that lets one make it', async () => {
    const server = await running({ databaseFile: join(folder, 'house.sqlite') })
    try {
      const page = () => fetch(`${server.url}/forsta-gangen`)
      while (!/Engångskod: \S+/.test(server.logged())) expect((await page()).status).to.equal(200)
      expect(server.logged()).to.match(
        /Ingen har ett konto än\. Skapa det första här:\n {2}http:\S+\/forsta-gangen\n {2}Engångskod: (\w{5}-){3}\w{5}\n/,
      )
    } finally {
      await server.end('SIGTERM')
    }
  })

  it('refuses to start on a database of a newer version, and says what to do', async () => {
    const file = join(folder, 'house.sqlite')
    const db = database.open(file)
    await database.migrate(db)
    await sql`insert into kysely_migration values ('9999-later', '2031-01-01')`.execute(db)
    await db.destroy()

    const { status, stderr } = start(fromRoot(), file)
    expect(stderr)
      .to.contain('gjord av en nyare version av programmet (steget 9999-later är okänt här)')
      .and.contain('Uppdatera programmet')
    expect(status).to.equal(1)
  })

  it('refuses to start in a folder that it may not write in, and says so', () => {
    chmodSync(folder, 0o555)
    const { status, stderr } = start(fromRoot(), join(folder, 'house.sqlite'))
    chmodSync(folder, 0o755)
    expect(stderr).to.contain('Servern får inte skriva i databasens mapp.')
    expect(status).to.equal(1)
  })

  it('refuses to start when a definition is faulty, and says where', () => {
    for (const part of ['server', 'views', 'static', 'db/migrations', 'package.json'])
      cpSync(fromRoot(part), join(folder, part), { recursive: true })
    symlinkSync(fromRoot('node_modules'), join(folder, 'node_modules'))
    mkdirSync(join(folder, 'surveys'))
    writeFileSync(join(folder, 'surveys', 'trasig.json'), '{\n  "id": "trasig",,\n}')

    const { status, stderr } = start(folder, join(folder, 'house.sqlite'))
    expect(stderr).to.contain('The survey definitions are wrong:\n  trasig.json:2 filen: Filen går inte att läsa som JSON.')
    expect(status).to.equal(1)
    expect(existsSync(join(folder, 'house.sqlite'))).to.equal(false)
  })
})

/** Starts a server from the project in a folder and waits for it to give up. */
function start(project: string, databaseFile: string) {
  const env = { ...process.env, DATABASE_URL: databaseFile, PORT: '0', SESSION_SECRET: 'x'.repeat(32) }
  const [program, words] = bound([process.execPath, '--import', 'tsx', join(project, 'server', 'main.ts')])
  return spawnSync(program, words, { cwd: project, env, encoding: 'utf8', timeout: 90_000 })
}
