import { readFileSync, statSync } from 'node:fs'
import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import * as codes from '../../server/store/codes.ts'
import * as draws from '../../server/store/draws.ts'
import * as mailings from '../../server/store/mailings.ts'
import * as rounds from '../../server/store/rounds.ts'
import { aRegister } from '../fixtures/register.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

describe('draw', () => {
  let terminal: Terminal
  let roundId: string
  beforeEach(async () => {
    terminal = await aTerminal('2026-08-15T10:00:00Z')
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await terminal.type(['import', 'population', fromRoot('db/demo/svenljunga-befolkning-2025.csv')])
    await terminal.type(
      'add-round --survey trygghet-2026 --kommun svenljunga --opens 2026-09-01 --closes 2026-10-31 --results 2027-01-15 --open-link'.split(
        ' ',
      ),
    )
    roundId = (await rounds.all(terminal.db))[0]?.id ?? ''
  })
  afterEach(() => terminal.close())

  const type = (words: string) => terminal.type(['draw', 'svenljunga', '2026', ...words.split(' ').filter(Boolean)])
  const register = () => {
    const { features } = JSON.parse(readFileSync(fromRoot('db/demo/svenljunga.geojson'), 'utf8'))
    const ids: string[] = features.map(({ properties }: { properties: { regso: string } }) => properties.regso)
    return terminal.file('register.csv', aRegister(Object.fromEntries(ids.map((id) => [id, 2000]))))
  }

  it('draws as many as the planner says, keeps the codes and tells the seed', async () => {
    const { code, said } = await type(`--register ${register()} --seed lotten`)
    expect(code, said).to.equal(0)
    expect(said)
      .to.match(/Svenljunga.*: \d+ av \d+ \(kvinnor 15–29 år: \d+/)
      .and.include('Frö: lotten.')
      .and.include('träffar en kod en gång på')
      .and.include('Utanför enkätens åldrar')
    const cells = await codes.cells(terminal.db, roundId)
    const drawn = cells.reduce((sum, cell) => sum + cell.drawn, 0)
    expect(said).to.include(`har ${drawn} koder`)
    const { kept } = await terminal.db
      .selectFrom('codes')
      .select((row) => row.fn.countAll().as('kept'))
      .executeTakeFirstOrThrow()
    expect(kept).to.equal(drawn)
    expect((await draws.ofRound(terminal.db, roundId))?.report).to.include({ responseRate: 0.35 })
  })

  it('tries without keeping anything', async () => {
    const { said } = await type(`--register ${register()} --dry-run`)
    expect(said).to.include('Inget är sparat.')
    expect(await draws.ofRound(terminal.db, roundId)).to.equal(undefined)
  })

  it('makes codes without a register, as many in each area', async () => {
    expect((await type('--per-area 25')).code).to.equal(0)
    for (const cell of await codes.cells(terminal.db, roundId)) expect(cell).to.deep.include({ sex: null, ages: null, drawn: 25 })
    expect((await draws.ofRound(terminal.db, roundId))?.report).to.include({ responseRate: null })
  })

  it('refuses a second draw, and takes the first away as long as no letters have been made', async () => {
    await type('--per-area 25')
    expect((await type('--per-area 25')).complained).to.include('har redan ett urval')
    expect((await type('--remove')).code).to.equal(0)
    expect(await codes.areThere(terminal.db, roundId)).to.equal(false)
    await type('--per-area 25')
    await mailings.note(terminal.db, roundId, { number: 1, sentOn: '2026-08-20', sheets: 100 })
    expect((await type('--remove')).complained).to.include('går därför inte att ta bort')
    expect(await codes.areThere(terminal.db, roundId)).to.equal(true)
  })

  it('tells every fault in the register by its line, and keeps nothing', async () => {
    const file = terminal.file('fel.csv', 'referens;område;kön;ålder\na;1465R001;x;40\nb;X;man;\na;1465R001;man;41\n')
    const { code, complained } = await type(`--register ${file}`)
    expect(code).to.equal(1)
    expect(complained).to.include('rad 2: Könet ”x”').and.include('rad 3: Området ”X”').and.include('rad 3: Ålder saknas')
    expect(await draws.ofRound(terminal.db, roundId)).to.equal(undefined)
  })

  it('makes a key beside the database that only its owner may read', async () => {
    await type('--per-area 25')
    const file = `${terminal.folder}/prov.sqlite-kodnyckel`
    expect(statSync(file).mode & 0o777).to.equal(0o600)
    expect(readFileSync(file, 'utf8')).to.match(/^[0-9a-f]{64}\n$/)
  })
})
