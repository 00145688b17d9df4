import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'chai'
import { written } from '../../server/domain/shorthand.ts'
import { fromRoot } from '../../server/root.ts'
import * as lastBackup from '../../server/store/last-backup.ts'
import * as surveys from '../../server/store/surveys.ts'
import * as urn from '../../server/store/urn.ts'
import { aTerminal, type Terminal, typeAt } from '../fixtures/terminal.ts'

const ROUND =
  '--survey trygghet-2026 --kommun svenljunga --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link --rehearsal --unsealed'
const ANSWERS = 40

const type = (databaseFile: string, ...words: readonly string[]) => typeAt(databaseFile, words)

describe('a backup', () => {
  let terminal: Terminal
  let folder: string
  /** A good backup of a counted round, made once. */
  let good: string
  before(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await terminal.type(['add-round', ...ROUND.split(' ')])
    const { id } = await terminal.db.selectFrom('rounds').select('id').executeTakeFirstOrThrow()
    const area = await terminal.db.selectFrom('areas').select('id').where('level', '=', 'area').executeTakeFirstOrThrow()
    const loading = await surveys.load(fromRoot('surveys'))
    const survey = loading.ok && loading.surveys.get('trygghet-2026')
    if (!survey) throw new Error('The survey is missing.')
    const rows = Array.from({ length: ANSWERS }, (_, n) => ({
      id: n.toString(16).padStart(32, '0'),
      document: written(survey, { source: 'open', areaId: area.id, answers: {}, texts: {} }),
    }))
    await urn.putAll(terminal.db, id, rows)
    expect((await terminal.type(['count', 'svenljunga', '2026'])).code).to.equal(0)
    good = join(terminal.folder, 'god.sqlite')
    expect((await terminal.type(['backup', good])).code).to.equal(0)
  })
  after(() => terminal.close())
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'trygg-kopia-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const at = (name: string) => join(folder, name)
  const answersIn = (file: string) => {
    const database = new Database(file, { readonly: true })
    const rows = database.prepare('select count(*) from responses').pluck().get()
    database.close()
    return rows
  }

  it('is one file that only its owner may read, with every row, and says so', async () => {
    const { code, said } = await terminal.type(['backup', at('k.sqlite')])
    expect(code).to.equal(0)
    expect(said)
      .to.match(/Kopian är kontrollerad:/)
      .and.match(/responses +40/)
    expect(readdirSync(folder)).to.deep.equal(['k.sqlite'])
    expect(statSync(at('k.sqlite')).mode & 0o777).to.equal(0o600)
    expect(answersIn(at('k.sqlite'))).to.equal(ANSWERS)
    expect((await lastBackup.latest(join(terminal.folder, 'prov.sqlite')))?.toISOString()).to.equal('2026-09-15T10:00:00.000Z')
  })

  it('is of one moment, and ends, however much is written meanwhile', async () => {
    const { copy } = await import('../../server/store/copies.ts')
    const source = join(terminal.folder, 'prov.sqlite')
    let written = 0
    const writer = new Database(source)
    const insert = writer.prepare("insert into sessions values (?, null, ?, '2026-01-01')")
    for (let n = 0; n < 3000; n++) insert.run(`before ${n}`, 'x'.repeat(2000))
    const counts = await copy(source, at('k.sqlite'), () => insert.run(`while ${written++}`, 'x'))
    expect(written).to.be.above(1)
    expect(counts.sessions).to.equal(3000)
    const copied = new Database(at('k.sqlite'), { readonly: true })
    expect(copied.prepare('select count(*) from sessions').pluck().get()).to.equal(3000)
    copied.close()
    writer.exec('delete from sessions')
    writer.close()
  })

  it('does not take the place of another file unless told to', async () => {
    writeFileSync(at('k.sqlite'), 'min fil')
    const refused = await terminal.type(['backup', at('k.sqlite')])
    expect(refused.code).to.equal(1)
    expect(refused.complained).to.include('finns redan').and.include('--force')
    expect(readFileSync(at('k.sqlite'), 'utf8')).to.equal('min fil')
    expect((await terminal.type(['backup', at('k.sqlite'), '--force'])).code).to.equal(0)
    expect(answersIn(at('k.sqlite'))).to.equal(ANSWERS)
  })

  it('clears away what a killed one left, and not what a living one is making', async () => {
    const gone = 2 ** 22 + 1 // above the highest process number there is
    for (const pid of [gone, process.ppid]) writeFileSync(at(`.k.sqlite.${pid}.ofardig`), 'half')
    await terminal.type(['backup', at('k.sqlite')])
    expect(readdirSync(folder)).to.have.members(['k.sqlite', `.k.sqlite.${process.ppid}.ofardig`])
  })

  it('is refused in words when there is no database, no folder or no file named', async () => {
    const refused: readonly (readonly [string[], RegExp])[] = [
      [['backup'], /Ange en fil/],
      [['backup', 'a', 'b'], /en fil i taget/],
      [['backup', at('saknas/k.sqlite')], /Mappen .*saknas finns inte/],
      [['restore', at('k.sqlite')], /k\.sqlite finns inte/],
      [['drill', at('k.sqlite')], /k\.sqlite finns inte/],
    ]
    for (const [words, sentence] of refused) {
      const { code, complained } = await terminal.type(words)
      expect(code, words.join(' ')).to.equal(1)
      expect(complained).to.match(sentence)
    }
    expect((await type(at('ingen.sqlite'), 'backup', at('k.sqlite'))).complained).to.match(/Det finns ingen databas/)
    expect(existsSync(at('ingen.sqlite'))).to.equal(false)
  })

  describe('that is restored', () => {
    it('takes the database’s place, and the one that was there is kept beside it', async () => {
      const databaseFile = at('huset.sqlite')
      expect((await type(databaseFile, 'migrate')).code).to.equal(0)
      const { code, said } = await type(databaseFile, 'restore', good)
      expect(code).to.equal(0)
      expect(said)
        .to.match(/responses +40/)
        .and.include('huset.sqlite.fore-2026-09-15T100000000Z')
      expect(readdirSync(folder)).to.have.length(2) // no log of the old one that would be played into the new
      expect(answersIn(databaseFile)).to.equal(ANSWERS)
      expect(answersIn(`${databaseFile}.fore-2026-09-15T100000000Z`)).to.equal(0)
      expect((await type(databaseFile, 'check')).said).to.equal('svenljunga 2026: allt stämmer.')
    })

    it('can be the first database there is', async () => {
      expect((await type(at('ny/huset.sqlite'), 'restore', good)).code).to.equal(0)
      expect(answersIn(at('ny/huset.sqlite'))).to.equal(ANSWERS)
    })

    it('is refused while a server has the database open, and nothing is changed', async () => {
      const { code, complained } = await terminal.type(['restore', good])
      expect(code).to.equal(1)
      expect(complained).to.equal(
        'Databasen är öppen i ett annat program, troligen servern. Stoppa servern och försök igen. Ingenting har ändrats.',
      )
      expect(readdirSync(terminal.folder).filter((name) => /fore-|ofardig/.test(name))).to.deep.equal([])
      expect((await terminal.type(['check'])).code).to.equal(0)
    })

    it('takes the place of a database that cannot be read only when forced: nobody can say who has that open', async () => {
      writeFileSync(at('huset.sqlite'), 'SQLite format 3\0 and then rubbish'.repeat(500))
      const refused = await type(at('huset.sqlite'), 'restore', good)
      expect(refused.code).to.equal(1)
      expect(refused.complained).to.include('går inte att läsa').and.include('--force')
      expect((await type(at('huset.sqlite'), 'restore', good, '--force')).code).to.equal(0)
      expect(answersIn(at('huset.sqlite'))).to.equal(ANSWERS)
    })
  })

  describe('that cannot be trusted is refused in words, and nothing is changed', () => {
    /** Spoils a copy of the good backup with statements or by hand. */
    const spoilt = (spoil: string | ((file: string) => void)) => {
      const file = at('dålig.sqlite')
      copyFileSync(good, file)
      if (typeof spoil === 'function') spoil(file)
      else {
        const database = new Database(file)
        database.pragma('foreign_keys = off')
        database.exec(spoil)
        database.close()
      }
    }
    const middle = (file: string) => {
      const bytes = readFileSync(file)
      bytes.fill(0x5a, bytes.length / 4, bytes.length / 2)
      writeFileSync(file, bytes)
    }
    const faults: readonly (readonly [what: string, spoil: string | ((file: string) => void), sentence: RegExp])[] = [
      ['another program’s database', 'drop table kysely_migration; create table bilder (id)', /inte från Trygghetsdialog/],
      [
        'one with another’s migrations',
        "delete from kysely_migration; insert into kysely_migration values ('0001-bilder', '2020')",
        /inte från Trygghetsdialog/,
      ],
      ['one of a newer version', "insert into kysely_migration values ('9999-framtid', '2031')", /nyare version.*9999-framtid/],
      ['a text file', (file) => writeFileSync(file, 'Kära dagbok, '.repeat(100)), /ingen databas från Trygghetsdialog/],
      ['an empty file', (file) => writeFileSync(file, ''), /ingen databas från Trygghetsdialog/],
      ['one cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2)), /avklippt/],
      ['one cut to its first page', (file) => truncateSync(file, 8192), /avklippt/],
      ['one cut to some bytes', (file) => truncateSync(file, 60), /avklippt/],
      ['one overwritten in the middle', middle, /skadad/],
      ['one with loose ends', "insert into texts values ('survey', 'r', 't', 'finns-inte', 'q', 'w', 'waiting', null, 1)", /skadad.*texts/],
      ['one copied by hand while in use', (file) => writeFileSync(`${file}-wal`, 'the last answers'), /kopierad för hand/],
    ]
    for (const [what, spoil, sentence] of faults) {
      it(what, async () => {
        spoilt(spoil)
        const before = readFileSync(at('dålig.sqlite'))
        expect((await type(at('huset.sqlite'), 'migrate')).code).to.equal(0)
        for (const command of ['restore', 'drill']) {
          const { code, complained } = await type(at('huset.sqlite'), command, at('dålig.sqlite'))
          expect(code, command).to.equal(1)
          expect(complained).to.match(sentence)
        }
        expect(readdirSync(folder).filter((name) => !name.startsWith('dålig'))).to.deep.equal(['huset.sqlite'])
        expect(answersIn(at('huset.sqlite'))).to.equal(0)
        expect(readFileSync(at('dålig.sqlite')).equals(before)).to.equal(true)
      })
    }
  })

  describe('in a drill', () => {
    const database = () => join(terminal.folder, 'prov.sqlite')

    it('is restored aside, counted again and found to say the same, with and without a file', async () => {
      for (const words of [['drill'], ['drill', good]]) {
        const { code, said } = await terminal.type(words)
        expect(said).to.include('svenljunga 2026: allt stämmer.').and.include('Övningen är klar: kopian går att återställa.')
        expect(code).to.equal(0)
      }
      expect(readdirSync(terminal.folder).filter((name) => name.endsWith('ofardig'))).to.deep.equal([])
    })

    it('ends with 2 when an answer is missing in it', async () => {
      copyFileSync(good, at('k.sqlite'))
      const copy = new Database(at('k.sqlite'))
      copy.exec('delete from responses where id = (select min(id) from responses)')
      copy.close()
      const { code, complained } = await terminal.type(['drill', at('k.sqlite')])
      expect(complained).to.include('antal svar: sparat 40, omräknat 39')
      expect(code).to.equal(2)
    })

    it('ends with 2 when the pages show another figure than it gives', async () => {
      const live = new Database(database())
      const figure = live.prepare('select * from figures where population = ? limit 1').get('kommun') as {
        document: string
        question: string
      }
      const change = live.prepare('update figures set document = ? where population = ? and question = ?')
      change.run(figure.document.replace(/\d+/, '77'), 'kommun', figure.question)
      const { code, complained } = await terminal.type(['drill', good])
      change.run(figure.document, 'kommun', figure.question)
      live.close()
      expect(complained).to.match(/siffror är andra i databasen än i kopian/)
      expect(code).to.equal(2)
    })
  })
})
