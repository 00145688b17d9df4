import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import * as code from '../../server/domain/code.ts'
import { fromRoot } from '../../server/root.ts'
import { codeKey } from '../../server/store/code-key.ts'
import * as codes from '../../server/store/codes.ts'
import * as mailings from '../../server/store/mailings.ts'
import * as rounds from '../../server/store/rounds.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('letters', () => {
  let terminal: Terminal
  let roundId: string
  beforeEach(async () => {
    terminal = await aTerminal('2026-08-15T10:00:00Z')
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    const round = '--survey trygghet-2026 --kommun svenljunga --opens 2026-09-01 --closes 2026-10-31 --results 2027-01-15 --open-link'
    await terminal.type(['add-round', ...round.split(' ')])
    roundId = (await rounds.all(terminal.db))[0]?.id ?? ''
    await terminal.type('draw svenljunga 2026 --per-area 20'.split(' '))
  })
  afterEach(() => terminal.close())

  const out = () => join(terminal.folder, 'brev')
  const type = (words: string) =>
    terminal.type([...`letters svenljunga 2026 --contact Växeln --out ${out()}`.split(' '), ...words.split(' ')])
  const lines = () => readdirSync(out()).flatMap((name) => readFileSync(join(out(), name), 'utf8').trim().split('\r\n').slice(1))
  const drawn = async () => (await codes.cells(terminal.db, roundId)).reduce((sum, cell) => sum + cell.drawn, 0)
  const key = () => codeKey({ databaseFile: `${terminal.folder}/prov.sqlite`, codeKey: null })

  it('go to everybody drawn, each with a code that opens the survey', async () => {
    const { code: ended, said } = await type('--mailing 1 --as merge')
    expect(ended, said).to.equal(0)
    const rows = lines().map((line) => line.split(';'))
    expect(rows).to.have.lengthOf(await drawn())
    expect(rows.map(([number]) => Number(number))).to.deep.equal(rows.map((_, index) => index + 1))
    for (const [, , typed = ''] of rows) {
      const read = code.read(typed) ?? ''
      expect((await codes.lookUp(terminal.db, roundId, key().idOf(roundId, read))).kind).to.equal('usable')
    }
  })

  it('that remind leave out used codes and returned letters, and keep the numbers of the rest', async () => {
    await type('--mailing 1 --as merge')
    const first = lines()
    const idAt = (line: number) => key().idOf(roundId, code.read(first[line]?.split(';')[2] ?? '') ?? '')
    await codes.spend(terminal.db, roundId, { id: idAt(4), channel: 'web', day: '2026-09-02' })
    await codes.returned(terminal.db, roundId, [idAt(7)])
    for (const name of readdirSync(out())) writeFileSync(join(out(), name), '')
    await type('--mailing 2 --as merge')
    expect(lines().filter(Boolean)).to.deep.equal(first.filter((_, line) => line !== 4 && line !== 7))
    expect(await mailings.ofRound(terminal.db, roundId)).to.deep.equal([
      { number: 1, sentOn: '2026-08-15', sheets: first.length },
      { number: 2, sentOn: '2026-08-15', sheets: first.length - 2 },
    ])
  })

  it('that remind lie in files of the same names, whoever has answered, and part of them is told of without how many', async () => {
    const all = await drawn()
    await type('--mailing 2 --as merge --from 3')
    const names = readdirSync(out())
    const [first, last] = [lines()[0], lines().at(-1)].map((line) => key().idOf(roundId, code.read(line?.split(';')[2] ?? '') ?? ''))
    for (const id of [first, last]) await codes.spend(terminal.db, roundId, { id: id ?? '', channel: 'web', day: '2026-09-02' })
    await type('--mailing 2 --as merge --from 3')
    expect(readdirSync(out())).to.deep.equal(names)
    expect(names).to.deep.equal([`utskick-2-000003-${String(all).padStart(6, '0')}-koppling.csv`])
    expect(lines()).to.have.lengthOf(all - 4)
    expect(await mailings.ofRound(terminal.db, roundId)).to.deep.equal([{ number: 2, sentOn: '2026-08-15', sheets: all }])
    const events = await terminal.db.selectFrom('audit').select('details').where('what', '=', 'made letters').execute()
    expect(events.map(({ details }) => details)).to.have.lengthOf(2)
    for (const { details } of events) expect(JSON.parse(details)).to.deep.include({ sheets: null })
  })

  it('are gone on with from any number when a run was half printed', async () => {
    const all = await drawn()
    expect((await type(`--mailing 1 --as merge --from ${all - 2}`)).said).to.include('3 mottagare')
    expect(lines().map((line) => Number(line.split(';')[0]))).to.deep.equal([all - 2, all - 1, all])
    expect((await type(`--mailing 1 --from ${all + 1}`)).complained).to.include('ingen att skriva till')
  })

  it('are PDF that only their owner may read', async () => {
    await type('--mailing 3')
    for (const name of readdirSync(out())) {
      expect(name).to.match(/^utskick-3-000001-\d{6}-brev\.pdf$/)
      expect(statSync(join(out(), name)).mode & 0o777).to.equal(0o600)
      expect(readFileSync(join(out(), name)).subarray(0, 5).toString()).to.equal('%PDF-')
    }
  })

  it('are not made with another key than the codes were: they would all be wrong', async () => {
    writeFileSync(`${terminal.folder}/prov.sqlite-kodnyckel`, 'x'.repeat(64))
    const { complained } = await type('--mailing 1')
    expect(complained).to.include('Nyckeln som koderna gjordes med är en annan')
  })

  it('refuse what they do not understand, and a round without a sample', async () => {
    for (const [words, sentence] of [
      ['--mailing 4', '1, 2 eller 3'],
      ['--mailing 1 --as word', 'pdf, merge eller messages'],
      ['--mailing 1 --from 9 --to 3', 'arknummer'],
      [`--mailing 1 --contact ${'x'.repeat(201)}`, 'högst 200 tecken'],
    ] as const)
      expect((await type(words)).complained).to.include(sentence)
    await terminal.type('draw svenljunga 2026 --remove'.split(' '))
    expect((await type('--mailing 1')).complained).to.include('inget urval')
  })
})
