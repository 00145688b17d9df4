import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect } from 'chai'
import { prune } from '../../server/domain/answers.ts'
import { written } from '../../server/domain/shorthand.ts'
import { fromRoot } from '../../server/root.ts'
import { codeKey } from '../../server/store/code-key.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as urn from '../../server/store/urn.ts'
import { aDraw } from '../fixtures/draws.ts'
import { shippedSurveys } from '../fixtures/rehearsal.ts'
import { PASSPHRASE } from '../fixtures/sealing.ts'
import { aTerminal, type Terminal, typeAt } from '../fixtures/terminal.ts'

const ROUND = '--survey trygghet-2026 --kommun svenljunga --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link'
const WORDS = 'Fler lampor vid bäcken, skriver jag'
const PEOPLE = 12

describe('backups of a sealed round', () => {
  let terminal: Terminal
  let sheet: string
  /** The ids of its codes in the database. */
  let codes: readonly string[]
  const file = (name: string) => join(terminal.folder, name)

  before(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await terminal.type(['add-round', ...ROUND.split(' ')])
    const sealed = await terminal.type(['seal', 'svenljunga', '2026', '--keeper', 'archive'], PASSPHRASE)
    sheet = [...sealed.said.matchAll(/^ +\d+\. ([a-z]+)$/gm)].map(([, word]) => word).join(' ')
    const [round] = await rounds.all(terminal.db)
    const survey = (await shippedSurveys()).get('trygghet-2026')
    const area = await terminal.db.selectFrom('areas').select('id').where('level', '=', 'area').executeTakeFirstOrThrow()
    const question = survey?.questions.find(({ kind }) => kind === 'text')
    if (!round || !survey || !question) throw new Error('There is no round.')
    const key = codeKey({ databaseFile: file('prov.sqlite'), codeKey: null })
    const drawn = await aDraw(terminal.db, round.id, key, [{ cell: 0, areaId: area.id, sex: null, ages: null, population: 100, drawn: 20 }])
    codes = [...drawn.values()].map((code) => key.idOf(round.id, code))
    const document = written(survey, {
      source: 'code',
      areaId: area.id,
      ...prune(survey, { answers: { kon: 'kvinna' }, texts: { [question.id]: WORDS } }),
    })
    for (let n = 0; n < PEOPLE; n++) await urn.put(terminal.db, round.id, await urn.lot(terminal.db, round.id, document))
    expect((await terminal.type(['backup', file('fore.sqlite')])).said).to.match(/sealed_urn +12/)
  })
  after(() => terminal.close())

  it('taken before the opening hold the codes and no readable answer', () => {
    const bytes = readFileSync(file('fore.sqlite'))
    expect(codes.every((id) => bytes.includes(id))).to.equal(true)
    for (const encoding of ['utf8', 'utf16le'] as const) expect(bytes.includes(Buffer.from(WORDS, encoding))).to.equal(false)
    for (const secret of [PASSPHRASE, sheet, ...sheet.split(' ').map((word, at, all) => `${word} ${all[at + 1]}`)])
      expect(bytes.includes(secret)).to.equal(false)
  })

  it('pass the drill, which says that the answers are sealed and so not counted', async () => {
    for (const words of [['drill', file('fore.sqlite')], ['drill']]) {
      const { code, said, complained } = await terminal.type(words)
      expect([code, complained]).to.deep.equal([0, ''])
      expect(said)
        .to.include('svenljunga 2026: förseglad med 12 svar i urnan, kan inte räknas än.')
        .and.include('kopian går att återställa')
    }
  })

  it('are opened where they are restored, with the words of the sheet', async () => {
    const elsewhere = file('annanstans/huset.sqlite')
    expect((await typeAt(elsewhere, ['restore', file('fore.sqlite')])).code).to.equal(0)
    const opened = await typeAt(elsewhere, ['open-urn', 'svenljunga', '2026', '--sheet'], sheet)
    expect([opened.code, opened.complained]).to.deep.equal([0, ''])
    expect(opened.said).to.include('Svenljunga 2026 är öppnad och räknad: 12 svar.')
  })

  it('do not pass the drill with a sealed answer missing', async () => {
    copyFileSync(file('fore.sqlite'), file('stympad.sqlite'))
    const copy = new Database(file('stympad.sqlite'))
    copy.exec('delete from sealed_urn where id = (select min(id) from sealed_urn)')
    copy.close()
    const { code, complained } = await terminal.type(['drill', file('stympad.sqlite')])
    expect([code, complained]).to.deep.equal([2, 'svenljunga 2026: förseglad med 11 svar i urnan, men 12 är mottagna.'])
  })

  it('taken after the opening hold no code, key or sealed answer; an older one still passes the drill', async () => {
    expect((await terminal.type(['open-urn', 'svenljunga', '2026'], PASSPHRASE)).said).to.include('öppnad och räknad: 12 svar')
    expect((await terminal.type(['backup', file('efter.sqlite')])).said)
      .to.match(/responses +12/)
      .and.not.match(/sealed_urn|codes/)
    const bytes = readFileSync(file('efter.sqlite'))
    expect(codes.filter((id) => bytes.includes(id))).to.deep.equal([])
    expect(bytes.includes(WORDS)).to.equal(true)
    expect((await terminal.type(['drill', file('efter.sqlite')])).said).to.include('svenljunga 2026: allt stämmer.')
    const older = await terminal.type(['drill', file('fore.sqlite')])
    expect([older.code, older.complained]).to.deep.equal([0, ''])
    expect(older.said).to.include('svenljunga 2026: har räknats om sedan kopian togs.')
  })
})
