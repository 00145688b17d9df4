import { expect } from 'chai'
import { fromRoot } from '../../server/root.ts'
import * as rounds from '../../server/store/rounds.ts'
import { aTerminal, type Terminal } from '../fixtures/terminal.ts'

const WISH = {
  survey: 'trygghet-2026',
  kommun: 'svenljunga',
  opens: '2026-09-01',
  closes: '2026-10-31',
  results: '2026-12-15',
}

describe('planning a round', () => {
  let terminal: Terminal
  beforeEach(async () => {
    terminal = await aTerminal()
    await terminal.type(['import', 'areas', fromRoot('db/demo/svenljunga.geojson')])
  })
  afterEach(() => terminal.close())

  /** Plans a round as WISH says, with some of it changed. */
  const plan = (change: Partial<typeof WISH>, ...flags: string[]) =>
    terminal.type(['add-round', ...Object.entries({ ...WISH, ...change }).flatMap(([option, value]) => [`--${option}`, value]), ...flags])

  it('prints the address and a code for every area, and keeps them', async () => {
    const { code, said } = await plan({}, '--area-codes', '--rehearsal')
    expect(code).to.equal(0)
    expect(said).to.contain('http://localhost/enkat/svenljunga/2026').and.contain('Hillared')
    const printed = [...said.matchAll(/([0-9A-Z]{4})-([0-9A-Z]{4}) /g)].map(([, first, last]) => `${first}${last}`)

    const [round] = await rounds.ofKommun(terminal.db, '1465')
    expect(round).to.deep.include({ year: 2026, opensOn: '2026-09-01', openLink: false, rehearsal: true, surveyId: 'trygghet-2026' })
    const kept = await rounds.areaCodes(terminal.db, round?.id ?? '')
    expect(kept.map(({ code }) => code))
      .to.have.members(printed)
      .and.have.lengthOf(6)
  })

  it('gives no codes to a round by open link alone', async () => {
    expect((await plan({ kommun: '1465' }, '--open-link')).said).to.not.match(/[0-9A-Z]{4}-[0-9A-Z]{4} /)
  })

  it('is refused the second time a year', async () => {
    await plan({}, '--open-link')
    expect(await plan({}, '--open-link')).to.deep.include({ code: 1, complained: 'Kommunen har redan en omgång det året.' })
  })

  it('says everything that is wrong with it at once', async () => {
    const { code, complained } = await plan({ opens: '2026-10-31', closes: '2026-09-01', results: '2026-09-01' })
    expect(code).to.equal(1)
    expect(complained.split('\n')).to.deep.equal([
      'Omgången kan inte läggas upp:',
      '  Sista dagen ligger före den första.',
      '  Resultatet kan inte komma förrän dagen efter den sista svarsdagen.',
      '  Välj urval, områdeskoder eller öppen länk: annars kan ingen svara.',
    ])
  })

  it('needs dates that exist, a survey, a kommun and its areas', async () => {
    expect((await plan({ opens: '2026-02-30', closes: '1/9' }, '--open-link')).complained)
      .to.contain('”2026-02-30” är inte ett datum')
      .and.contain('”1/9”')
    expect((await plan({ survey: 'trygghet-1926' }, '--open-link')).complained)
      .to.contain('finns inte. Det finns: ')
      .and.contain('trygghet-2026')
    expect((await plan({ kommun: 'svedala' }, '--open-link')).complained).to.contain('Det finns: Svenljunga (1465)')
    expect((await terminal.type(['add-round'])).complained).to.equal('Ange --survey.')
  })
})
