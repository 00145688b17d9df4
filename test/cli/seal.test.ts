import { expect } from 'chai'
import { prune } from '../../server/domain/answers.ts'
import { written } from '../../server/domain/shorthand.ts'
import { fromRoot } from '../../server/root.ts'
import * as rounds from '../../server/store/rounds.ts'
import * as seals from '../../server/store/sealing/seals.ts'
import * as urn from '../../server/store/urn.ts'
import { shippedSurveys } from '../fixtures/rehearsal.ts'
import { PASSPHRASE } from '../fixtures/sealing.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const ROUND = '--survey trygghet-2026 --kommun svenljunga --opens 2026-08-01 --closes 2026-08-31 --results 2026-12-01 --open-link'
const SEAL = ['seal', 'svenljunga', '2026', '--keeper', 'archive']
const OPEN = ['open-urn', 'svenljunga', '2026']

describe('seal and open-urn', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
    await terminal.type(['add-round', ...ROUND.split(' ')])
  })
  afterEach(() => terminal.close())

  const sheetIn = (said: string) => [...said.matchAll(/^ +\d+\. ([a-z]+)$/gm)].map(([, word]) => word).join(' ')

  async function answered(people: number): Promise<void> {
    const [round] = await rounds.all(terminal.db)
    const survey = (await shippedSurveys()).get('trygghet-2026')
    const area = await terminal.db.selectFrom('areas').select('id').where('level', '=', 'area').executeTakeFirstOrThrow()
    if (!round || !survey) throw new Error('There is no round.')
    const document = written(survey, { source: 'open', areaId: area.id, ...prune(survey, { answers: { kon: 'kvinna' }, texts: {} }) })
    for (let n = 0; n < people; n++) await urn.put(terminal.db, round.id, await urn.lot(terminal.db, round.id, document))
  }

  it('seal with a passphrase and print fifteen words, which open the urn and count the round', async () => {
    const { code, said } = await terminal.type(SEAL, PASSPHRASE)
    expect([code, sheetIn(said).split(' ').length]).to.deep.equal([0, 15])
    expect(said).to.include('Lösenfrasen är stark.').and.include('hos registrator eller i arkivet')
    await answered(12)
    expect((await terminal.type(['count', 'svenljunga', '2026'])).complained).to.include('Urnan är förseglad.')
    const opened = await terminal.type([...OPEN, '--sheet'], sheetIn(said))
    expect([opened.code, opened.complained]).to.deep.equal([0, ''])
    expect(opened.said).to.include('Förstör koderna').and.include('Svenljunga 2026 är öppnad och räknad: 12 svar.')
    expect((await terminal.type(['check'])).said).to.include('allt stämmer')
    expect((await terminal.type(['count', 'svenljunga', '2026'])).code).to.equal(0)
    expect((await terminal.type(OPEN, PASSPHRASE)).complained).to.include('Urnan är redan öppnad och räknad.')
  })

  it('refuse what is wrong, and change nothing', async () => {
    expect((await terminal.type(OPEN, PASSPHRASE)).complained).to.include('Omgångens urna är inte förseglad.')
    expect((await terminal.type(SEAL, 'kort')).complained).to.include('Lösenfrasen är för kort')
    expect((await terminal.type([...SEAL.slice(0, 4), 'hatten'], PASSPHRASE)).complained).to.include('”hatten” finns inte.')
    await terminal.type(SEAL, PASSPHRASE)
    await answered(1)
    expect((await terminal.type(SEAL, PASSPHRASE)).complained).to.include('Urnan är redan förseglad')
    expect((await terminal.type(OPEN, 'en helt annan fras än den rätta')).complained).to.include('Lösenfrasen öppnar inte urnan.')
    expect((await terminal.type([...OPEN, '--sheet'], 'abborre')).complained).to.include('På bladet står 15 ord.')
    expect((await terminal.type([...OPEN, '--without', 'två'], PASSPHRASE)).complained).to.include('--without är ett antal')
    const [round] = await rounds.all(terminal.db)
    expect(await seals.ofRound(terminal.db, round?.id ?? '')).to.deep.include({ state: 'sealed', received: 1 })
  })
})
